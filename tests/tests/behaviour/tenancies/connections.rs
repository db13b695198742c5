use sea_orm::{ActiveModelTrait, EntityTrait, ModelTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{document, organisation, workspace};
use tenancy_tests::{Blogs, assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, LEGAL, Offices, SALES, ids};

each_backend![
    a_connection_is_bound_to_tenants_of_several_tenancies,
    a_bound_connection_takes_on_the_tenants_of_the_context,
    a_bound_connection_is_refused_under_another_tenant_of_either_tenancy,
    a_second_tenant_of_one_tenancy_is_refused,
    a_tenant_of_an_unknown_tenancy_is_refused,
    restrictions_are_ignored_for_all_tenancies,
    a_central_connection_stays_what_it_is,
];

async fn a_connection_is_bound_to_tenants_of_several_tenancies(offices: Offices) {
    let bound = [
        offices
            .organisations
            .for_tenant(ACME)
            .and_tenant::<workspace::Entity>(DESIGN),
        offices
            .workspaces
            .for_tenant(DESIGN)
            .and_tenant::<organisation::Entity>(ACME),
        offices
            .workspaces
            .connection()
            .and_tenant::<organisation::Entity>(ACME)
            .and_tenant::<workspace::Entity>(DESIGN),
    ];
    for db in bound {
        assert_eq!(ids!(document, &db).unwrap(), [111, 112]);
        let inserted = document::ActiveModel {
            title: Set("new".into()),
            ..Default::default()
        };
        let inserted = inserted.insert(&db).await.unwrap();
        assert_eq!(
            (inserted.organisation_id, inserted.workspace_id),
            (ACME, DESIGN)
        );
        inserted.delete(&db).await.unwrap();
    }
}

/// An inner tenancy adds to the outer one, also where the outer one's connection is bound.
async fn a_bound_connection_takes_on_the_tenants_of_the_context(offices: Offices) {
    let acme = offices.organisations.for_tenant(ACME);
    assert_eq!(ids!(document, &acme).unwrap(), [111, 112, 121, 122]);
    let design = offices.workspaces.context(DESIGN).unwrap();
    let within = async { assert_eq!(ids!(document, &acme).unwrap(), [111, 112]) };
    design.enter(within).await;
    assert_eq!(ids!(document, &acme).unwrap(), [111, 112, 121, 122]);
}

async fn a_bound_connection_is_refused_under_another_tenant_of_either_tenancy(offices: Offices) {
    let db = offices
        .organisations
        .for_tenant(ACME)
        .and_tenant::<workspace::Entity>(DESIGN);
    offices
        .within(ACME, DESIGN, async {
            assert_eq!(ids!(document, &db).unwrap(), [111, 112])
        })
        .await;
    for (organisation, workspace) in [(ACME, SALES), (FOOBAR, DESIGN), (FOOBAR, LEGAL)] {
        let used =
            async { assert_refused!(ids!(document, &db), TenancyError::TenantMismatch { .. }) };
        offices.within(organisation, workspace, used).await;
    }
    let foobar = offices.organisations.context(FOOBAR).unwrap();
    foobar
        .enter(async { assert_refused!(ids!(document, &db), TenancyError::TenantMismatch { .. }) })
        .await;
}

async fn a_second_tenant_of_one_tenancy_is_refused(offices: Offices) {
    let db = offices
        .organisations
        .for_tenant(ACME)
        .and_tenant::<organisation::Entity>(FOOBAR);
    assert_refused!(ids!(document, &db), TenancyError::TenantMismatch { .. });
    let same = offices
        .organisations
        .for_tenant(ACME)
        .and_tenant::<organisation::Entity>(ACME);
    assert_eq!(ids!(document, &same).unwrap(), [111, 112, 121, 122]);
    let text = offices
        .organisations
        .for_tenant(ACME)
        .and_tenant::<workspace::Entity>("design");
    assert_refused!(ids!(document, &text), TenancyError::KeyType { .. });
}

/// Rows of these entities can't belong to it, so nothing would be scoped to it.
async fn a_tenant_of_an_unknown_tenancy_is_refused(blogs: Blogs) {
    use tenancy_tests::entities::blogs::post;
    let db = blogs
        .tenancy
        .for_tenant(&blogs.acme)
        .and_tenant::<organisation::Entity>(ACME);
    let found = post::Entity::find().all(&db).await;
    assert_refused!(found, TenancyError::OtherTenancy { given, .. } if given == "organisation");
}

async fn restrictions_are_ignored_for_all_tenancies(offices: Offices) {
    let db = offices.workspaces.connection();
    let opened = async {
        let all = document::Entity::without_tenant_restrictions(|| async { ids!(document, &db) });
        assert_eq!(all.await.unwrap().len(), 8);
        // What an INSERT leaves unset is still the current tenants'.
        let inserted = document::Entity::without_tenant_restrictions(|| async {
            let new = document::ActiveModel {
                title: Set("new".into()),
                ..Default::default()
            };
            new.insert(&db).await
        });
        let inserted = inserted.await.unwrap();
        assert_eq!(
            (inserted.organisation_id, inserted.workspace_id),
            (ACME, DESIGN)
        );
        let found = document::Entity::find().without_tenancy().count(&db).await;
        assert_eq!(found.unwrap(), 9);
    };
    offices.within(ACME, DESIGN, opened).await;
}

async fn a_central_connection_stays_what_it_is(offices: Offices) {
    let db = offices
        .workspaces
        .central_connection()
        .and_tenant::<organisation::Entity>(ACME);
    let counted = async { assert_eq!(ids!(document, &db).unwrap().len(), 8) };
    offices.within(ACME, DESIGN, counted).await;
}
