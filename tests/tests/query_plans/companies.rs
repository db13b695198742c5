use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, QueryTrait};
use tenancy_sea::__private::planned;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::sales::{company, product, reply, review};
use tenancy_tests::{Backend, Fixture, TestContext, bench};

use crate::explain::explain;

/// So many rows that an index is worth its while: 50 companies with 400 products each. Every product has a sale, a review
/// and two replies.
pub(crate) struct Companies {
    context: TestContext,
    db: TenancyConnection,
}

/// Whose statements are explained.
pub(crate) const COMPANY: i32 = 7;

impl Fixture for Companies {
    async fn set_up(context: TestContext) -> Self {
        bench::create_tables(&context.raw).await.unwrap();
        keep_statistics(&context).await;
        fill(&context.raw).await;
        analyse(&context).await;
        let tenancy = Tenancy::<company::Entity>::builder(context.raw.clone())
            .entities("tenancy_tests::entities::sales::*")
            .build()
            .await
            .unwrap();
        let db = tenancy.for_tenant(COMPANY);
        Self { context, db }
    }
}

impl Companies {
    /// That a statement, scoped, gets the plan of the one in which the filter is written by hand.
    pub(crate) async fn assert_same_plan(&self, scoped: &impl QueryTrait, hand: &impl QueryTrait) {
        let raw = &self.context.raw;
        let backend = raw.get_database_backend();
        let scoped = planned(&self.db, scoped.build(backend)).unwrap();
        let hand = hand.build(backend);
        let of_scoped = explain(raw, self.context.backend, &scoped).await;
        let of_hand = explain(raw, self.context.backend, &hand).await;
        assert!(
            of_scoped == of_hand,
            "the plans differ\n\n{}\n{of_scoped}\n\n{}\n{of_hand}\n",
            scoped.sql,
            hand.sql
        );
    }
}

/// Nobody counts the rows anew between the two plans.
async fn keep_statistics(context: &TestContext) {
    let option = match context.backend {
        Backend::Sqlite => return,
        Backend::Postgres => "SET (autovacuum_enabled = false)",
        Backend::Mysql => "STATS_AUTO_RECALC = 0",
    };
    for table in TABLES {
        run(&context.raw, &[&format!("ALTER TABLE {table} {option}")]).await;
    }
}

const TABLES: [&str; 6] = ["company", "product", "sale", "refund", "review", "reply"];

async fn fill(raw: &DatabaseConnection) {
    let numbers: Vec<_> = (0..50).map(|number| format!("({number})")).collect();
    let numbers = format!("INSERT INTO number (n) VALUES {}", numbers.join(", "));
    // A company, one of its shelves, a place on it. Neighbouring rows are never the same company's.
    let each = "(s.n * 20 + p.n) * 50 + c.n + 1";
    let from = "FROM number c, number s, number p WHERE s.n < 20 AND p.n < 20";
    run(
        raw,
        &[
            "CREATE TABLE number (n integer)",
            &numbers,
            "INSERT INTO company (id, slug) SELECT n + 1, n + 1 FROM number",
            &format!(
                "INSERT INTO product (id, company_id, shelf, name, code, note, price, stock, weight, rating, listed) \
                 SELECT {each}, c.n + 1, s.n, 'Kettle', 'K-100-230', 'Boils a litre', 4990, 12, 950, 45, TRUE {from}"
            ),
            &format!(
                "INSERT INTO sale (id, company_id, product_id, day, buyer, address, note, price, pieces, discount, paid) \
                 SELECT {each}, c.n + 1, {each}, s.n, 'A. Buyer', '1 High Street', '', 4990, 1, 0, TRUE {from}"
            ),
            &format!(
                "INSERT INTO review (id, product_id, text) SELECT {each}, {each}, 'As described' {from}"
            ),
            &format!(
                "INSERT INTO reply (id, review_id, thread, text) SELECT {each}, {each}, s.n, 'Thank you' {from}"
            ),
            &format!(
                "INSERT INTO reply (id, review_id, thread, text) \
                 SELECT {each} + 20000, {each}, p.n, 'You are welcome' {from}"
            ),
        ],
    )
    .await;
}

async fn analyse(context: &TestContext) {
    let statement = match context.backend {
        Backend::Sqlite | Backend::Postgres => "ANALYZE".to_owned(),
        Backend::Mysql => format!("ANALYZE TABLE {}", TABLES.join(", ")),
    };
    run(&context.raw, &[&statement]).await;
}

async fn run(raw: &DatabaseConnection, statements: &[&str]) {
    for text in statements {
        raw.execute_unprepared(text).await.unwrap();
    }
}

/// By hand: the review is one of the company's products'.
pub(crate) fn own_review() -> SelectStatement {
    let product = Expr::col((product::Entity, product::Column::Id));
    Query::select()
        .expr(Expr::val(1))
        .from(product::Entity)
        .and_where(product.equals((review::Entity, review::Column::ProductId)))
        .and_where(product::Column::CompanyId.eq(COMPANY))
        .to_owned()
}

/// By hand: the reply is one to such a review.
pub(crate) fn own_reply() -> SelectStatement {
    let product = Expr::col((product::Entity, product::Column::Id));
    let review = Expr::col((review::Entity, review::Column::Id));
    Query::select()
        .expr(Expr::val(1))
        .from(review::Entity)
        .from(product::Entity)
        .and_where(review.equals((reply::Entity, reply::Column::ReviewId)))
        .and_where(product.equals((review::Entity, review::Column::ProductId)))
        .and_where(product::Column::CompanyId.eq(COMPANY))
        .to_owned()
}
