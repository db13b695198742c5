//! Makes a list of choices small while what it stands for still fails: after `MacIver` and Donaldson, "Test-case reduction
//! via test-case generation: insights from the Hypothesis reducer", 2020.

/// How many lists are tried at most.
const TRIES: usize = 600;

/// The smallest failing choices found, where `fails` says which choices fail.
pub async fn shrink(choices: Vec<usize>, fails: impl AsyncFn(&[usize]) -> bool) -> Vec<usize> {
    let mut best = choices;
    let mut tries = 0;
    loop {
        let before = best.clone();
        for size in [32, 16, 8, 4, 2, 1] {
            let mut at = best.len();
            while at > 0 && tries < TRIES {
                at = at.saturating_sub(size);
                let mut shorter = best.clone();
                shorter.drain(at..best.len().min(at + size));
                tries += 1;
                if fails(&shorter).await {
                    best = shorter;
                }
            }
        }
        for at in (0..best.len()).rev() {
            for smaller in [0, best[at] / 2, best[at].saturating_sub(1)] {
                if smaller >= best[at] || tries >= TRIES {
                    continue;
                }
                let mut lower = best.clone();
                lower[at] = smaller;
                tries += 1;
                if fails(&lower).await {
                    best = lower;
                }
            }
        }
        if best == before || tries >= TRIES {
            return best;
        }
    }
}
