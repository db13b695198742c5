use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait, Set,
};

use crate::entities::sales::{company, product, refund, reply, review, sale};

const COMPANIES: i32 = 4;
/// Of each company.
const SHELVES: i32 = 10;
const ON_A_SHELF: i32 = 20;
pub(super) const EACH: i32 = SHELVES * ON_A_SHELF;
const PRICE: i32 = 4_990;
const STOCK: i32 = 12;

/// Rows that an operation writes stand on shelves and in days from here on.
pub(super) const SCRATCH: i32 = 1_000;
/// Their keys where they must be known.
pub(super) const SCRATCH_ID: i32 = 1_000_000_000;

/// All tables of the companies, and indexes that begin with the tenant's column where there is one.
///
/// # Errors
///
/// The database's.
pub async fn create_tables(raw: &DatabaseConnection) -> Result<(), DbErr> {
    raw.get_schema_builder()
        .register(company::Entity)
        .register(product::Entity)
        .register(sale::Entity)
        .register(refund::Entity)
        .register(review::Entity)
        .register(reply::Entity)
        .apply(raw)
        .await?;
    for index in [
        "product_shelf ON product (company_id, shelf)",
        "sale_day ON sale (company_id, day)",
        "sale_product ON sale (product_id)",
        "refund_company ON refund (company_id)",
        "refund_sale ON refund (sale_id)",
        "review_product ON review (product_id)",
        "reply_review ON reply (review_id)",
        "reply_thread ON reply (thread)",
    ] {
        raw.execute_unprepared(&format!("CREATE INDEX {index}"))
            .await?;
    }
    Ok(())
}

/// The companies' rows take turns, so that neighbouring ones are never the same company's. Keys count from 1.
pub(super) async fn fill(raw: &DatabaseConnection) -> Result<(), DbErr> {
    let companies = (1..=COMPANIES).map(|id| company::ActiveModel {
        slug: Set(format!("company-{id}")),
        ..Default::default()
    });
    store(raw, companies).await?;
    let places =
        || (0..EACH).flat_map(|number| (1..=COMPANIES).map(move |company| (number, company)));
    store(
        raw,
        places().map(|(number, company)| product(company, number / ON_A_SHELF)),
    )
    .await?;
    let sales =
        places().map(|(number, company)| sale(company, id(number, company), number / ON_A_SHELF));
    store(raw, sales).await?;
    let refunds = places().map(|(number, company)| refund::ActiveModel {
        company_id: Set(company),
        sale_id: Set(id(number, company)),
        amount: Set(number),
        ..Default::default()
    });
    store(raw, refunds).await?;
    let reviews = places().map(|(number, company)| review::ActiveModel {
        product_id: Set(id(number, company)),
        text: Set("As described".into()),
        ..Default::default()
    });
    store(raw, reviews).await?;
    let replies = places().map(|(number, company)| reply::ActiveModel {
        review_id: Set(id(number, company)),
        thread: Set(number / ON_A_SHELF),
        text: Set("Thank you".into()),
        ..Default::default()
    });
    store(raw, replies).await?;
    analyse(raw).await
}

/// The key of a company's row. A sale is of the product with the same key, and so on.
pub(super) const fn id(number: i32, company: i32) -> i32 {
    number * COMPANIES + company
}

pub(super) async fn clear(raw: &DatabaseConnection) -> Result<(), DbErr> {
    for statement in [
        format!("DELETE FROM sale WHERE day >= {SCRATCH}"),
        format!("DELETE FROM product WHERE shelf >= {SCRATCH}"),
        format!(
            "UPDATE product SET price = {PRICE}, stock = {STOCK} WHERE price <> {PRICE} OR stock <> {STOCK}"
        ),
    ] {
        raw.execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// Lets the planner of the database know how the rows are distributed. SQLite, as it is bundled, would then prepare a
/// statement anew whenever another value is bound, which hides all else.
async fn analyse(raw: &DatabaseConnection) -> Result<(), DbErr> {
    let statement = match raw.get_database_backend() {
        DbBackend::Postgres => "ANALYZE",
        DbBackend::MySql => "ANALYZE TABLE company, product, sale, refund, review, reply",
        _ => return Ok(()),
    };
    raw.execute_unprepared(statement).await.map(drop)
}

/// Inserts rows past tenancy, in statements that every database takes.
pub(super) async fn store<A: ActiveModelTrait>(
    raw: &DatabaseConnection,
    rows: impl IntoIterator<Item = A>,
) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some = rows.by_ref().take(500);
        A::Entity::insert_many(some)
            .exec_without_returning(raw)
            .await?;
    }
    Ok(())
}

/// A company's product.
pub(super) fn product(company: i32, shelf: i32) -> product::ActiveModel {
    product::ActiveModel {
        company_id: Set(company),
        ..own_product(shelf)
    }
}

/// A product whose company goes without saying.
pub(super) fn own_product(shelf: i32) -> product::ActiveModel {
    product::ActiveModel {
        shelf: Set(shelf),
        name: Set("Kettle".into()),
        code: Set("K-100-230".into()),
        note: Set("Boils a litre of water in two minutes".into()),
        price: Set(PRICE),
        stock: Set(STOCK),
        weight: Set(950),
        rating: Set(45),
        listed: Set(true),
        ..Default::default()
    }
}

/// A company's sale.
pub(super) fn sale(company: i32, product: i32, day: i32) -> sale::ActiveModel {
    sale::ActiveModel {
        company_id: Set(company),
        ..own_sale(product, day)
    }
}

/// A sale whose company goes without saying.
pub(super) fn own_sale(product: i32, day: i32) -> sale::ActiveModel {
    sale::ActiveModel {
        product_id: Set(product),
        day: Set(day),
        buyer: Set("A. Buyer".into()),
        address: Set("1 High Street".into()),
        note: Set("Leave it with the neighbours".into()),
        price: Set(PRICE),
        pieces: Set(1),
        discount: Set(0),
        paid: Set(true),
        ..Default::default()
    }
}
