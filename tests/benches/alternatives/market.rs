use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tenancy_sea::prelude::*;
use tenancy_tests::bench::{self, Place};
use tenancy_tests::entities::sales::company;

pub(crate) const COMPANIES: i32 = 1_000;
/// Of each company.
pub(crate) const PRODUCTS: i32 = 1_000;
pub(crate) const ON_A_SHELF: i32 = 20;

/// A database that is large, with each way to it. Every way has one connection, and the rights of an ordinary role.
pub(crate) struct Market {
    /// Row-level security, with the tenant named in a transaction.
    pub(crate) in_transaction: DatabaseConnection,
    /// Row-level security, with the tenant named in the session.
    pub(crate) in_session: DatabaseConnection,
    /// Past row-level security. By hand and scoped.
    pub(crate) open: DatabaseConnection,
    pub(crate) tenancy: Tenancy<company::Entity>,
    owner: DatabaseConnection,
    server: String,
}

impl Market {
    pub(crate) async fn set_up(server: &str) -> Result<Self, DbErr> {
        let owner = Place::Postgres.connect(server).await?;
        bench::create_tables(&owner).await?;
        fill(&owner).await?;
        create_roles(&owner).await?;
        let in_transaction = connect_as(server, &guarded()).await?;
        let in_session = connect_as(server, &guarded()).await?;
        let open = connect_as(server, &bypassing()).await?;
        let tenancy = Tenancy::builder(open.clone())
            .entities("tenancy_tests::entities::sales::*")
            .build()
            .await
            .unwrap();
        Ok(Self {
            in_transaction,
            in_session,
            open,
            tenancy,
            owner,
            server: server.to_owned(),
        })
    }

    pub(crate) async fn remove(self) -> Result<(), DbErr> {
        for connection in [self.in_transaction, self.in_session, self.open] {
            connection.close().await?;
        }
        // The database takes the roles' rights with it, and the roles can be dropped from outside.
        Place::Postgres.remove(self.owner, &self.server).await?;
        let server = sea_orm::Database::connect(&self.server).await?;
        for role in [guarded(), bypassing()] {
            run(&server, &format!("DROP ROLE {role}")).await?;
        }
        server.close().await
    }
}

fn guarded() -> String {
    format!("tenancy_bench_guarded_{}", std::process::id())
}

fn bypassing() -> String {
    format!("tenancy_bench_bypassing_{}", std::process::id())
}

/// Neighbouring rows are never the same company's.
async fn fill(owner: &DatabaseConnection) -> Result<(), DbErr> {
    let rows = COMPANIES * PRODUCTS;
    for statement in [
        format!(
            "INSERT INTO company (id, slug) SELECT n, 'company-' || n FROM generate_series(1, {COMPANIES}) n"
        ),
        format!(
            "INSERT INTO product (id, company_id, shelf, name, code, note, price, stock, weight, rating, listed) \
             SELECT n + 1, n % {COMPANIES} + 1, n / {COMPANIES} / {ON_A_SHELF}, 'Kettle', 'K-100-230', \
             'Boils a litre of water in two minutes', 4990, 12, 950, 45, true FROM generate_series(0, {rows} - 1) n"
        ),
        "VACUUM (ANALYZE) product".to_owned(),
        "ALTER TABLE product SET (autovacuum_enabled = false)".to_owned(),
    ] {
        run(owner, &statement).await?;
    }
    Ok(())
}

/// The key of one of a company's products.
pub(crate) fn id(number: i32, company: i32) -> i32 {
    number % PRODUCTS * COMPANIES + company
}

async fn create_roles(owner: &DatabaseConnection) -> Result<(), DbErr> {
    let (guarded, bypassing) = (guarded(), bypassing());
    for statement in [
        format!("CREATE ROLE {guarded} NOBYPASSRLS"),
        format!("CREATE ROLE {bypassing} BYPASSRLS"),
        format!("GRANT ALL ON ALL TABLES IN SCHEMA public TO {guarded}, {bypassing}"),
        "ALTER TABLE product ENABLE ROW LEVEL SECURITY".to_owned(),
        "ALTER TABLE product FORCE ROW LEVEL SECURITY".to_owned(),
        "CREATE POLICY own ON product USING (company_id = current_setting('app.tenant')::integer)"
            .to_owned(),
    ] {
        run(owner, &statement).await?;
    }
    Ok(())
}

async fn connect_as(server: &str, role: &str) -> Result<DatabaseConnection, DbErr> {
    let connection = Place::Postgres.connect_again(server, 1).await?;
    run(&connection, &format!("SET ROLE {role}")).await?;
    Ok(connection)
}

async fn run(connection: &DatabaseConnection, statement: &str) -> Result<(), DbErr> {
    connection.execute_unprepared(statement).await.map(drop)
}
