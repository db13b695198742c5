//! Calls that are cancelled at every await.

use std::time::Duration;

use futures_util::TryStreamExt;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    AccessMode, ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IsolationLevel, PaginatorTrait,
    QueryFilter, Set, TransactionTrait,
};
use tenancy_sea::prelude::*;
use tenancy_sea::{Refusal, TenancyError};
use tenancy_tests::entities::blogs::{blog, blog_member, comment, member, post, ticket};
use tenancy_tests::{TestContext, each_backend};
use tokio::time::timeout;

use crate::tally::{Marked, look};
use crate::world::{Pool, World};
use tenancy_tests::polled;

each_backend![
    a_cancelled_read_leaves_nothing_behind,
    a_cancelled_write_is_whole_or_not_there,
    a_cancelled_link_is_whole_or_not_there,
    a_cancelled_transaction_is_whole_or_not_there,
    a_cancelled_begin_takes_nobody_elses_write_along,
    a_call_cancelled_in_a_transaction_leaves_it_whole,
];

/// Whose calls are cancelled, and who uses the connection next.
const OWN: i32 = 1;
const OTHER: i32 = 2;
/// More polls than any call takes.
const MANY: usize = 400;

/// One connection: whoever comes after a cancelled call gets the one on which it was cancelled.
async fn world(context: &TestContext) -> World {
    let pool = Pool {
        connections: 1,
        acquire: Duration::from_secs(2),
    };
    World::build(context, 2, pool).await
}

fn ticket(mark: &str) -> ticket::ActiveModel {
    ticket::ActiveModel {
        title: Set(Some(format!("{OWN} {mark}"))),
        ..Default::default()
    }
}

async fn tickets(world: &World, mark: &str) -> u64 {
    let title = ticket::Column::Title.eq(format!("{OWN} {mark}"));
    let found = ticket::Entity::find().filter(title).all(&world.outside);
    look(OWN, &found.await.unwrap())
}

/// What the driver does with a connection on which a call was given up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Driver {
    KeepsIt,
    MayLoseIt,
}

/// Cancels a call at each of its awaits in turn, as the tenant and in the tenant's context, and goes on until it was given up
/// in the middle: SQLite can be through before anybody looks. After each attempt the context is the tenant's, and the next
/// who gets the connection writes for good. The call is told its number; returns how many attempts were made.
///
/// In transactions sqlx 0.9 can lose the connection itself, and so does SeaORM's own `DatabaseConnection`: on MySQL it takes the
/// answer to a cancelled PREPARE for the next one's and waits for ever; on PostgreSQL the same happens after a cancelled
/// RELEASE SAVEPOINT. The connection serves nobody then, and `driver` says that the next opens a pool of its own.
async fn at_every_await<F>(
    world: &mut World,
    driver: Driver,
    call: impl Fn(TenancyConnection, usize) -> F,
) -> usize
where
    F: Future<Output = Result<(), DbErr>>,
{
    let before = world.counted(OTHER).await;
    let (mut attempt, mut polls, mut given_up, mut completed) = (0, 0, 0, 0);
    while completed < 2 || given_up == 0 {
        assert!(
            polls < MANY && completed < MANY,
            "{given_up} given up of {attempt}"
        );
        let db = match attempt % 2 {
            0 => world.tenancy.for_tenant(OWN),
            _ => world.tenancy.connection(),
        };
        let inside = async {
            let outcome = polled(polls, call(db, attempt)).await;
            assert_eq!(world.current(), Some(i64::from(OWN)), "after {polls} polls");
            outcome
        };
        let outcome = world.tenancy.context(OWN).unwrap().enter(inside).await;
        assert_eq!(world.current(), None);
        attempt += 1;
        let mut wrote = World::count(&world.tenancy.for_tenant(OTHER)).await;
        if driver == Driver::MayLoseIt && outcome.is_none() && wrote.is_err() {
            world.reopen().await;
            wrote = World::count(&world.tenancy.for_tenant(OTHER)).await;
        }
        assert!(
            wrote.is_ok(),
            "after a call given up at poll {polls}: {wrote:?}"
        );
        let counted = world.counted(OTHER).await - before;
        assert_eq!(
            i64::from(counted),
            attempt as i64,
            "a write after a call given up at poll {polls} was acknowledged and is not there"
        );
        match outcome {
            Some(outcome) => {
                outcome.unwrap();
                completed += 1;
                polls = 0;
            }
            None => {
                given_up += usize::from(polls > 0);
                polls += 1;
            }
        }
    }
    attempt
}

