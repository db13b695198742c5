use tenancy_sea::TenancyConnection;

fn leak(db: &TenancyConnection) {
    let _ = &db.shared;
}

fn main() {}
