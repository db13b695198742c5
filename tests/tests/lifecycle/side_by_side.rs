//! Two tenancies in one process, each over a database of its own.

use std::time::Duration;

use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, PaginatorTrait, Set, TransactionTrait};
use tenancy_sea::prelude::*;
use tenancy_sea::{Outside, TenancyError, TenancyOptions};
use tenancy_tests::entities::blogs::{blog, post, ticket};
use tenancy_tests::entities::teams::{project, team};
use tenancy_tests::{TestContext, assert_refused, each_backend};

use crate::tally::{self, look};
use crate::world::{Pool, World};

each_backend![
    two_databases_of_one_tenant_entity_stay_apart,
    what_one_tenancy_is_told_is_not_told_to_another,
    a_tenant_of_one_entity_is_nobody_to_another_entity,
];

const POOL: Pool = Pool {
    connections: 3,
    acquire: Duration::from_secs(60),
};

/// A database beside the test's own.
async fn beside(context: &TestContext) -> TestContext {
    let server = context.backend.server().unwrap();
    TestContext::create(context.backend, &server).await.unwrap()
}

/// Vector 175: the same texts, the same keys, at the same time.
async fn two_databases_of_one_tenant_entity_stay_apart(context: TestContext) {
    let second = beside(&context).await;
    let worlds = [
        World::build(&context, 2, POOL).await,
        World::build(&second, 2, POOL).await,
    ];
    let tasks = (0..24).map(|number: usize| {
        let tenancy = worlds[number % 2].tenancy.clone();
        let tenant = i32::try_from(number / 2 % 2).unwrap() + 1;
        tokio::spawn(async move {
            tally::task();
            let db = tenancy.connection();
            let inside = async {
                World::count(&db).await?;
                let ticket = ticket::ActiveModel {
                    title: Set(Some(format!("{tenant} in {}", number % 2))),
                    ..Default::default()
                };
                ticket.insert(&db).await?;
                let transaction = db.begin().await?;
                World::count(&transaction).await?;
                let found = ticket::Entity::find().all(&transaction).await?;
                look(tenant, &found);
                let own = format!("{tenant} in {}", number % 2);
                assert!(found.iter().all(|row| row.title.as_ref() == Some(&own)));
                transaction.commit().await
            };
            tenancy.run(tenant, inside).await
        })
    });
    let collect: Vec<_> = tasks.collect();
    for task in join_all(collect).await {
        task.unwrap().unwrap();
    }
    for world in &worlds {
        assert_eq!((world.counted(1).await, world.counted(2).await), (12, 12));
        assert_eq!(ticket::Entity::find().count(&world.outside).await, Ok(12));
    }
    drop(worlds);
    second.remove().await.unwrap();
}

/// Vector 175: options belong to a value and not to the process.
async fn what_one_tenancy_is_told_is_not_told_to_another(context: TestContext) {
    let world = World::build(&context, 2, POOL).await;
    let lenient = Tenancy::<blog::Entity>::builder(world.pool.clone())
        .entities("tenancy_tests::entities::blogs::*")
        .outside_tenancy(Outside::Central)
        .options(TenancyOptions::default().throw_if_not_related(false))
        .build();
    let lenient = lenient.await.unwrap();
    let count = async |tenancy: &Tenancy<blog::Entity>| -> Result<u64, DbErr> {
        post::Entity::find().count(&tenancy.connection()).await
    };
    assert_eq!(count(&lenient).await, Ok(2));
    assert_refused!(count(&world.tenancy).await, TenancyError::NoTenant { .. });
    assert_eq!(count(&lenient).await, Ok(2));
    assert_eq!(world.tenancy.run(1, count(&world.tenancy)).await, Ok(1));
    assert_eq!(world.tenancy.run(1, count(&lenient)).await, Ok(1));
}

/// Vectors 163, 175: blog 1 is not team 1.
async fn a_tenant_of_one_entity_is_nobody_to_another_entity(context: TestContext) {
    let second = beside(&context).await;
    let world = World::build(&context, 2, POOL).await;
    let raw = &second.raw;
    let schema = raw.get_schema_builder();
    let schema = schema.register(team::Entity).register(project::Entity);
    schema.apply(raw).await.unwrap();
    let teams = [1_i64, 2].map(|number| team::ActiveModel {
        number: Set(number),
        name: Set(number.to_string()),
        ..Default::default()
    });
    let teams = team::Entity::insert_many(teams);
    teams.exec_without_returning(raw).await.unwrap();
    let projects = [1_i64, 2, 2].map(|number| project::ActiveModel {
        owner_number: Set(number),
        title: Set(number.to_string()),
        ..Default::default()
    });
    let projects = project::Entity::insert_many(projects);
    projects.exec_without_returning(raw).await.unwrap();
    let teams = Tenancy::<team::Entity>::builder(raw.clone())
        .entities("tenancy_tests::entities::teams::*")
        .build()
        .await
        .unwrap();
    let (follows, bound) = (teams.connection(), teams.for_tenant(2_i64));
    let projects = |db| project::Entity::find().count(db);
    let inside = async {
        let nobodys = projects(&follows).await;
        assert_refused!(nobodys, TenancyError::NoTenant { .. });
        assert_eq!(projects(&bound).await, Ok(2));
        assert_eq!(teams.run(1_i64, projects(&follows)).await, Ok(1));
        let posts = post::Entity::find().all(&world.tenancy.connection()).await;
        assert_eq!(look(1, &posts.unwrap()), 1);
    };
    world.tenancy.context(1).unwrap().enter(inside).await;
    second.remove().await.unwrap();
}
