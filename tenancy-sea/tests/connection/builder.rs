use tenancy_sea::sea_orm::DatabaseConnection;
use tenancy_sea::{Outside, Tenancy, TenancyError};

use crate::blogs::{self, ACME, ALL, blog, builder, database, post, saw, titles};

/// An entity that is registered twice is one entity.
#[tokio::test]
async fn registering_twice_is_registering_once() {
    let tenancy = builder(database().await)
        .entity::<post::Entity>()
        .entity::<blog::Entity>();
    assert!(tenancy.build().await.is_ok());
}

/// A prefix that takes in nothing leaves the tenant and what is registered by hand.
#[tokio::test]
async fn a_prefix_limits_the_entities_that_registered_themselves() {
    let tenancy = builder(database().await)
        .entities("nothing_of_that_name::*")
        .build()
        .await
        .unwrap();
    assert_eq!(titles(&tenancy.for_tenant(ACME)).await, saw(blogs::ACMES));

    let tenancy = Tenancy::<blog::Entity>::builder(database().await)
        .entities("nothing::*")
        .build()
        .await
        .unwrap();
    let err = titles_of_undeclared(&tenancy).await;
    assert!(
        matches!(err, Some(TenancyError::UndeclaredTable { .. })),
        "{err:?}"
    );
}

async fn titles_of_undeclared(tenancy: &Tenancy<blog::Entity>) -> Option<TenancyError> {
    use tenancy_sea::sea_orm::EntityTrait;

    let err = post::Entity::find()
        .all(&tenancy.for_tenant(ACME))
        .await
        .unwrap_err();
    TenancyError::from_db_err(&err).cloned()
}

/// A database that isn't connected is an error, not a panic.
#[tokio::test]
async fn a_disconnected_database_is_an_error() {
    let built = builder(DatabaseConnection::default()).build().await;
    assert!(matches!(built, Err(TenancyError::Db(_))), "{built:?}");
}

/// `Outside::Central`: where nobody entered a context, nothing is scoped (the behaviour of the seeds).
#[tokio::test]
async fn outside_tenancy_can_be_central() {
    let tenancy = builder(database().await)
        .outside_tenancy(Outside::Central)
        .build()
        .await
        .unwrap();
    let db = tenancy.connection();
    assert_eq!(titles(&db).await, saw(ALL));
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&db)).await,
        saw(blogs::ACMES),
        "inside a tenant it scopes as ever"
    );
    assert_eq!(
        titles(&tenancy.for_tenant(ACME)).await,
        saw(blogs::ACMES),
        "a bound connection stays bound"
    );
}
