use tenancy_sea::prelude::*;

#[global_model]
pub struct Model<T> {
    pub id: T,
}

fn main() {}
