use sqlparser::ast::{Statement, UtilityOption};

use super::planning::Planning;
use super::scope::Scope;
use crate::error::{Refusal, TenancyError};

impl Planning<'_> {
    /// The allow-list: what is not named here is refused.
    pub(super) fn statement(
        &mut self,
        statement: &mut Statement,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let columns = match statement {
            Statement::Query(query) => self.query(query, scope)?,
            Statement::Insert(insert) => self.insert(insert, scope)?,
            Statement::Update(update) => self.update(update, scope)?,
            Statement::Delete(delete) => match self.many_target(delete)? {
                Some((id, qualifier)) => {
                    let rows = self.unlink(delete, id, &qualifier, scope)?;
                    *statement = Statement::Query(Box::new(rows));
                    return Ok(());
                }
                None => self.delete(delete, scope)?,
            },
            Statement::Explain {
                analyze,
                statement,
                options,
                ..
            } => {
                let analyze = *analyze || options.as_deref().is_some_and(analyzes);
                return self.explain(analyze, statement, scope);
            }
            other => return Err(Refusal::Kind(kind(other)).into()),
        };
        if self.scopes() {
            self.guard = self.guarded(&columns);
        }
        Ok(())
    }

    /// EXPLAIN plans what it explains. ANALYZE would run it, and tell how many rows of others it passed over.
    fn explain(
        &mut self,
        analyze: bool,
        statement: &mut Statement,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        if analyze {
            return Err(Refusal::Kind("EXPLAIN ANALYZE".into()).into());
        }
        match statement {
            Statement::Query(_)
            | Statement::Insert(_)
            | Statement::Update(_)
            | Statement::Delete(_) => {}
            other => return Err(Refusal::Kind(format!("EXPLAIN of {}", kind(other))).into()),
        }
        self.statement(statement, scope)?;
        self.alone("EXPLAIN of a write to a many-to-many entity")?;
        self.guard.clear();
        Ok(())
    }
}

/// Whether `EXPLAIN (…)` would run what it explains. What the option is set to isn't looked at.
fn analyzes(options: &[UtilityOption]) -> bool {
    options
        .iter()
        .any(|option| option.name.value.eq_ignore_ascii_case("analyze"))
}

/// The first word of a statement, for messages.
fn kind(statement: &Statement) -> String {
    statement
        .to_string()
        .split_whitespace()
        .next()
        .unwrap_or("this statement")
        .to_uppercase()
}
