//! Work for later: the stamp that says for whom a job runs.

mod stamp;

pub use stamp::{ForgedStamp, RestoreTenancy, StampError, StampSigner, StampedTenant, TenantStamp};
