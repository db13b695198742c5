//! A database that goes away while tasks of many tenants run, and comes back.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use libtest_mimic::{Failed, Trial};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect, Set,
    TransactionTrait,
};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::Backend;
use tenancy_tests::entities::blogs::ticket;
use tokio::time::sleep;

use crate::exhaustion::all_connections_are_there;
use crate::server::{Server, programs};
use crate::tally::{self, Marked, look};
use crate::world::{Pool, World};

const TENANTS: i32 = 6;
const TASKS: usize = 24;
const CONNECTIONS: u32 = 4;

/// Ignored where PostgreSQL's programs aren't installed, unless all backends are demanded.
pub fn trials() -> Vec<Trial> {
    let missing = programs().err();
    if let Some(reason) = &missing {
        let _ = writeln!(std::io::stderr(), "a server of its own: skipped: {reason}");
    }
    let all = std::env::var("TENANCY_TEST_BACKENDS").is_ok_and(|backends| backends == "all");
    let name = "restart::a_database_that_dies_and_comes_back_keeps_what_was_acknowledged::postgres";
    vec![Trial::test(name, run).with_ignored_flag(missing.is_some() && !all)]
}

fn run() -> Result<(), Failed> {
    let mut server = Server::create()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(a_database_that_dies_and_comes_back_keeps_what_was_acknowledged(&mut server));
    Ok(())
}

/// What a tenant was told about its writes.
#[derive(Debug, Default)]
struct Told {
    /// Acknowledged.
    done: BTreeSet<String>,
    /// The answer was lost: it may be there or not.
    unsure: BTreeSet<String>,
    /// Rolled back, dropped, or failed before the commit.
    undone: BTreeSet<String>,
    counted: i32,
    count_unsure: i32,
}

struct Shared {
    world: World,
    told: Vec<Mutex<Told>>,
    successes: Vec<AtomicU64>,
    failures: AtomicU64,
    over: AtomicBool,
}

/// Vectors 174, 186: sessions ended, the server killed, the server stopped at once. Calls fail, then work again; what was
/// acknowledged is there, what wasn't committed isn't, and nobody sees anybody else's row.
async fn a_database_that_dies_and_comes_back_keeps_what_was_acknowledged(server: &mut Server) {
    let pool = Pool {
        connections: CONNECTIONS,
        acquire: Duration::from_secs(1),
    };
    let world = World::on_server(Backend::Postgres, &server.url(), TENANTS, pool).await;
    let shared = Arc::new(Shared {
        world,
        told: (0..TENANTS).map(|_| Mutex::default()).collect(),
        successes: (0..TASKS).map(|_| AtomicU64::new(0)).collect(),
        failures: AtomicU64::new(0),
        over: AtomicBool::new(false),
    });
    let tasks: Vec<_> = (0..TASKS)
        .map(|number| tokio::spawn(work(Arc::clone(&shared), number)))
        .collect();
    progress(&shared).await;
    for outage in 0..3 {
        let before = shared.failures.load(Ordering::Relaxed);
        match outage {
            0 => end_sessions(&shared).await,
            1 => server.kill(),
            _ => server.stop_at_once(),
        }
        let noticed = || shared.failures.load(Ordering::Relaxed) > before;
        // On a busy machine it can take a while until a task meets it.
        for _ in 0..100 {
            sleep(Duration::from_millis(200)).await;
            if noticed() {
                break;
            }
            // The pool replaces a session that ended between two statements, and nobody meets it.
            if outage == 0 {
                end_sessions(&shared).await;
            }
        }
        server.start().unwrap();
        progress(&shared).await;
        assert!(noticed(), "outage {outage} wasn't noticed");
    }
    shared.over.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await.unwrap();
    }
    check(&shared).await;
    all_connections_are_there(&shared.world, CONNECTIONS).await;
}

/// Ends the sessions of the database from outside.
async fn end_sessions(shared: &Shared) {
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    shared.world.outside.execute_unprepared(end).await.unwrap();
}

