use tenancy_sea::prelude::*;

#[tenant]
pub struct Model(pub i32);

fn main() {}
