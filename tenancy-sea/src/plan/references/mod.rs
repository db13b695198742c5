//! Keys that a write leaves behind must point to rows that the tenant sees: checked in the statement itself, all or nothing.

mod bulk_reference;
pub(super) mod capture;
mod insert_reference;
pub(super) mod pointing;
pub(super) mod raise;
pub(super) mod reference;
pub(super) mod repeatable;
pub(super) mod set_reference;
