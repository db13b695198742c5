use sea_orm::{DbBackend, DbErr, Statement, StatementBuilder};

/// What SeaORM's role-based access control allows the user of a connection, if it is restricted to one.
#[derive(Clone, Debug, Default)]
pub(super) struct Restriction {
    #[cfg(feature = "rbac")]
    user: Option<sea_orm::RestrictedConnection>,
}

#[cfg(feature = "rbac")]
impl Restriction {
    pub(super) fn of(user: sea_orm::RestrictedConnection) -> Self {
        Self { user: Some(user) }
    }

    /// The text of a statement, if the user may run it.
    pub(super) fn build<S: StatementBuilder>(
        &self,
        backend: DbBackend,
        statement: &S,
    ) -> Result<Statement, DbErr> {
        let text = statement.build(&backend);
        if let Some(user) = &self.user {
            // SeaORM's audit panics on schema statements, so they are told by their text.
            if is_schema_statement(&text.sql) {
                return Err(DbErr::RbacError(
                    "schema statements are not supported on a restricted connection".into(),
                ));
            }
            user.user_can_run(statement)?;
        }
        Ok(text)
    }

    /// Refuses raw statements of a restricted user, as SeaORM does: there is nothing to audit.
    pub(super) fn allow_raw(&self) -> Result<(), DbErr> {
        if self.user.is_some() {
            return Err(DbErr::RbacError(
                "raw statements are not supported on a restricted connection".into(),
            ));
        }
        Ok(())
    }
}

#[cfg(feature = "rbac")]
fn is_schema_statement(sql: &str) -> bool {
    let keyword = sql.split_whitespace().next().unwrap_or_default();
    ["CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME"]
        .iter()
        .any(|schema| keyword.eq_ignore_ascii_case(schema))
}

#[cfg(not(feature = "rbac"))]
impl Restriction {
    /// The text of a statement.
    #[allow(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the interface that the feature `rbac` needs"
    )]
    pub(super) fn build<S: StatementBuilder>(
        &self,
        backend: DbBackend,
        statement: &S,
    ) -> Result<Statement, DbErr> {
        Ok(statement.build(&backend))
    }

    /// Raw statements are planned like any other.
    #[allow(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the interface that the feature `rbac` needs"
    )]
    pub(super) fn allow_raw(&self) -> Result<(), DbErr> {
        Ok(())
    }
}