/// Waits until every task has had a success of its own.
async fn progress(shared: &Shared) {
    let successes = || {
        shared
            .successes
            .iter()
            .map(|count| count.load(Ordering::Relaxed))
    };
    let before: Vec<_> = successes().collect();
    for _ in 0..600 {
        if successes()
            .zip(&before)
            .all(|(now, before)| now > *before + 1)
        {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!(
        "some task doesn't work again: {before:?}, {:?}",
        successes().collect::<Vec<_>>()
    );
}

async fn work(shared: Arc<Shared>, number: usize) {
    tally::task();
    let tenant = i32::try_from(number).unwrap() % TENANTS + 1;
    let bound = shared.world.tenancy.for_tenant(tenant);
    let follows = shared.world.tenancy.connection();
    for step in 0_usize.. {
        if shared.over.load(Ordering::Relaxed) {
            return;
        }
        let title = format!("{tenant} {number}.{step}");
        let outcome = if step.is_multiple_of(2) {
            call(&shared, &bound, tenant, step, title).await
        } else {
            let inside = call(&shared, &follows, tenant, step, title);
            shared.world.tenancy.run(tenant, inside).await
        };
        match outcome {
            Ok(()) => {
                shared.successes[number].fetch_add(1, Ordering::Relaxed);
            }
            Err(err) => {
                assert!(TenancyError::from_db_err(&err).is_none(), "{err:?}");
                shared.failures.fetch_add(1, Ordering::Relaxed);
                sleep(Duration::from_millis(20)).await;
            }
        }
    }
}

async fn call(
    shared: &Shared,
    db: &TenancyConnection,
    tenant: i32,
    step: usize,
    title: String,
) -> Result<(), DbErr> {
    let note = |note: &mut dyn FnMut(&mut Told)| {
        note(
            &mut shared.told[usize::try_from(tenant).unwrap() - 1]
                .lock()
                .unwrap(),
        );
    };
    let ticket = ticket::ActiveModel {
        title: Set(Some(title.clone())),
        ..Default::default()
    };
    match step % 5 {
        0 => {
            let counted = World::count(db).await;
            note(&mut |told| match counted {
                Ok(()) => told.counted += 1,
                Err(_) => told.count_unsure += 1,
            });
            counted
        }
        1 => {
            let inserted = ticket.insert(db).await.map(drop);
            note(&mut |told| {
                let titles = if inserted.is_ok() {
                    &mut told.done
                } else {
                    &mut told.unsure
                };
                titles.insert(title.clone());
            });
            inserted
        }
        2 => {
            let begun = async {
                let transaction = db.begin().await?;
                World::count(&transaction).await?;
                let nested = transaction.begin().await?;
                ticket.insert(&nested).await?;
                nested.commit().await?;
                Ok::<_, DbErr>(transaction)
            };
            let transaction = match begun.await {
                Ok(transaction) => transaction,
                Err(err) => {
                    note(&mut |told| {
                        told.undone.insert(title.clone());
                    });
                    return Err(err);
                }
            };
            let committed = transaction.commit().await;
            note(&mut |told| {
                if committed.is_ok() {
                    told.counted += 1;
                    told.done.insert(title.clone());
                } else {
                    told.count_unsure += 1;
                    told.unsure.insert(title.clone());
                }
            });
            committed
        }
        3 => {
            note(&mut |told| {
                told.undone.insert(title.clone());
            });
            let transaction = db.begin().await?;
            ticket.insert(&transaction).await?;
            World::count(&transaction).await?;
            if step.is_multiple_of(2) {
                transaction.rollback().await?;
            }
            Ok(())
        }
        _ => {
            let latest = ticket::Entity::find()
                .order_by_desc(ticket::Column::Id)
                .limit(20);
            look(tenant, &latest.all(db).await?);
            Ok(())
        }
    }
}

async fn check(shared: &Shared) {
    let tickets = ticket::Entity::find()
        .all(&shared.world.outside)
        .await
        .unwrap();
    let mut rows = 0;
    for tenant in 1..=TENANTS {
        let counted = shared.world.counted(tenant).await;
        let told = shared.told[usize::try_from(tenant).unwrap() - 1]
            .lock()
            .unwrap();
        let own: Vec<_> = tickets.iter().filter(|row| row.blog_id == tenant).collect();
        look(tenant, own.iter().copied());
        let there: BTreeSet<_> = own.iter().map(|row| row.mark().to_owned()).collect();
        assert_eq!(there.len(), own.len(), "a row was written twice");
        let lost: Vec<_> = told.done.difference(&there).collect();
        assert!(
            lost.is_empty(),
            "acknowledged to tenant {tenant} and lost: {lost:?}"
        );
        let undone: Vec<_> = told.undone.intersection(&there).collect();
        assert!(
            undone.is_empty(),
            "undone by tenant {tenant} and there: {undone:?}"
        );
        for title in there.difference(&told.done) {
            assert!(told.unsure.contains(title), "nobody wrote `{title}`");
        }
        let most = told.counted + told.count_unsure;
        assert!(
            (told.counted..=most).contains(&counted),
            "tenant {tenant}: {counted} of {} to {most}",
            told.counted
        );
        rows += own.len();
    }
    assert_eq!(rows, tickets.len(), "rows of nobody");
    let failures = shared.failures.load(Ordering::Relaxed);
    let _ = writeln!(
        std::io::stderr(),
        "restarts: {rows} rows written by {TASKS} tasks, {failures} calls failed"
    );
}
