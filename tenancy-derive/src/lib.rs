//! The attributes of `tenancy-sea`.
