//! Who is current.

use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::blog;
use tenancy_tests::{Blogs, each_backend};

each_backend![
    inside_a_tenant_is_current,
    outside_no_tenant_is_current,
    centrally_no_tenant_is_current,
    central_returns_what_its_closure_returns,
    after_central_the_tenant_is_current_again,
    central_within_nothing_stays_central,
];

fn key(tenancy: &Tenancy<blog::Entity>) -> Option<TenantKey> {
    tenancy.current().map(|tenant| tenant.key().clone())
}

/// D21
async fn inside_a_tenant_is_current(blogs: Blogs) {
    let tenancy = &blogs.tenancy;
    let inside = async {
        let current = tenancy.current().unwrap();
        assert_eq!(current.key(), &TenantKey::from(1));
        assert_eq!(current.model::<blog::Model>().as_deref(), Some(&blogs.acme));
        assert_eq!(
            tenancy.current_or_fail().unwrap().key(),
            &TenantKey::from(1)
        );
        assert_eq!(blog::Entity::current().unwrap().key(), &TenantKey::from(1));
    };
    tenancy.context(&blogs.acme).unwrap().enter(inside).await;
}

/// D22, D23
async fn outside_no_tenant_is_current(blogs: Blogs) {
    assert!(blogs.tenancy.current().is_none());
    assert!(blog::Entity::current().is_none());
    let err = blogs.tenancy.current_or_fail().unwrap_err();
    assert!(matches!(err, TenancyError::NoTenant { .. }), "{err:?}");
}

/// D4
async fn centrally_no_tenant_is_current(blogs: Blogs) {
    let tenancy = &blogs.tenancy;
    let inside = tenancy
        .context(&blogs.acme)
        .unwrap()
        .enter(tenancy.central(async { key(tenancy) }))
        .await;
    assert_eq!(inside, None);
}

/// D5
async fn central_returns_what_its_closure_returns(blogs: Blogs) {
    assert_eq!(blogs.tenancy.central(async { 42 }).await, 42);
}

/// D6
async fn after_central_the_tenant_is_current_again(blogs: Blogs) {
    let tenancy = &blogs.tenancy;
    let after = async {
        tenancy.central(async {}).await;
        key(tenancy)
    };
    assert_eq!(
        tenancy.context(&blogs.acme).unwrap().enter(after).await,
        Some(TenantKey::from(1))
    );
}

/// D7
async fn central_within_nothing_stays_central(blogs: Blogs) {
    let tenancy = &blogs.tenancy;
    assert_eq!(key(tenancy), None);
    assert_eq!(tenancy.central(async { key(tenancy) }).await, None);
    assert_eq!(key(tenancy), None);
}
