//! What a job carries of the context in which it was pushed, and how it gets back there.

mod error;
mod restore;
mod restored;
mod run;
#[cfg(feature = "serde")]
mod serialised;
mod signature;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod stamp;
mod stamped_tenant;

pub use error::StampError;
pub use restore::RestoreTenancy;
pub use signature::{ForgedStamp, StampSigner};
pub use stamp::TenantStamp;
pub use stamped_tenant::StampedTenant;
