//! Statements that bytes choose from a grammar: deep, and mostly valid.

mod choice;
mod expression;
mod read;
mod write;

use sea_orm::DbBackend;

use choice::Choice;

/// A statement of the grammar.
pub fn statement(bytes: &[u8], backend: DbBackend) -> String {
    let mut choice = Choice {
        bytes,
        backend,
        depth: 0,
    };
    choice.statement()
}

impl Choice<'_> {
    fn statement(&mut self) -> String {
        let with = self.maybe(Self::with);
        match self.of(8) {
            0 | 1 => format!("{with}{}", self.insert()),
            2 => format!("{with}{}", self.update()),
            3 => format!("{with}{}", self.delete()),
            4 => format!("EXPLAIN {with}{}", self.query()),
            _ => format!("{with}{}", self.query()),
        }
    }
}
