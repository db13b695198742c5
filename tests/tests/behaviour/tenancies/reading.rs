use sea_orm::{ColumnTrait, EntityTrait, LoaderTrait, ModelTrait, PaginatorTrait, QueryFilter};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{
    comment, country, document, grant, invoice, organisation, person, subtask, task, template,
    workspace,
};
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, LEGAL, Offices, SALES, ids};

each_backend![
    a_row_is_seen_where_it_is_every_current_tenants,
    the_outer_tenant_sees_the_rows_of_all_its_inner_ones,
    the_inner_tenant_alone_sees_its_rows,
    rows_of_a_tenancy_without_a_current_tenant_are_refused,
    an_inner_tenant_of_another_outer_one_sees_nothing,
    shared_rows_of_one_tenancy_stay_within_the_other,
    relations_and_loaders_cross_from_one_tenancy_to_the_other,
    every_tenancys_connection_sees_the_same,
];

/// O10: both are current, and both apply.
async fn a_row_is_seen_where_it_is_every_current_tenants(offices: Offices) {
    let db = offices.workspaces.connection();
    let reads = async {
        assert_eq!(ids!(document, &db).unwrap(), [111, 112]);
        assert_eq!(ids!(comment, &db).unwrap(), [111, 112]);
        assert_eq!(ids!(task, &db).unwrap(), [111]);
        assert_eq!(ids!(subtask, &db).unwrap(), [111]);
        assert_eq!(ids!(invoice, &db).unwrap(), [1]);
        assert_eq!(ids!(template, &db).unwrap(), [1, 11]);
        assert_eq!(ids!(person, &db).unwrap(), [1, 2, 3]);
        assert_eq!(ids!(workspace, &db).unwrap(), [DESIGN]);
        assert_eq!(ids!(organisation, &db).unwrap(), [ACME]);
        assert_eq!(ids!(country, &db).unwrap(), [1, 2]);
    };
    offices.within(ACME, DESIGN, reads).await;
}

/// An outer tenancy goes on where no inner one is entered.
async fn the_outer_tenant_sees_the_rows_of_all_its_inner_ones(offices: Offices) {
    for db in [
        offices.organisations.for_tenant(ACME),
        offices
            .workspaces
            .connection()
            .and_tenant::<organisation::Entity>(ACME),
    ] {
        assert_eq!(ids!(document, &db).unwrap(), [111, 112, 121, 122]);
        assert_eq!(ids!(comment, &db).unwrap(), [111, 112, 121, 122]);
        assert_eq!(ids!(template, &db).unwrap(), [1, 11, 12]);
        assert_eq!(ids!(workspace, &db).unwrap(), [DESIGN, SALES]);
        assert_eq!(ids!(organisation, &db).unwrap(), [ACME]);
        assert_eq!(ids!(invoice, &db).unwrap(), [1]);
    }
}

async fn the_inner_tenant_alone_sees_its_rows(offices: Offices) {
    let db = offices.workspaces.for_tenant(SALES);
    assert_eq!(ids!(document, &db).unwrap(), [121, 122]);
    assert_eq!(ids!(comment, &db).unwrap(), [121, 122]);
    assert_eq!(ids!(task, &db).unwrap(), [121]);
    assert_eq!(ids!(person, &db).unwrap(), [1]);
    assert_eq!(ids!(workspace, &db).unwrap(), [SALES]);
    // A template for all workspaces is one for those of an organisation, and of which nobody said.
    assert_eq!(ids!(template, &db).unwrap(), [12]);
}

