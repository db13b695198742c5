use sea_orm::DatabaseConnection;
use tenancy_sea::TenancyConnection;

fn leak(db: TenancyConnection) -> DatabaseConnection {
    *db
}

fn main() {}
