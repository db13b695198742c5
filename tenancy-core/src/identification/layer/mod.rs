//! Running a service for the tenant whom a request names.

mod body;
mod call;
mod earlier;
mod future;
mod identify;
mod inside;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod layer;
mod service;

pub use body::TenancyBody;
pub use future::TenancyFuture;
pub use layer::TenancyLayer;
pub use service::TenancyService;
