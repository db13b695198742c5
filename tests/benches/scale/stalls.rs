use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryTrait,
};
use tenancy_sea::prelude::*;
use tenancy_tests::bench;
use tenancy_tests::entities::sales::company;
use tenancy_tests::entities::sales::product::{Column, Entity as Product};

/// A database with many companies, each with a single product of the same key.
pub(crate) async fn set_up(raw: &DatabaseConnection, companies: i32) -> Result<(), DbErr> {
    bench::create_tables(raw).await?;
    let numbers = format!(
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {companies})"
    );
    for insert in [
        "INSERT INTO company (id, slug) SELECT n, n FROM number",
        "INSERT INTO product (id, company_id, shelf, name, code, note, price, stock, weight, rating, listed) \
         SELECT n, n, 1, 'Kettle', 'K-100-230', 'Boils a litre', 4990, 12, 950, 45, true FROM number",
    ] {
        raw.execute_unprepared(&format!("{numbers} {insert}"))
            .await?;
    }
    Ok(())
}

pub(crate) async fn tenancy(raw: &DatabaseConnection) -> Tenancy<company::Entity> {
    Tenancy::builder(raw.clone())
        .entities("tenancy_tests::entities::sales::*")
        .build()
        .await
        .unwrap()
}

/// Finds a company's product; by hand its filter is given.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    company: i32,
    by_hand: bool,
) -> Result<(), DbErr> {
    let found = Product::find_by_id(company)
        .apply_if(by_hand.then_some(company), |find, company| {
            find.filter(Column::CompanyId.eq(company))
        })
        .one(db)
        .await?;
    match found {
        Some(product) if product.company_id == company => Ok(()),
        _ => Err(DbErr::Custom("the product is there".into())),
    }
}
