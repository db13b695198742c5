//! Rows that change their tenant behind the statement's back are withheld.

use futures_util::TryStreamExt;
use sea_orm::entity::prelude::*;
use sea_orm::{QuerySelect, Set};
use tenancy_sea::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};
use tenancy_sea::prelude::*;
use tenancy_sea::{TenancyError, TenancyOptions};
use tenancy_tests::entities::blogs::{blog, ticket};
use tenancy_tests::{Blogs, assert_refused, on_backends};

use crate::by_hand::entity;

on_backends![Sqlite => a_view_that_lies_about_its_tenant_is_withheld];
on_backends![Postgres => a_row_that_a_trigger_gave_away_is_withheld, a_stranger_behind_own_rows_is_withheld];

entity!(mirage, "mirage", { blog_id: i32 }, [], Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")]));

/// PostgreSQL tells what was stored, not what was given.
async fn a_row_that_a_trigger_gave_away_is_withheld(blogs: Blogs) {
    let function = "CREATE FUNCTION give_away() RETURNS trigger AS 'BEGIN NEW.blog_id := 2; RETURN NEW; END' LANGUAGE plpgsql";
    blogs.raw().execute_unprepared(function).await.unwrap();
    let trigger =
        "CREATE TRIGGER t BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION give_away()";
    blogs.raw().execute_unprepared(trigger).await.unwrap();
    let ticket = ticket::ActiveModel {
        title: Set(Some("given away".into())),
        ..Default::default()
    };
    let err = tenancy_tests::refused(ticket.insert(&blogs.acme()).await);
    assert!(
        matches!(err, TenancyError::CrossTenantHydration { .. }),
        "{err:?}"
    );
    assert!(
        err.to_string().contains("ticket") && !err.to_string().contains('2'),
        "{err}"
    );
}

/// The own key is known again by its bytes: what comes behind it is looked at nevertheless.
async fn a_stranger_behind_own_rows_is_withheld(blogs: Blogs) {
    let function = "CREATE FUNCTION give_some_away() RETURNS trigger AS                     'BEGIN IF NEW.title = $$away$$ THEN NEW.blog_id := 2; END IF; RETURN NEW; END' LANGUAGE plpgsql";
    blogs.raw().execute_unprepared(function).await.unwrap();
    let trigger =
        "CREATE TRIGGER t BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION give_some_away()";
    blogs.raw().execute_unprepared(trigger).await.unwrap();
    let insert = |titles: [&str; 3]| {
        let tickets = titles.map(|title| ticket::ActiveModel {
            title: Set(Some(title.into())),
            ..Default::default()
        });
        ticket::Entity::insert_many(tickets)
    };
    let db = blogs.acme();
    let own = insert(["own", "own", "own"]).exec_with_returning(&db);
    assert_eq!(own.await.unwrap().len(), 3);
    assert_refused!(
        insert(["own", "own", "away"])
            .exec_with_returning(&db)
            .await,
        TenancyError::CrossTenantHydration { .. }
    );
}

/// B13, C10: SQLite computes the column twice, once for the condition and once for the answer.
async fn a_view_that_lies_about_its_tenant_is_withheld(blogs: Blogs) {
    let numbers = "CREATE VIEW mirage AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 200) \
                   SELECT id, abs(random()) % 2 + 1 AS blog_id FROM n";
    blogs.raw().execute_unprepared(numbers).await.unwrap();
    let builder = || {
        let builder = Tenancy::<blog::Entity>::builder(blogs.raw().clone())
            .entities("tenancy_tests::entities::blogs::*");
        builder.entity::<mirage::Entity>()
    };
    let tenancy = builder().build().await.unwrap();
    let db = tenancy.for_tenant(1);
    let find = mirage::Entity::find;
    assert_refused!(
        find().all(&db).await,
        TenancyError::CrossTenantHydration { .. }
    );
    assert_refused!(
        find().into_json().all(&db).await,
        TenancyError::CrossTenantHydration { .. }
    );
    let tuples = find()
        .select_only()
        .column(mirage::Column::BlogId)
        .into_tuple::<i32>();
    assert_refused!(
        tuples.all(&db).await,
        TenancyError::CrossTenantHydration { .. }
    );
    let streamed: Result<Vec<mirage::Model>, _> =
        find().stream(&db).await.unwrap().try_collect().await;
    assert_refused!(streamed, TenancyError::CrossTenantHydration { .. });
    assert_refused!(
        db.execute_and_read("SELECT * FROM mirage").await,
        TenancyError::CrossTenantHydration { .. }
    );
    let joined = "SELECT * FROM mirage CROSS JOIN country";
    assert_refused!(
        db.execute_and_read(joined).await,
        TenancyError::CrossTenantHydration { .. }
    );

    let unguarded = builder()
        .options(TenancyOptions::default().throw_if_not_related(false))
        .build()
        .await
        .unwrap();
    let unguarded = find().all(&unguarded.for_tenant(1)).await.unwrap();
    let stray = unguarded.iter().any(|row| row.blog_id == 2);
    assert!(stray, "so the guard had something to withhold");
}

trait ExecuteAndRead {
    async fn execute_and_read(&self, text: &str) -> Result<usize, DbErr>;
}

impl ExecuteAndRead for TenancyConnection {
    async fn execute_and_read(&self, text: &str) -> Result<usize, DbErr> {
        let statement = sea_orm::Statement::from_string(self.get_database_backend(), text);
        Ok(self.query_all_raw(statement).await?.len())
    }
}
