use tenancy_sea::prelude::*;

pub struct Model;

#[global_model]
impl Model {}

fn main() {}
