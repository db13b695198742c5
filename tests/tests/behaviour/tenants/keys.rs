//! The keys of new tenants.

use sea_orm::Set;
use sea_orm::prelude::Uuid;
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::keys::uuid::organisation;
use tenancy_tests::{TestContext, each_backend};

use super::studios::{Studios, builder, new};

each_backend![
    the_database_counts_them,
    a_generator_makes_them,
    a_key_that_is_given_is_kept,
    a_generator_of_another_type_is_an_error,
];

/// G2
async fn the_database_counts_them(studios: Studios) {
    assert_eq!(studios.studio("acme").await.id, 1);
    assert_eq!(studios.studio("foobar").await.id, 2);
}

async fn organisations(context: &TestContext) -> Tenancy<organisation::Entity> {
    let raw = &context.raw;
    let schema = raw.get_schema_builder().register(organisation::Entity);
    schema.apply(raw).await.unwrap();
    let next = std::sync::atomic::AtomicU64::new(7);
    Tenancy::<organisation::Entity>::builder(raw.clone())
        .entities("tenancy_tests::entities::keys::uuid::*")
        .generate_keys(move || {
            let next = next.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            Uuid::from_u128(next.into())
        })
        .build()
        .await
        .unwrap()
}

/// G1
async fn a_generator_makes_them(context: TestContext) {
    let tenancy = organisations(&context).await;
    for number in [7, 8] {
        let organisation = organisation::ActiveModel {
            name: Set("acme".into()),
            ..Default::default()
        };
        let created = tenancy.tenants().create(organisation).await.unwrap();
        assert_eq!(created.id, Uuid::from_u128(number));
    }
}

async fn a_key_that_is_given_is_kept(context: TestContext) {
    let tenancy = organisations(&context).await;
    let organisation = organisation::ActiveModel {
        id: Set(Uuid::from_u128(1)),
        name: Set("acme".into()),
    };
    let created = tenancy.tenants().create(organisation).await.unwrap();
    assert_eq!(created.id, Uuid::from_u128(1));
}

async fn a_generator_of_another_type_is_an_error(studios: Studios) {
    let texts = builder(&studios.context).generate_keys(|| "seven");
    let studios = Studios {
        tenancy: texts.build().await.unwrap(),
        ..studios
    };
    let err = studios.tenants().create(new("acme")).await.unwrap_err();
    assert!(matches!(err, TenancyError::KeyType { .. }), "{err:?}");
    assert!(studios.stored().await.is_empty());
}
