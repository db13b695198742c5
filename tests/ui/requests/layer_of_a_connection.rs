use tenancy_sea::identification::HeaderResolver;
use tenancy_sea::prelude::*;

fn layer(db: TenancyConnection) -> TenancyLayer {
    TenancyLayer::new(db, HeaderResolver::new())
}

fn main() {}
