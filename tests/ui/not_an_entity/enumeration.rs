use tenancy_sea::prelude::*;

#[belongs_to_tenant]
#[optional_tenant]
pub enum Relation {
    Blog,
}

fn main() {}
