use tenancy_sea::prelude::*;

fn layer<Blog: TenantEntity>(tenancy: Tenancy<Blog>) -> TenancyLayer {
    TenancyLayer::new(tenancy, "example.com")
}

fn main() {}
