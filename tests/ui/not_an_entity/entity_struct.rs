use tenancy_sea::prelude::*;

#[belongs_to_tenant]
#[derive(Copy, Clone, Default, Debug)]
pub struct Entity;

fn main() {}
