use super::family::family;
use crate::CurrentTenant;

family! {
    /// A resource that several tenants and the central database share was written. For applications that sync resources.
    pub enum SyncedResourceEvent {
        /// A synced attribute was written, in a tenant's database or in the central one.
        SyncedResourceSaved {
            /// The resource's table.
            resource: String,
            /// The id by which all databases know it.
            global_id: String,
            /// In whose database it was written; `None` for the central one.
            tenant: Option<CurrentTenant>,
        }
        /// A change was carried over to another database.
        SyncedResourceChangedInForeignDatabase {
            /// The resource's table.
            resource: String,
            /// The id by which all databases know it.
            global_id: String,
            /// To whose database it was carried; `None` for the central one.
            tenant: Option<CurrentTenant>,
        }
    }
}
