use sea_orm::{ActiveModelTrait, DbErr, Set};
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, TenantLookup};
use tenancy_tests::entities::workspaces::{document, organisation, task, workspace};
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, LEGAL, Offices, SALES, ids};

each_backend![
    an_inner_tenancy_adds_to_the_outer_one,
    each_tenancy_finds_its_own_tenants,
    every_inner_tenant_is_run_within_the_outer_one,
    a_tenant_of_another_outer_one_is_none_within,
    the_inner_tenants_organisation_is_hydrated,
];

/// O9–O11: entered in any order; leaving one leaves the other untouched.
async fn an_inner_tenancy_adds_to_the_outer_one(offices: Offices) {
    let Offices {
        organisations,
        workspaces,
        ..
    } = &offices;
    let db = organisations.connection();
    let outer = organisations.run(ACME, async {
        assert_eq!(ids!(document, &db)?, [111, 112, 121, 122]);
        workspaces
            .run(SALES, async {
                assert_eq!(organisations.current().unwrap().key(), &ACME.into());
                assert_eq!(workspaces.current().unwrap().key(), &SALES.into());
                assert_eq!(ids!(document, &db)?, [121, 122]);
                Ok::<_, DbErr>(())
            })
            .await?;
        assert!(workspaces.current().is_none());
        assert_eq!(ids!(document, &db)?, [111, 112, 121, 122]);
        Ok::<_, DbErr>(())
    });
    outer.await.unwrap();
    let inner_first = workspaces.run(DESIGN, async {
        organisations
            .run(ACME, async {
                assert_eq!(ids!(document, &db)?, [111, 112]);
                Ok::<_, DbErr>(())
            })
            .await
    });
    inner_first.await.unwrap();
    assert!(Context::current().is_none());
}

async fn each_tenancy_finds_its_own_tenants(offices: Offices) {
    let by = |slug: &str| TenantLookup::Identifier(slug.into());
    let Offices {
        organisations,
        workspaces,
        ..
    } = &offices;
    assert_eq!(
        organisations.tenant(by("acme")).await.unwrap().key(),
        &ACME.into()
    );
    assert!(
        organisations
            .find_tenant(by("design"))
            .await
            .unwrap()
            .is_none()
    );
    assert_eq!(
        workspaces.tenant(by("design")).await.unwrap().key(),
        &DESIGN.into()
    );
    assert!(workspaces.find_tenant(by("acme")).await.unwrap().is_none());
    let wrong = organisations.tenant(by("acme")).await.unwrap();
    assert!(matches!(
        workspaces.context(&wrong),
        Err(TenancyError::OtherTenancy { .. })
    ));
}

async fn every_inner_tenant_is_run_within_the_outer_one(offices: Offices) {
    let Offices {
        organisations,
        workspaces,
        ..
    } = &offices;
    let db = workspaces.connection();
    let within = organisations.run(ACME, async {
        let own = ids!(workspace, &db)?;
        assert_eq!(own, [DESIGN, SALES]);
        workspaces
            .run_for_each(own)
            .run(async |tenant| {
                let new = document::ActiveModel {
                    title: Set(tenant.key().to_string()),
                    ..Default::default()
                };
                let inserted = new.insert(&db).await?;
                assert_eq!(tenant.key(), &inserted.workspace_id.into());
                assert_eq!(inserted.organisation_id, ACME);
                Ok::<_, DbErr>(())
            })
            .await
            .map_err(|err| DbErr::Custom(err.to_string()))?;
        assert_eq!(ids!(document, &db)?.len(), 6);
        Ok::<_, DbErr>(())
    });
    within.await.unwrap();
}

/// A tenant's own tenant is filled in like any row's.
async fn the_inner_tenants_organisation_is_hydrated(offices: Offices) {
    let acme = organisation::Model {
        id: ACME,
        slug: "acme".into(),
    };
    let db = offices.organisations.connection();
    let hydrated = offices.organisations.run(&acme, async {
        let workspaces = workspace::Entity::load().all(&db).await?;
        Ok::<_, DbErr>(workspaces.hydrate_tenant(&Context::current()).unwrap())
    });
    for workspace in hydrated.await.unwrap() {
        assert_eq!(workspace.organisation.as_ref().unwrap().slug, "acme");
    }
}

/// A workspace is looked up where it is entered: whoever guesses its key, or its name, finds it in its organisation alone.
async fn a_tenant_of_another_outer_one_is_none_within(offices: Offices) {
    let Offices {
        organisations,
        workspaces,
        ..
    } = &offices;
    let db = workspaces.connection();
    let legal = workspaces
        .tenant(TenantLookup::Identifier("legal".into()))
        .await
        .unwrap();
    let within = organisations.run(ACME, async {
        let ran = workspaces.run(&legal, async { Ok::<_, DbErr>(ids!(task, &db)) }).await;
        assert_refused!(ran, TenancyError::TenantNotFound { entity, .. } if entity.ends_with("workspace"));
        let ran = workspaces.run(LEGAL, async { Ok::<_, DbErr>(()) }).await;
        assert_refused!(ran, TenancyError::TenantNotFound { .. });
        let initialized = workspaces.initialize(LEGAL).await;
        assert!(matches!(initialized, Err(TenancyError::TenantNotFound { .. })));
        let each = workspaces.run_for_each([DESIGN, LEGAL, SALES]).continue_on_error();
        let each = each.run(async |_| Ok::<_, TenancyError>(())).await;
        assert!(each.is_err());
        let own = workspaces.run(DESIGN, async { Ok::<_, DbErr>(ids!(task, &db)) });
        assert_eq!(own.await?.unwrap(), [111]);
        Ok::<_, DbErr>(())
    });
    within.await.unwrap();
    // Where no organisation is current a workspace is nobody's but its own.
    let alone = workspaces.run(LEGAL, async { Ok::<_, DbErr>(ids!(task, &db)) });
    assert_eq!(alone.await.unwrap().unwrap(), [211]);
}
