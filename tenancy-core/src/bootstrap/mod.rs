//! Making parts of the application the tenant's while its context is current.

mod bootstrapped;
mod bootstrapper;
mod bootstrappers;

pub use bootstrapped::Bootstrapped;
pub use bootstrapper::Bootstrapper;
pub use bootstrappers::Bootstrappers;