/// Vector 174
async fn a_cancelled_read_leaves_nothing_behind(context: TestContext) {
    let mut world = world(&context).await;
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        let found = post::Entity::find().find_also_related(comment::Entity);
        for (post, comment) in found.all(&db).await? {
            look(OWN, [&post]);
            look(OWN, &comment);
        }
        Ok(())
    })
    .await;
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        let mut posts = post::Entity::find().stream(&db).await?;
        while let Some(post) = posts.try_next().await? {
            look(OWN, [&post]);
        }
        Ok(())
    })
    .await;
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        let pages = comment::Entity::find().paginate(&db, 1);
        assert_eq!(pages.num_items().await?, 1);
        look(OWN, &pages.fetch_page(0).await?);
        Ok(())
    })
    .await;
}

/// Vector 174: one row, several rows, an upsert, an update.
async fn a_cancelled_write_is_whole_or_not_there(context: TestContext) {
    let mut world = world(&context).await;
    let cancelled = at_every_await(&mut world, Driver::KeepsIt, async |db, attempt| {
        ticket(&format!("one {attempt}"))
            .insert(&db)
            .await
            .map(drop)
    });
    let attempts = cancelled.await;
    for attempt in 0..attempts {
        assert!(tickets(&world, &format!("one {attempt}")).await <= 1);
    }
    let cancelled = at_every_await(&mut world, Driver::KeepsIt, async |db, attempt| {
        let mark = format!("two {attempt}");
        ticket::Entity::insert_many([ticket(&mark), ticket(&mark)])
            .exec_without_returning(&db)
            .await
            .map(drop)
    });
    let attempts = cancelled.await;
    for attempt in 0..attempts {
        let written = tickets(&world, &format!("two {attempt}")).await;
        assert!(written == 0 || written == 2, "{written} of 2 rows");
    }
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        let counter = post::ActiveModel {
            slug: Set("counter".into()),
            title: Set(OWN.to_string()),
            views: Set(7),
            ..Default::default()
        };
        let on_slug = OnConflict::columns([post::Column::BlogId, post::Column::Slug])
            .update_column(post::Column::Views)
            .to_owned();
        post::Entity::insert(counter)
            .on_conflict(on_slug)
            .exec_without_returning(&db)
            .await
            .map(drop)
    })
    .await;
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        World::count(&db).await
    })
    .await;
    assert!(world.counted(OWN).await >= 7);
}

/// Spec §5, vector 174: a row of a many-to-many entity and its link are two statements in one transaction.
async fn a_cancelled_link_is_whole_or_not_there(context: TestContext) {
    let mut world = world(&context).await;
    let member = |attempt: usize| member::ActiveModel {
        name: Set(format!("{OWN} {attempt}")),
        ..Default::default()
    };
    at_every_await(&mut world, Driver::MayLoseIt, async |db, attempt| {
        member(attempt).insert(&db).await.map(drop)
    })
    .await;
    assert_linked(&world).await;
    at_every_await(&mut world, Driver::MayLoseIt, async |db, attempt| {
        let transaction = db.begin().await?;
        member(attempt).insert(&transaction).await?;
        transaction.commit().await
    })
    .await;
    assert_linked(&world).await;
    at_every_await(&mut world, Driver::MayLoseIt, async |db, _| {
        look(OWN, &member::Entity::find().all(&db).await?);
        let gone = member::Entity::delete_many().filter(member::Column::Id.gt(0));
        gone.exec(&db).await.map(drop)
    })
    .await;
    assert_linked(&world).await;
    assert!(
        member::Entity::find()
            .all(&world.outside)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn assert_linked(world: &World) {
    let found = member::Entity::find().find_with_related(blog::Entity);
    for (member, blogs) in found.all(&world.outside).await.unwrap() {
        let blogs: Vec<i32> = blogs.iter().map(|blog| blog.id).collect();
        assert_eq!(blogs, [OWN], "{}", member.mark());
    }
    let members = member::Entity::find().count(&world.outside).await.unwrap();
    let links = blog_member::Entity::find().count(&world.outside);
    assert_eq!(links.await.unwrap(), members);
}

/// Vectors 174, 184: with a transaction nested in it, committed and rolled back.
async fn a_cancelled_transaction_is_whole_or_not_there(context: TestContext) {
    let mut world = world(&context).await;
    let cancelled = at_every_await(&mut world, Driver::MayLoseIt, async |db, attempt| {
        let mark = format!("both {attempt}");
        let outer = db.begin().await?;
        ticket(&mark).insert(&outer).await?;
        let inner = outer.begin().await?;
        ticket(&mark).insert(&inner).await?;
        inner.commit().await?;
        let inner = outer.begin().await?;
        ticket(&mark).insert(&inner).await?;
        inner.rollback().await?;
        outer.commit().await
    });
    let attempts = cancelled.await;
    for attempt in 0..attempts {
        let written = tickets(&world, &format!("both {attempt}")).await;
        assert!(written == 0 || written == 2, "{written} of 2 rows");
    }
    let cancelled = at_every_await(&mut world, Driver::MayLoseIt, async |db, attempt| {
        let mark = format!("closure {attempt}");
        let done = db.transaction_async(async |outer| {
            ticket(&mark).insert(outer).await?;
            let undone = outer.transaction_async(async |inner| {
                ticket(&mark).insert(inner).await?;
                Err::<(), _>(DbErr::Custom("on purpose".into()))
            });
            assert!(undone.await.is_err());
            ticket(&mark).insert(outer).await.map(drop)
        });
        done.await.map_err(|err| DbErr::Custom(err.to_string()))
    });
    let attempts = cancelled.await;
    for attempt in 0..attempts {
        let written = tickets(&world, &format!("closure {attempt}")).await;
        assert!(written == 0 || written == 2, "{written} of 2 rows");
    }
}

/// Vectors 167, 174: the connection must not come back with a transaction open of which nobody knows.
async fn a_cancelled_begin_takes_nobody_elses_write_along(context: TestContext) {
    let mut world = world(&context).await;
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        db.begin().await.map(drop)
    })
    .await;
    at_every_await(&mut world, Driver::KeepsIt, async |db, _| {
        let serializable = Some(IsolationLevel::Serializable);
        let read_only = Some(AccessMode::ReadOnly);
        let transaction = db.begin_with_config(serializable, read_only).await?;
        transaction.rollback().await
    })
    .await;
}

