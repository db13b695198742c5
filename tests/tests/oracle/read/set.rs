use tenancy_tests::Backend;

use crate::draw::{Draw, Place, Scope, Type};
use crate::sql::Sql;

impl Draw<'_> {
    /// Branches of one set operation. SQLite takes no parentheses around them.
    pub(super) fn set_operation(&mut self, types: &[Type], scope: &Scope, depth: usize) -> Sql {
        let both = ["UNION ALL", "UNION", "INTERSECT", "EXCEPT"];
        let all = ["INTERSECT ALL", "EXCEPT ALL"];
        // Beside IN, ANY or ALL MariaDB 10.11 takes the first branch's NULL for a row of INTERSECT or EXCEPT (vector 218).
        let unions_alone = self.is(Backend::Mysql) && scope.place == Place::Compared;
        let operations = match self.backend {
            _ if unions_alone => both[..2].to_vec(),
            Backend::Sqlite => both.to_vec(),
            _ => [&both[..], &all[..]].concat(),
        };
        let scope = &scope.clone().placed(Place::Elsewhere);
        let operation = self.source.pick(&operations);
        let branches = 2 + usize::from(self.source.chance(25));
        let branches: Vec<Sql> = (0..branches)
            .map(|_| self.block(types, scope, depth - 1).0)
            .collect();
        Sql::join(branches, &format!(" {operation} "))
    }
}
