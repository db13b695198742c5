//! Which expressions stand in no other one of their query.

/// For each query that a walk is within, and for what is around them all, how many expressions are open.
pub(super) struct Outermost(Vec<usize>);

impl Outermost {
    pub(super) fn new() -> Self {
        Self(vec![0])
    }

    pub(super) fn enter_query(&mut self) {
        self.0.push(0);
    }

    pub(super) fn leave_query(&mut self) {
        self.0.pop();
    }

    /// Begins an expression, and says whether it is such a one.
    pub(super) fn enter(&mut self) -> bool {
        self.0.last_mut().is_some_and(|open| {
            *open += 1;
            *open == 1
        })
    }

    pub(super) fn leave(&mut self) {
        if let Some(open) = self.0.last_mut() {
            *open -= 1;
        }
    }
}
