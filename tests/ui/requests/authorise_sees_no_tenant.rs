use tenancy_sea::prelude::*;

fn layer(layer: TenancyLayer) -> TenancyLayer {
    layer.authorise(true)
}

fn main() {}
