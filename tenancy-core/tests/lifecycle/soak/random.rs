/// Chance that can be repeated: SplitMix64.
pub(super) struct Random(u64);

impl Random {
    /// What chance has for a switch depends on the seed, the task and the switch alone, not on what else goes on.
    pub(super) fn of(seed: u64, task: usize, switch: usize) -> Self {
        let mut random = Self(seed);
        for place in [task, switch] {
            random.0 = random.next() ^ u64::try_from(place).expect("it is small");
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of so many, from 0.
    pub(super) fn below(&mut self, many: usize) -> usize {
        let many = u64::try_from(many).expect("it is small");
        usize::try_from(self.next() % many).expect("it is small")
    }

    /// Whether it is the case once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
