//! What was done, to be looked at afterwards.

use std::sync::{Arc, Mutex};

/// What was done, in order. All clones are the same journal.
#[derive(Clone, Debug, Default)]
pub struct Journal(Arc<Mutex<Vec<String>>>);

impl Journal {
    pub fn note(&self, entry: impl Into<String>) {
        self.0
            .lock()
            .expect("nobody panics here")
            .push(entry.into());
    }

    pub fn entries(&self) -> Vec<String> {
        self.0.lock().expect("nobody panics here").clone()
    }
}
