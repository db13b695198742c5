use std::fmt::{self, Debug};
use std::pin::Pin;

use sea_orm::DbErr;

use super::Room;

pub type Pending<'r, T> = Pin<Box<dyn Future<Output = Result<T, DbErr>> + 'r>>;

/// What a form gave, to be compared with what the other one gave.
pub type Outcome = Box<dyn Debug>;

type Run = for<'r> fn(&'r Room, i32) -> Pending<'r, Outcome>;

/// The same work in both forms.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub name: &'static str,
    /// Brings the tables to the state from which so many turns can be taken.
    pub prepare: for<'r> fn(&'r Room, i32) -> Pending<'r, ()>,
    pub(super) scoped: Run,
    pub(super) hand: Run,
}

/// Who keeps the tenants apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Scoped,
    Hand,
}

impl Operation {
    /// Does the work once. Turns are numbered from 0; each has rows of its own where it uses them up.
    pub fn run<'r>(&self, form: Form, room: &'r Room, turn: i32) -> Pending<'r, Outcome> {
        match form {
            Form::Scoped => (self.scoped)(room, turn),
            Form::Hand => (self.hand)(room, turn),
        }
    }
}

impl Form {
    pub const BOTH: [Self; 2] = [Self::Scoped, Self::Hand];
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Scoped => "scoped",
            Self::Hand => "hand",
        })
    }
}
