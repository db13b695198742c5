//! Organisations whose key is a UUID.

use sea_orm::prelude::Uuid;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::keys::uuid::{organisation, project, step};
use tenancy_tests::{Fixture, Store, TestContext, assert_refused, each_backend};

each_backend![
    a_uuid_is_a_key,
    the_nil_uuid_is_a_key_like_any_other,
    a_uuid_that_is_not_set_by_the_database_is_kept
];

struct Organisations {
    context: TestContext,
    tenancy: Tenancy<organisation::Entity>,
}

const NIL: Uuid = Uuid::nil();
const ACME: Uuid = Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def0);

impl Fixture for Organisations {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw
            .get_schema_builder()
            .register(organisation::Entity)
            .register(project::Entity);
        schema.register(step::Entity).apply(raw).await.unwrap();
        for id in [NIL, ACME] {
            organisation::ActiveModel {
                id: Set(id),
                name: Set(id.to_string()),
            }
            .store(raw)
            .await
            .unwrap();
            let project = project::ActiveModel {
                id: Set(id),
                organisation_id: Set(id),
                name: Set(id.to_string()),
            };
            project.store(raw).await.unwrap();
            step::ActiveModel {
                id: Set(id),
                project_id: Set(id),
                name: Set(id.to_string()),
            }
            .store(raw)
            .await
            .unwrap();
        }
        let builder = Tenancy::<organisation::Entity>::builder(context.raw.clone());
        let tenancy = builder
            .entities("tenancy_tests::entities::keys::uuid::*")
            .build()
            .await
            .unwrap();
        Self { context, tenancy }
    }
}

/// Spec §2
async fn a_uuid_is_a_key(organisations: Organisations) {
    for key in [NIL, ACME] {
        let db = organisations.tenancy.for_tenant(key);
        let projects = project::Entity::find().all(&db).await.unwrap();
        assert_eq!(
            projects
                .iter()
                .map(|project| project.id)
                .collect::<Vec<_>>(),
            [key]
        );
        let steps = step::Entity::find()
            .find_also_related(project::Entity)
            .all(&db)
            .await
            .unwrap();
        assert_eq!(
            steps.iter().map(|(step, _)| step.id).collect::<Vec<_>>(),
            [key]
        );
        assert_eq!(organisation::Entity::find().count(&db).await.unwrap(), 1);
    }
    let unknown = organisations.tenancy.for_tenant(Uuid::from_u128(7));
    assert_eq!(project::Entity::find().count(&unknown).await.unwrap(), 0);
}

/// Spec §3, vector 9
async fn the_nil_uuid_is_a_key_like_any_other(organisations: Organisations) {
    let db = organisations.tenancy.for_tenant(NIL);
    let new = project::ActiveModel {
        id: Set(Uuid::from_u128(1)),
        name: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(new.clone().insert(&db).await.unwrap().organisation_id, NIL);
    let foreign = project::ActiveModel {
        organisation_id: Set(ACME),
        ..new
    };
    assert_refused!(
        foreign.insert(&db).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_eq!(
        step::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(
        step::Entity::find()
            .count(&organisations.context.raw)
            .await
            .unwrap(),
        1
    );
}

/// Spec §5: references between UUIDs, and `last_insert_id` that the row brought itself.
async fn a_uuid_that_is_not_set_by_the_database_is_kept(organisations: Organisations) {
    let db = organisations.tenancy.for_tenant(ACME);
    let id = Uuid::from_u128(42);
    let new = project::ActiveModel {
        id: Set(id),
        name: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(
        project::Entity::insert(new)
            .exec(&db)
            .await
            .unwrap()
            .last_insert_id,
        id
    );
    let step = step::ActiveModel {
        id: Set(id),
        project_id: Set(NIL),
        name: Set("foreign".into()),
    };
    assert_refused!(
        step.insert(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    let step = step::ActiveModel {
        id: Set(id),
        project_id: Set(id),
        name: Set("own".into()),
    };
    assert_eq!(step.insert(&db).await.unwrap().project_id, id);
    assert_eq!(step::Entity::find().count(&db).await.unwrap(), 2);
}
