use sea_orm::{ActiveModelTrait, DatabaseConnection, DbErr, EntityTrait};

/// Writes rows past tenancy, as a fixture does.
#[allow(async_fn_in_trait, reason = "tests")]
pub trait Store: ActiveModelTrait {
    /// Inserts the row without asking for anything back: under `mariadb-use-returning` SeaORM expects an answer that
    /// sea-query doesn't ask MariaDB for (sea-orm#2709).
    async fn store(self, raw: &DatabaseConnection) -> Result<u64, DbErr> {
        Self::Entity::insert(self).exec_without_returning(raw).await
    }
}

impl<A: ActiveModelTrait> Store for A {}
