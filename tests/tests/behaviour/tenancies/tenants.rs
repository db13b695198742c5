use sea_orm::{DbErr, IntoActiveModel, NotSet, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{address, workspace};
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, LEGAL, Offices, SALES};

each_backend![
    an_inner_tenant_is_created_within_the_outer_one,
    an_inner_tenant_of_another_outer_one_is_none,
    a_name_is_taken_whosever_it_is,
    without_an_outer_tenant_all_are_there,
    domains_are_those_of_inner_tenants_within_the_outer_one,
];

fn workspace(slug: &str) -> workspace::ActiveModel {
    workspace::ActiveModel {
        id: NotSet,
        organisation_id: NotSet,
        slug: Set(slug.into()),
    }
}

async fn all(offices: &Offices) -> Vec<i32> {
    let all = offices.workspaces.tenants().all().await.unwrap();
    all.iter().map(|workspace| workspace.id).collect()
}

async fn an_inner_tenant_is_created_within_the_outer_one(offices: Offices) {
    let tenants = offices.workspaces.tenants();
    let before = offices.snapshot().await;
    let created = async {
        let created = tenants.create(workspace("new")).await.unwrap();
        assert_eq!(created.organisation_id, ACME);
        let foreign = workspace::ActiveModel {
            organisation_id: Set(FOOBAR),
            ..workspace("foreign")
        };
        assert_refused!(
            tenants.create(foreign).await.map_err(DbErr::from),
            TenancyError::CrossTenantWrite { column, .. } if column == "organisation_id"
        );
        let mut moved = created.clone().into_active_model();
        moved.organisation_id = Set(FOOBAR);
        assert_refused!(
            tenants.update(moved).await.map_err(DbErr::from),
            TenancyError::CrossTenantWrite { .. }
        );
        let mut renamed = created.into_active_model();
        renamed.slug = Set("renamed".into());
        tenants.update(renamed).await.unwrap()
    };
    let context = offices.organisations.context(ACME).unwrap();
    let renamed = context.clone().enter(created).await;
    assert_eq!(
        (renamed.organisation_id, renamed.slug.as_str()),
        (ACME, "renamed")
    );
    context.enter(tenants.delete(&renamed)).await.unwrap();
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

async fn an_inner_tenant_of_another_outer_one_is_none(offices: Offices) {
    let tenants = offices.workspaces.tenants();
    let before = offices.snapshot().await;
    let within = async {
        assert_eq!(all(&offices).await, [DESIGN, SALES]);
        let mut foreign = workspace("changed");
        foreign.id = Set(LEGAL);
        assert_refused!(
            tenants.update(foreign).await.map_err(DbErr::from),
            TenancyError::TenantNotFound { .. }
        );
        assert_refused!(
            tenants.delete(LEGAL).await.map_err(DbErr::from),
            TenancyError::TenantNotFound { .. }
        );
    };
    let outer = offices.organisations.context(ACME).unwrap();
    outer.enter(within).await;
    // Which of the inner ones is current changes nothing.
    offices
        .within(ACME, SALES, async {
            assert_eq!(all(&offices).await, [DESIGN, SALES]);
        })
        .await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

async fn a_name_is_taken_whosever_it_is(offices: Offices) {
    let tenants = offices.workspaces.tenants();
    let outer = offices.organisations.context(ACME).unwrap();
    let taken = async {
        for slug in ["design", "legal"] {
            assert_refused!(
                tenants.create(workspace(slug)).await.map_err(DbErr::from),
                TenancyError::TenantTaken { column, .. } if column == "slug"
            );
        }
    };
    outer.enter(taken).await;
}

async fn without_an_outer_tenant_all_are_there(offices: Offices) {
    let every = [DESIGN, SALES, LEGAL, 22];
    assert_eq!(all(&offices).await, every);
    let inner = offices.workspaces.context(DESIGN).unwrap();
    assert_eq!(inner.enter(all(&offices)).await, every);
    assert_eq!(offices.workspaces.central(all(&offices)).await, every);
}

async fn domains_are_those_of_inner_tenants_within_the_outer_one(offices: Offices) {
    let domains = offices.workspaces.domains::<address::Entity>();
    let named = |name: &str| address::ActiveModel {
        name: Set(name.into()),
        ..Default::default()
    };
    let outside = domains.create(LEGAL, named("legal.test")).await.unwrap();
    let before = offices.snapshot().await;
    let within = async {
        assert_refused!(
            domains
                .create(LEGAL, named("other.test"))
                .await
                .map_err(DbErr::from),
            TenancyError::TenantNotFound { .. }
        );
        assert_refused!(
            domains.update(LEGAL, outside).await.map_err(DbErr::from),
            TenancyError::TenantNotFound { .. }
        );
        assert_refused!(
            domains
                .delete(LEGAL, "legal.test")
                .await
                .map_err(DbErr::from),
            TenancyError::TenantNotFound { .. }
        );
        assert_refused!(
            domains.of(LEGAL).await.map_err(DbErr::from),
            TenancyError::TenantNotFound { .. }
        );
        domains.create(SALES, named("sales.test")).await.unwrap();
        assert_eq!(domains.of(SALES).await.unwrap().len(), 1);
        domains.delete(SALES, "sales.test").await.unwrap();
    };
    let outer = offices.organisations.context(ACME).unwrap();
    outer.enter(within).await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}