/// What belongs to tenants of a tenancy of which none is current has no tenant, however many others are.
async fn rows_of_a_tenancy_without_a_current_tenant_are_refused(offices: Offices) {
    let acme = offices.organisations.for_tenant(ACME);
    assert_refused!(ids!(task, &acme), TenancyError::NoTenant { entity } if entity.ends_with("task"));
    assert_refused!(ids!(subtask, &acme), TenancyError::NoTenant { entity } if entity.ends_with("subtask"));
    assert_refused!(ids!(person, &acme), TenancyError::NoTenant { entity } if entity.ends_with("person"));
    let grants = grant::Entity::find().all(&acme).await;
    assert_refused!(grants, TenancyError::NoTenant { entity } if entity.ends_with("grant"));
    let design = offices.workspaces.for_tenant(DESIGN);
    assert_refused!(ids!(invoice, &design), TenancyError::NoTenant { entity } if entity.ends_with("invoice"));
    assert_refused!(ids!(organisation, &design), TenancyError::NoTenant { entity } if entity.ends_with("organisation"));
    let joined = document::Entity::find().find_also_related(organisation::Entity);
    assert_refused!(joined.all(&design).await, TenancyError::NoTenant { .. });
    // And where none at all is current.
    let nobody = offices.workspaces.connection();
    assert_refused!(ids!(document, &nobody), TenancyError::NoTenant { .. });
    assert_refused!(ids!(workspace, &nobody), TenancyError::NoTenant { .. });
    assert_eq!(ids!(country, &nobody).unwrap(), [1, 2]);
}

/// A workspace that isn't the organisation's has nothing in it.
async fn an_inner_tenant_of_another_outer_one_sees_nothing(offices: Offices) {
    let db = offices.workspaces.connection();
    let reads = async {
        assert_eq!(ids!(document, &db).unwrap(), [0; 0]);
        assert_eq!(ids!(comment, &db).unwrap(), [0; 0]);
        assert_eq!(ids!(workspace, &db).unwrap(), [0; 0]);
    };
    offices.within(ACME, LEGAL, reads).await;
    offices
        .within(FOOBAR, DESIGN, async {
            assert_eq!(ids!(document, &db).unwrap(), [0; 0])
        })
        .await;
}

async fn shared_rows_of_one_tenancy_stay_within_the_other(offices: Offices) {
    let db = offices.workspaces.connection();
    for (organisation, workspace, seen) in [
        (ACME, DESIGN, [1, 11]),
        (ACME, SALES, [1, 12]),
        (FOOBAR, LEGAL, [2, 21]),
    ] {
        let reads = async { assert_eq!(ids!(template, &db).unwrap(), seen) };
        offices.within(organisation, workspace, reads).await;
    }
}

async fn relations_and_loaders_cross_from_one_tenancy_to_the_other(offices: Offices) {
    let db = offices.organisations.connection();
    let reads = async {
        let documents = document::Entity::find()
            .order_by_id_asc()
            .all(&db)
            .await
            .unwrap();
        let comments = documents.load_many(comment::Entity, &db).await.unwrap();
        assert_eq!(comments.iter().flatten().count(), 2);
        let workspaces = documents.load_one(workspace::Entity, &db).await.unwrap();
        assert!(
            workspaces
                .iter()
                .flatten()
                .all(|workspace| workspace.id == DESIGN)
        );
        let with = document::Entity::find()
            .find_with_related(comment::Entity)
            .all(&db)
            .await
            .unwrap();
        assert_eq!(with.len(), 2);
        let loaded = workspace::Entity::load()
            .with(document::Entity)
            .with(organisation::Entity)
            .one(&db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(loaded.documents.len(), 2);
        assert_eq!(loaded.organisation.as_ref().unwrap().id, ACME);
        let task = task::Entity::find().one(&db).await.unwrap().unwrap();
        let document = task.find_related(document::Entity).one(&db).await.unwrap();
        assert_eq!(document.unwrap().id, 111);
        let pages = document::Entity::find()
            .filter(document::Column::Title.eq("plan"))
            .paginate(&db, 1);
        assert_eq!(pages.num_items().await.unwrap(), 1);
    };
    offices.within(ACME, DESIGN, reads).await;
}

/// It is the entities that belong to tenancies; a connection is any of theirs.
async fn every_tenancys_connection_sees_the_same(offices: Offices) {
    let outer = offices.organisations.connection();
    let inner = offices.workspaces.connection();
    let reads = async {
        for db in [
            &outer,
            &inner,
            &offices.organisations.for_tenant(ACME),
            &offices.workspaces.for_tenant(DESIGN),
        ] {
            assert_eq!(ids!(document, db).unwrap(), [111, 112]);
            assert_eq!(ids!(template, db).unwrap(), [1, 11]);
            assert_eq!(ids!(workspace, db).unwrap(), [DESIGN]);
        }
    };
    offices.within(ACME, DESIGN, reads).await;
}
