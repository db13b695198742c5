use tenancy_sea::prelude::*;

#[global_model]
mod country {}

fn main() {}
