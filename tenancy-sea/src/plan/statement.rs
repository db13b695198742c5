use sqlparser::ast::{Expr, Statement, UtilityOption};

use super::Mode;
use super::dialect::Dialect;
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
                let other = options.as_deref().and_then(unknown_option);
                let analyze = if *analyze {
                    Some("ANALYZE".to_owned())
                } else {
                    other
                };
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
        option: Option<String>,
        statement: &mut Statement,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        if let Some(option) = option {
            return Err(Refusal::Kind(format!("EXPLAIN {option}")).into());
        }
        match statement {
            Statement::Query(_)
            | Statement::Insert(_)
            | Statement::Update(_)
            | Statement::Delete(_) => {}
            other => return Err(Refusal::Kind(format!("EXPLAIN of {}", kind(other))).into()),
        }
        let reads = matches!(statement, Statement::Query(_));
        if self.dialect == Dialect::MySql && self.mode == Mode::Tenant && !reads {
            return Err(TenancyError::form(
                "EXPLAIN of a write, which shows what rows that are found by their key hold; explain its SELECT",
            ));
        }
        self.statement(statement, scope)?;
        self.alone("EXPLAIN of a write to a many-to-many entity")?;
        self.guard.clear();
        Ok(())
    }
}

/// An option of `EXPLAIN (…)` that isn't known to leave what is explained alone, as ANALYZE, also spelled ANALYSE, doesn't.
fn unknown_option(options: &[UtilityOption]) -> Option<String> {
    const KNOWN: [&str; 11] = [
        "BUFFERS",
        "COSTS",
        "FORMAT",
        "GENERIC_PLAN",
        "MEMORY",
        "SERIALIZE",
        "SETTINGS",
        "SUMMARY",
        "TIMING",
        "VERBOSE",
        "WAL",
    ];
    let plain = |option: &UtilityOption| {
        matches!(
            option.arg,
            None | Some(Expr::Identifier(_) | Expr::Value(_))
        )
    };
    let mut unknown = options.iter().filter(|option| {
        let name = &option.name.value;
        !plain(option) || !KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known))
    });
    unknown
        .next()
        .map(|option| option.name.value.to_uppercase())
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
