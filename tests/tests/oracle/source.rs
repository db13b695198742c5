use tenancy_tests::Random;

/// The choices of which a statement is made, drawn at random or replayed.
///
/// 0 is always the simplest choice, and what comes after the end of a replay is 0: so a list of choices can be shortened
/// and made smaller, and whatever comes of it is a statement again.
#[derive(Debug)]
pub struct Source {
    random: Option<Random>,
    replayed: Vec<usize>,
    taken: Vec<usize>,
}

impl Source {
    pub fn random(seed: u64) -> Self {
        Self {
            random: Some(Random::new(seed)),
            replayed: Vec::new(),
            taken: Vec::new(),
        }
    }

    pub fn replay(choices: &[usize]) -> Self {
        Self {
            random: None,
            replayed: choices.to_vec(),
            taken: Vec::new(),
        }
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let choice = match &mut self.random {
            Some(random) => random.number(),
            None => self.replayed.get(self.taken.len()).copied().unwrap_or(0),
        };
        let choice = choice % bound.max(1);
        self.taken.push(choice);
        choice
    }

    /// True in so many of a hundred cases; false is the simplest.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// The choices that were taken.
    pub fn taken(self) -> Vec<usize> {
        self.taken
    }
}
