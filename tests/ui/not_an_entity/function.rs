use tenancy_sea::prelude::*;

#[tenant]
fn blog() {}

fn main() {}
