//! Z47: tasks of different tenants, giving way at every await, with panics and cancellations among them.

use std::time::Duration;

use tenancy_sea::entity::{TenantChild, WithoutTenancy};
use tenancy_sea::sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectOptions, ConnectionTrait, Database,
    DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, Statement, TransactionTrait,
};
use tenancy_sea::{Tenancy, TenancyConnection};
use tokio::task::yield_now;

use crate::blogs::{ACME, FOOBAR, blog, builder, fill, post, refusal};

const STATEMENTS: usize = 1000;

/// Four connections to a database on disk: a cancelled statement closes its connection, and one in memory with it.
async fn database_on_disk() -> DatabaseConnection {
    let process = std::process::id();
    let path = format!(
        "{}/interleaving-{process}.sqlite",
        env!("CARGO_TARGET_TMPDIR")
    );
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{path}{suffix}"));
    }
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
    options.max_connections(4).min_connections(4);
    let database = Database::connect(options).await.unwrap();
    database
        .execute_unprepared("PRAGMA journal_mode = WAL")
        .await
        .unwrap();
    fill(&database).await;
    database
}

/// A row's title says whose it is; a tenant must see its own titles alone.
async fn sees_its_own(db: &impl ConnectionTrait, own: &str) {
    let posts = post::Entity::find().all(db).await.unwrap();
    assert!(
        !posts.is_empty() && posts.iter().all(|post| post.title.starts_with(own)),
        "{own}: {posts:?}"
    );
    yield_now().await;
}

async fn step(
    tenancy: &Tenancy<blog::Entity>,
    db: &TenancyConnection,
    tenant: i32,
    own: &str,
    step: usize,
) {
    match step % 8 {
        0 => {
            let title = format!("{own} {step}");
            let post = post::ActiveModel {
                title: Set(title),
                ..Default::default()
            }
            .insert(db)
            .await
            .unwrap();
            assert_eq!(post.blog_id, tenant);
        }
        1 => sees_its_own(db, own).await,
        2 => {
            let updated = post::Entity::update_many()
                .col_expr(
                    post::Column::Title,
                    tenancy_sea::sea_orm::sea_query::Expr::value(format!("{own} updated")),
                )
                .filter(post::Column::Title.ends_with("5"))
                .exec(db)
                .await;
            assert!(updated.is_ok(), "{updated:?}");
        }
        3 => {
            let transaction = db.begin().await.unwrap();
            sees_its_own(&transaction, own).await;
            yield_now().await;
            if step % 16 == 3 {
                transaction.commit().await.unwrap()
            } else {
                drop(transaction)
            }
        }
        4 => {
            let raw = Statement::from_string(
                db.get_database_backend(),
                "SELECT count(DISTINCT blog_id) FROM post",
            );
            let row = db.query_one_raw(raw).await.unwrap().unwrap();
            assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 1);
        }
        5 => {
            let theirs = if tenant == ACME { FOOBAR } else { ACME };
            let other = post::ActiveModel {
                blog_id: Set(theirs),
                title: Set("stolen".into()),
                ..Default::default()
            };
            assert_eq!(
                refusal(&other.insert(db).await.unwrap_err()),
                "CrossTenantWrite"
            );
        }
        6 => {
            // A task that panics, or is cancelled half-way, in the middle of the other's context or a bypass.
            let (tenancy, following) = (tenancy.clone(), tenancy.connection());
            let task = tenancy_sea::spawn(async move {
                post::Entity::without_tenant_restrictions(|| async {
                    following
                        .execute_unprepared("UPDATE post SET title = title")
                        .await
                        .unwrap();
                    tenancy.central(yield_now()).await;
                    assert!(step % 16 == 6, "panics on purpose");
                    tokio::time::sleep(Duration::from_secs(60)).await;
                })
                .await;
            });
            yield_now().await;
            task.abort();
            assert!(task.await.is_err());
        }
        _ => {
            let deleted = post::Entity::delete_many()
                .filter(post::Column::Title.contains("updated"))
                .exec(db)
                .await;
            assert!(deleted.is_ok(), "{deleted:?}");
            yield_now().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tenants_never_see_each_other() {
    std::panic::set_hook(Box::new(|panic| {
        if !panic.to_string().contains("on purpose") {
            eprintln!("{panic}");
        }
    }));
    let tenancy = builder(database_on_disk().await).build().await.unwrap();
    let tenants = [
        (ACME, "acme"),
        (FOOBAR, "foobar"),
        (ACME, "acme"),
        (FOOBAR, "foobar"),
    ];
    let tasks = tenants
        .into_iter()
        .enumerate()
        .map(|(task, (tenant, own))| {
            // Two follow their context, two are bound.
            let db = if task < 2 {
                tenancy.connection()
            } else {
                tenancy.for_tenant(tenant)
            };
            let inside = tenancy.clone();
            tokio::spawn(tenancy.context(tenant).unwrap().enter(async move {
                for number in 0..STATEMENTS {
                    step(&inside, &db, tenant, own, number).await;
                }
            }))
        });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    for (tenant, own) in [(ACME, "acme"), (FOOBAR, "foobar")] {
        sees_its_own(&tenancy.for_tenant(tenant), own).await;
    }
    let everybodys = post::Entity::find()
        .without_tenancy()
        .count(&tenancy.for_tenant(ACME))
        .await
        .unwrap();
    let all = post::Entity::find()
        .count(&tenancy.central_connection())
        .await
        .unwrap();
    assert_eq!(everybodys, all);
}
