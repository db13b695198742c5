//! A tenancy as Sprout has it: a name, a provider, options, and at most one current tenant.

use tenancy_sea::prelude::*;
use tenancy_sea::{Context, TenancyOptions, TenantKey, TenantLookup};
use tenancy_tests::each_backend;

use super::studios::{Studios, builder};

each_backend![
    it_has_a_name_and_no_tenant,
    the_current_tenant_is_asked_of_it,
    it_finds_by_identifier_and_by_key,
    contexts_are_entered_and_left_by_hand,
    its_options_are_its_own,
];

/// O1, O8
async fn it_has_a_name_and_no_tenant(studios: Studios) {
    assert!(format!("{:?}", studios.tenancy).contains("studio"));
    assert!(studios.tenancy.current().is_none());
    assert!(studios.tenancy.current_or_fail().is_err());
    assert!(Context::current().is_none());
    assert_eq!(Context::current().tenants().count(), 0);
}

/// O2, O6: what was set is what is there, with the model by which it was set.
async fn the_current_tenant_is_asked_of_it(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = &studios.tenancy;
    let asked = tenancy.run(&acme, async {
        let current = tenancy.current_or_fail()?;
        assert_eq!(current.key(), &TenantKey::from(acme.id));
        let model = current.model::<tenancy_tests::entities::studios::studio::Model>();
        assert_eq!(model.unwrap().slug, "acme");
        Ok::<_, TenancyError>(())
    });
    asked.await.unwrap();
    let bare = tenancy.run(acme.id, async {
        let current = tenancy.current_or_fail()?;
        assert!(
            current
                .model::<tenancy_tests::entities::studios::studio::Model>()
                .is_none()
        );
        Ok::<_, TenancyError>(())
    });
    bare.await.unwrap();
}

/// O3, O4, O5: the provider is asked through it. Finding makes nobody current.
async fn it_finds_by_identifier_and_by_key(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = &studios.tenancy;
    let by = |slug: &str| TenantLookup::Identifier(slug.into());
    assert!(tenancy.find_tenant(by("nobody")).await.unwrap().is_none());
    let key = |id: i32| TenantLookup::Key(id.into());
    assert!(
        tenancy
            .find_tenant(key(acme.id + 1))
            .await
            .unwrap()
            .is_none()
    );
    for lookup in [by("acme"), key(acme.id)] {
        let found = tenancy.find_tenant(lookup).await.unwrap().unwrap();
        assert_eq!(found.key(), &TenantKey::from(acme.id));
    }
    assert!(tenancy.current().is_none());
}

/// O12
async fn contexts_are_entered_and_left_by_hand(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = &studios.tenancy;
    let initialized = tenancy.initialize(&acme).await.unwrap();
    assert!(tenancy.current().is_none());
    for _ in 0..2 {
        let inside =
            initialized.enter(async { Ok::<_, TenancyError>(tenancy.current().is_some()) });
        assert!(inside.await.unwrap());
        assert!(tenancy.current().is_none());
    }
    initialized.end().await.unwrap();
}

/// O7, O28: set where it is built, and never changed under a running request; another tenancy has others.
async fn its_options_are_its_own(studios: Studios) {
    let default = TenancyOptions::default();
    assert!(format!("{default:?}").contains("throw_if_not_related: true"));
    let relaxed = default.clone().throw_if_not_related(false);
    assert!(format!("{relaxed:?}").contains("throw_if_not_related: false"));
    let other = builder(&studios.context).options(relaxed).build().await;
    assert!(other.unwrap().current().is_none());
    assert!(format!("{default:?}").contains("throw_if_not_related: true"));
}
