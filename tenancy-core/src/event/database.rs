use super::family::family;
use crate::CurrentTenant;

family! {
    /// A tenant's own database is made, migrated, seeded or deleted. For applications with a database per tenant.
    pub enum DatabaseEvent {
        /// The database is about to be created.
        CreatingDatabase {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database was created.
        DatabaseCreated {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database is about to be migrated.
        MigratingDatabase {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database was migrated; runs in the tenant's context.
        DatabaseMigrated {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database is about to be seeded.
        SeedingDatabase {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database was seeded; runs in the tenant's context.
        DatabaseSeeded {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// Migrations of the database are about to be rolled back.
        RollingBackDatabase {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// Migrations of the database were rolled back; runs in the tenant's context.
        DatabaseRolledBack {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database is about to be deleted.
        DeletingDatabase {
            /// Whose database it is.
            tenant: CurrentTenant,
        }
        /// The database was deleted.
        DatabaseDeleted {
            /// Whose database it was.
            tenant: CurrentTenant,
        }
    }
}

impl DatabaseEvent {
    /// Whose database it is.
    #[must_use]
    pub fn tenant(&self) -> &CurrentTenant {
        match self {
            Self::CreatingDatabase(event) => &event.tenant,
            Self::DatabaseCreated(event) => &event.tenant,
            Self::MigratingDatabase(event) => &event.tenant,
            Self::DatabaseMigrated(event) => &event.tenant,
            Self::SeedingDatabase(event) => &event.tenant,
            Self::DatabaseSeeded(event) => &event.tenant,
            Self::RollingBackDatabase(event) => &event.tenant,
            Self::DatabaseRolledBack(event) => &event.tenant,
            Self::DeletingDatabase(event) => &event.tenant,
            Self::DatabaseDeleted(event) => &event.tenant,
        }
    }
}
