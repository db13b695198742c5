/// Fills the tenant relation of loaded values.
pub trait HydrateTenant {}
