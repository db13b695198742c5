use super::Draft;
use super::family::family;
use crate::CurrentTenant;

family! {
    /// A tenant is created, changed or deleted.
    ///
    /// In the order of Laravel's models: saving, creating, created, saved; saving, updating, updated, saved; deleting,
    /// deleted. Those before a write have the tenant as a draft, which a listener may change; an error of theirs keeps it
    /// from being written. Those after it come when it is committed.
    pub enum TenantEvent {
        /// A tenant is about to be created.
        CreatingTenant {
            /// The tenant's `ActiveModel`.
            draft: Draft,
        }
        /// A tenant was created.
        TenantCreated {
            /// The new tenant.
            tenant: CurrentTenant,
        }
        /// A tenant is about to be created or changed.
        SavingTenant {
            /// The tenant as it is, if there is one.
            tenant: Option<CurrentTenant>,
            /// The tenant's `ActiveModel`.
            draft: Draft,
        }
        /// A tenant was created or changed.
        TenantSaved {
            /// The tenant as it is now.
            tenant: CurrentTenant,
            /// The tenant as it was, if there was one.
            original: Option<CurrentTenant>,
        }
        /// A tenant is about to be changed.
        UpdatingTenant {
            /// The tenant as it is.
            tenant: CurrentTenant,
            /// The tenant's `ActiveModel`.
            draft: Draft,
        }
        /// A tenant was changed.
        TenantUpdated {
            /// The tenant as it is now.
            tenant: CurrentTenant,
            /// The tenant as it was.
            original: CurrentTenant,
        }
        /// A tenant is about to be deleted.
        DeletingTenant {
            /// The tenant.
            tenant: CurrentTenant,
        }
        /// A tenant was deleted.
        TenantDeleted {
            /// The tenant as it was.
            tenant: CurrentTenant,
        }
    }
}
