//! One cell: a statement, run, and what came of it.

use sea_orm::{ConnectionTrait, DbErr, JsonValue, Statement};
use tenancy_sea::TenancyError;

use super::forms::Written;
use super::kinds::Kind;
use super::relations::{Outcome, Part, Relation};
use super::world::World;

/// What a cell is called when it fails.
pub(crate) struct Name<'n> {
    pub(crate) world: &'n World,
    pub(crate) kind: &'n Kind,
    pub(crate) relation: &'n Relation,
    pub(crate) form: &'n str,
    pub(crate) key: &'n [Part],
}

impl Name<'_> {
    pub(crate) fn of(&self, fault: &str) -> String {
        format!(
            "{} {} {} {} {:?}: {fault}",
            self.world.backend(),
            self.kind.table,
            self.relation.name,
            self.form,
            self.key
        )
    }

    /// Compares what a write ended in, and what it left behind, with what is expected. `before` are the kind's rows.
    pub(crate) async fn judge(
        &self,
        result: Result<(), DbErr>,
        expected: Outcome,
        row: i32,
        before: &[JsonValue],
    ) -> Result<(), String> {
        if !self.is_expected(&result, expected) {
            self.world.restore(self.kind, self.relation.columns).await;
            return Err(self.of(&format!("expected {expected:?}, got {result:?}")));
        }
        if expected == Outcome::Passes {
            let stored = self.stored(row).await;
            self.world.restore(self.kind, self.relation.columns).await;
            return stored;
        }
        if self.world.rows(self.kind).await != before {
            self.world.restore(self.kind, self.relation.columns).await;
            return Err(self.of("something was written"));
        }
        Ok(())
    }

    fn is_expected(&self, result: &Result<(), DbErr>, expected: Outcome) -> bool {
        let refusal = match result {
            Ok(()) => return expected == Outcome::Passes,
            Err(err) => TenancyError::from_db_err(err),
        };
        let ours = |entity: &str| entity.ends_with(&format!("::{}", self.kind.table));
        match (expected, refusal) {
            (
                Outcome::CrossTenantReference,
                Some(TenancyError::CrossTenantReference { entity, relation }),
            ) => ours(entity) && relation == self.relation.name,
            (Outcome::OrphanedRow, Some(TenancyError::OrphanedRow { entity, .. })) => ours(entity),
            (Outcome::Refused, Some(TenancyError::Refused { .. })) => true,
            (Outcome::ForeignKey, None) => result
                .as_ref()
                .is_err_and(|err| err.to_string().to_lowercase().contains("foreign key")),
            _ => false,
        }
    }

    async fn stored(&self, row: i32) -> Result<(), String> {
        let columns = self.relation.columns.join(", ");
        let sql = format!("SELECT {columns} FROM {} WHERE id = {row}", self.kind.table);
        let rows = self.world.select(&sql).await;
        let [stored] = rows.as_slice() else {
            return Err(self.of(&format!("row {row} isn't there")));
        };
        let same = self
            .relation
            .columns
            .iter()
            .zip(self.key)
            .all(|(column, part)| match (&stored[*column], part) {
                (JsonValue::Null, Part::Null) => true,
                (JsonValue::Number(number), Part::Int(int)) => {
                    number.as_i64() == Some(i64::from(*int))
                }
                (JsonValue::String(text), Part::Text(expected)) => text == expected,
                _ => false,
            });
        if same {
            Ok(())
        } else {
            Err(self.of(&format!("row {row} holds {stored}")))
        }
    }
}

/// Runs a statement as shop 1, reading its rows where it returns some.
pub(crate) async fn run(world: &World, written: &Written) -> Result<(), DbErr> {
    let db = world.mine();
    let backend = db.get_database_backend();
    let statement =
        Statement::from_sql_and_values(backend, written.text.as_str(), written.values.clone());
    if written.text.contains("RETURNING") {
        db.query_all_raw(statement).await.map(drop)
    } else {
        db.execute_raw(statement).await.map(drop)
    }
}
