use tenancy_sea::prelude::*;

#[belongs_to_tenant]
pub struct Settings {
    pub tenant_id: i32,
}

fn main() {}
