use tenancy_tests::Backend;

use crate::draw::{Draw, Scope, Type};
use crate::sql::Sql;

impl Draw<'_> {
    /// Branches of one set operation. SQLite takes no parentheses around them.
    pub(super) fn set_operation(&mut self, types: &[Type], scope: &Scope, depth: usize) -> Sql {
        let both = ["UNION ALL", "UNION", "INTERSECT", "EXCEPT"];
        let all = ["INTERSECT ALL", "EXCEPT ALL"];
        let operations = if self.is(Backend::Sqlite) {
            both.to_vec()
        } else {
            [&both[..], &all[..]].concat()
        };
        let operation = self.source.pick(&operations);
        let branches = 2 + usize::from(self.source.chance(25));
        let branches: Vec<Sql> = (0..branches)
            .map(|_| self.block(types, scope, depth - 1).0)
            .collect();
        Sql::join(branches, &format!(" {operation} "))
    }
}