/// A call in a transaction that outlives it.
#[derive(Clone, Copy, Debug)]
enum Nested {
    Begin,
    Commit,
    Rollback,
    Insert,
    Link,
}

impl Nested {
    const ALL: [Self; 5] = [
        Self::Begin,
        Self::Commit,
        Self::Rollback,
        Self::Insert,
        Self::Link,
    ];

    async fn call(self, outer: &TenancyTransaction) -> Result<(), DbErr> {
        match self {
            Self::Begin => outer.begin().await.map(drop),
            Self::Commit => outer.begin().await?.commit().await,
            Self::Rollback => outer.begin().await?.rollback().await,
            Self::Insert => ticket("nested").insert(outer).await.map(drop),
            Self::Link => {
                let member = member::ActiveModel {
                    name: Set(format!("{OWN} nested")),
                    ..Default::default()
                };
                member.insert(outer).await.map(drop)
            }
        }
    }
}

/// Vectors 168, 184: what came before and what comes after is committed together, or not at all; and rolled back together.
/// A transaction of which SeaORM lost track refuses.
async fn a_call_cancelled_in_a_transaction_leaves_it_whole(context: TestContext) {
    let mut world = world(&context).await;
    for nested in Nested::ALL {
        for commits in [true, false] {
            for polls in 0..MANY {
                let mark = format!("{nested:?} {commits} {polls}");
                let outcome = half_way(&mut world, nested, polls, commits, &mark).await;
                if let Some(outcome) = outcome {
                    outcome.unwrap();
                    break;
                }
            }
        }
    }
    assert_linked(&world).await;
}

/// Longer than any statement takes, and no answer comes where sqlx lost the connection.
const LONG: Duration = Duration::from_secs(2);

async fn half_way(
    world: &mut World,
    nested: Nested,
    polls: usize,
    commits: bool,
    mark: &str,
) -> Option<Result<(), DbErr>> {
    let outer = match world.tenancy.for_tenant(OWN).begin().await {
        Ok(outer) => outer,
        Err(_) => {
            world.reopen().await;
            world.tenancy.for_tenant(OWN).begin().await.unwrap()
        }
    };
    ticket(mark).insert(&outer).await.unwrap();
    let outcome = polled(polls, nested.call(&outer)).await;
    let after = timeout(LONG, ticket(mark).insert(&outer)).await;
    if outcome.is_some() {
        assert!(matches!(after, Ok(Ok(_))), "{after:?}");
    }
    if matches!(nested, Nested::Begin) && outcome.is_none() && polls > 0 {
        let lost = Refusal::LostTransaction;
        let refusal = after.as_ref().unwrap().as_ref().unwrap_err();
        let refusal = TenancyError::from_db_err(refusal);
        assert!(
            matches!(refusal, Some(TenancyError::Refused { reason }) if *reason == lost),
            "{refusal:?}"
        );
    }
    let kept = match (commits, after) {
        (true, Ok(Ok(_))) => matches!(timeout(LONG, outer.commit()).await, Ok(Ok(()))),
        (true, _) => {
            drop(outer);
            false
        }
        (false, _) => {
            let _ = timeout(LONG, outer.rollback()).await;
            false
        }
    };
    let expected = if kept { 2 } else { 0 };
    let written = tickets(world, mark).await;
    assert_eq!(
        written, expected,
        "{nested:?} given up at poll {polls}, kept: {kept}"
    );
    outcome
}
