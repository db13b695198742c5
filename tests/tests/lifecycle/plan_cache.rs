//! Plans that all tenants share.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Statement, Value};
use tenancy_sea::TenancyError;
use tenancy_tests::entities::blogs::ticket;
use tenancy_tests::{Backend, TestContext, each_backend};
use tokio::sync::Barrier;

use crate::tally::{self, look};
use crate::world::{Pool, World};

each_backend![a_text_that_all_tenants_run_at_once_keeps_no_tenant];

const TENANTS: i32 = 8;
const ROUNDS: i32 = 12;

/// Vectors 179, 180, 216: every round is a text that nobody has run before, planned by all tenants at the same moment and run
/// twice, with keys of every width.
async fn a_text_that_all_tenants_run_at_once_keeps_no_tenant(context: TestContext) {
    let pool = Pool {
        connections: 4,
        acquire: Duration::from_secs(60),
    };
    let world = Arc::new(World::build(&context, TENANTS, pool).await);
    let barrier = Arc::new(Barrier::new(usize::try_from(TENANTS).unwrap()));
    let tasks = (1..=TENANTS).map(|tenant| {
        let (world, barrier) = (Arc::clone(&world), Arc::clone(&barrier));
        tokio::spawn(async move {
            tally::task();
            for round in 0..ROUNDS {
                barrier.wait().await;
                for again in 0..2 {
                    texts(&world, tenant, round, again).await.unwrap();
                }
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let tickets = ticket::Entity::find().all(&world.outside).await.unwrap();
    for tenant in 1..=TENANTS {
        let own = tickets.iter().filter(|ticket| ticket.blog_id == tenant);
        assert_eq!(look(tenant, own), 4 * u64::try_from(ROUNDS).unwrap());
    }
}

async fn texts(world: &World, tenant: i32, round: i32, again: i32) -> Result<(), DbErr> {
    let db = match (round + tenant) % 4 {
        0 => world.tenancy.for_tenant(tenant),
        1 => world.tenancy.for_tenant(i64::from(tenant)),
        2 => world.tenancy.for_tenant(u8::try_from(tenant).unwrap()),
        _ => world.tenancy.for_tenant(u64::try_from(tenant).unwrap()),
    };
    // The key left out, given by its tenant, given by another tenant, and given as NULL: one text for the last three.
    let title = || Value::from(format!("{tenant} {round} {again}"));
    let absent = format!("INSERT INTO ticket (title, status) VALUES (?, 'r{round}')");
    db.execute_raw(statement(world, &absent, [title()])).await?;
    let given = format!("INSERT INTO ticket (title, blog_id, status) VALUES (?, ?, 'r{round}')");
    let foreign = tenant % TENANTS + 1;
    let keys = match tenant % 2 {
        0 => [Some(tenant), Some(foreign)],
        _ => [Some(foreign), None],
    };
    for key in keys {
        let insert = statement(world, &given, [title(), Value::from(key)]);
        match db.execute_raw(insert).await {
            Ok(_) => assert_ne!(key, Some(foreign)),
            Err(err) => {
                assert_eq!(key, Some(foreign), "{err:?}");
                let refusal = TenancyError::from_db_err(&err);
                assert!(matches!(
                    refusal,
                    Some(TenancyError::CrossTenantWrite { .. })
                ));
            }
        }
    }
    let select = format!("SELECT id, blog_id, status, title FROM ticket WHERE status = 'r{round}'");
    let select = ticket::Entity::find().from_raw_sql(statement(world, &select, []));
    let seen = look(tenant, &select.all(&db).await?);
    assert_eq!(seen, 2 * u64::try_from(again + 1).unwrap());
    Ok(())
}

/// A statement with `?` for its values.
fn statement<const N: usize>(world: &World, sql: &str, values: [Value; N]) -> Statement {
    let mut text = sql.to_owned();
    if world.backend == Backend::Postgres {
        for number in 1..=N {
            text = text.replacen('?', &format!("${number}"), 1);
        }
    }
    Statement::from_sql_and_values(world.outside.get_database_backend(), text, values)
}
