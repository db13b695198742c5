//! Contexts of several tenancies: which tenants are current, and whose values are found.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::sync::{Arc, Weak};

use async_trait::async_trait;
use common::{Blog, blog, blogs, here, organisation, organisations};
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, Context, CurrentTenant, Events,
    InitializedTenancy, Lifecycle, TenancyId, TenantKey, spawn,
};

struct Region;

fn region(key: i32) -> CurrentTenant {
    CurrentTenant::new(TenancyId::of::<Region>("region"), TenantKey::from(key))
}

/// What several tenancies have.
struct Prefix(String);

/// What blogs alone have.
struct Theme(String);

/// What organisations alone have.
struct Plan(String);

struct Prefixes;

#[async_trait]
impl Bootstrapper for Prefixes {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        Ok(Bootstrapped::value(Prefix(tenant.to_string())))
    }
}

struct Themes;

#[async_trait]
impl Bootstrapper for Themes {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        Ok(Bootstrapped::value(Theme(tenant.to_string())))
    }
}

struct Plans;

#[async_trait]
impl Bootstrapper for Plans {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        Ok(Bootstrapped::value(Plan(tenant.to_string())))
    }
}

async fn initialize(bootstrapper: impl Bootstrapper, tenant: CurrentTenant) -> InitializedTenancy {
    let mut bootstrappers = Bootstrappers::new();
    bootstrappers.push(bootstrapper);
    let lifecycle = Lifecycle::new(Events::new()).bootstrappers(bootstrappers);
    let tenancy = lifecycle.initialize(tenant).await;
    tenancy.expect("nothing fails")
}

/// The values of the current context: prefix, theme, plan.
fn values() -> [Option<String>; 3] {
    let context = Context::current();
    [
        context.get::<Prefix>().map(|prefix| prefix.0.clone()),
        context.get::<Theme>().map(|theme| theme.0.clone()),
        context.get::<Plan>().map(|plan| plan.0.clone()),
    ]
}

fn found(values: [&str; 3]) -> [Option<String>; 3] {
    values.map(|value| (!value.is_empty()).then(|| value.to_owned()))
}

fn tenants(context: &Context) -> Vec<String> {
    context.tenants().map(ToString::to_string).collect()
}

/// One tenant of each tenancy, outermost first; a context that another is made from stays as it is.
#[test]
fn tenancies_add_up() {
    let one = Context::tenant(organisation(1));
    let two = one.with_tenant(blog(2));
    let three = two.with_tenant(region(3));
    assert_eq!(tenants(&one), ["organisation 1"]);
    assert_eq!(tenants(&two), ["organisation 1", "blog 2"]);
    assert_eq!(tenants(&three), ["organisation 1", "blog 2", "region 3"]);
    assert_eq!(three.key(organisations()), Some(TenantKey::from(1)));
    assert_eq!(three.key(blogs()), Some(TenantKey::from(2)));
    assert_eq!(one.key(blogs()), None);
    assert_eq!(one.tenant_of(blogs()), None);
    let inside_out: Vec<_> = three.tenants().rev().map(ToString::to_string).collect();
    assert_eq!(inside_out, ["region 3", "blog 2", "organisation 1"]);
}

/// D3: a tenant takes the place of one of the same tenancy alone, and becomes the innermost.
#[test]
fn a_tenant_takes_the_place_of_one_of_its_tenancy() {
    let outer = Context::tenant(organisation(1)).with_tenant(blog(2));
    assert_eq!(
        tenants(&outer.with_tenant(blog(3))),
        ["organisation 1", "blog 3"]
    );
    let changed = outer.with_tenant(organisation(4));
    assert_eq!(tenants(&changed), ["blog 2", "organisation 4"]);
    assert_eq!(changed.key(organisations()), Some(TenantKey::from(4)));
    assert_eq!(
        tenants(&outer),
        ["organisation 1", "blog 2"],
        "the outer context is as it was"
    );
}

/// A tenancy is its tenant's type: a name for people doesn't make another, and the same name doesn't make one.
#[test]
fn a_tenancy_is_its_tenants_type() {
    let alias = TenancyId::of::<Blog>("weblog");
    let context = Context::tenant(blog(1)).with_tenant(CurrentTenant::new(alias, 2.into()));
    assert_eq!(tenants(&context), ["weblog 2"]);
    let namesake = TenancyId::of::<Region>("blog");
    let context = context.with_tenant(CurrentTenant::new(namesake, 3.into()));
    assert_eq!(tenants(&context), ["weblog 2", "blog 3"]);
    assert_eq!(context.key(blogs()), Some(TenantKey::from(2)));
}

/// None and central have no tenants: within them a tenant's context is that tenant's alone.
#[test]
fn none_and_central_have_no_tenants() {
    for outer in [Context::none(), Context::central()] {
        assert_eq!(outer.tenants().count(), 0);
        let context = outer.with_tenant(blog(1));
        assert_eq!(tenants(&context), ["blog 1"]);
        assert!(!context.is_central() && !context.is_none());
    }
}

/// A context that is made from one whose restrictions are ignored is restricted.
#[tokio::test]
async fn a_tenant_within_ignored_restrictions_is_restricted() {
    let inside = async {
        let inner = Context::current().with_tenant(organisation(1));
        assert!(Context::current().restrictions_ignored());
        assert!(!inner.restrictions_ignored());
        let _ignored = Context::ignore_restrictions().expect("a context is entered");
        assert!(!inner.restrictions_ignored());
        inner
            .enter(async { Context::current().restrictions_ignored() })
            .await
    };
    assert!(!Context::tenant(blog(1)).enter_unrestricted(inside).await);
}

/// Values are found innermost first: a tenancy that has none of a type leaves the outer one's visible.
#[tokio::test]
async fn values_are_found_innermost_first() {
    let outer = initialize(Prefixes, organisation(1)).await;
    let inside = async {
        assert_eq!(values(), found(["organisation 1", "", ""]));
        let themed = initialize(Themes, blog(2)).await;
        let seen = themed.enter(async { values() }).await;
        assert_eq!(seen, found(["organisation 1", "blog 2", ""]));
        let prefixed = initialize(Prefixes, blog(2)).await;
        let seen = prefixed.enter(async { values() }).await;
        assert_eq!(seen, found(["blog 2", "", ""]));
        assert_eq!(values(), found(["organisation 1", "", ""]));
    };
    outer.enter(inside).await;
    assert_eq!(values(), found(["", "", ""]));
}

/// The values of a tenant whose place another takes are gone, even if the other one has none: nothing of the first is found.
#[tokio::test]
async fn values_of_a_replaced_tenant_are_gone() {
    let first = initialize(Themes, blog(1)).await;
    let inside = async {
        let second = Context::current().with_tenant(blog(2));
        assert_eq!(second.enter(async { values() }).await, found(["", "", ""]));
        let same = Context::current().with_tenant(blog(1));
        assert_eq!(same.enter(async { values() }).await, found(["", "", ""]));
        let bootstrapped = initialize(Prefixes, blog(2)).await;
        let seen = bootstrapped.enter(async { (here(), values()) }).await;
        assert_eq!(seen, ("blog 2".to_owned(), found(["blog 2", "", ""])));
        assert_eq!(values(), found(["", "blog 1", ""]));
    };
    first.enter(inside).await;
}

/// Also where a tenant of another tenancy is between them. What that one has stays: it is current still.
#[tokio::test]
async fn values_of_a_replaced_outer_tenant_are_gone() {
    let first = initialize(Plans, organisation(1)).await;
    let inside = async {
        let themed = initialize(Themes, blog(2)).await;
        let inside = async {
            assert_eq!(values(), found(["", "blog 2", "organisation 1"]));
            let second = initialize(Prefixes, organisation(3)).await;
            let seen = second.enter(async { (here(), values()) }).await;
            assert_eq!(seen.0, "blog 2 > organisation 3");
            assert_eq!(seen.1, found(["organisation 3", "blog 2", ""]));
            // And the inner one's, which were never the outer one's.
            let other = Context::current().with_tenant(blog(4));
            let seen = other.enter(async { (here(), values()) }).await;
            assert_eq!(seen.0, "organisation 1 > blog 4");
            assert_eq!(seen.1, found(["", "", "organisation 1"]));
            assert_eq!(values(), found(["", "blog 2", "organisation 1"]));
        };
        themed.enter(inside).await;
    };
    first.enter(inside).await;
}

/// In the central context no tenant's values are found, and none in what is entered there.
#[tokio::test]
async fn central_has_no_values() {
    let tenancy = initialize(Themes, blog(1)).await;
    let inside = async {
        let central = async {
            assert_eq!(values(), found(["", "", ""]));
            let context = Context::current().with_tenant(organisation(1));
            assert_eq!(context.enter(async { values() }).await, found(["", "", ""]));
        };
        Context::central().enter(central).await;
        assert_eq!(values(), found(["", "blog 1", ""]));
    };
    tenancy.enter(inside).await;
}

/// Z48: a spawned task has the tenants and the values of all tenancies, or none.
#[tokio::test]
async fn a_spawned_task_has_all_or_nothing() {
    let outer = initialize(Plans, organisation(1)).await;
    let inside = async {
        let inner = initialize(Themes, blog(2)).await;
        let spawning = async {
            let with = spawn(async { (here(), values()) });
            let without = tokio::spawn(async { (here(), values()) });
            (with, without)
        };
        inner.enter(spawning).await
    };
    let (with, without) = outer.enter(inside).await;
    let (tenants, values) = with.await.expect("no panic");
    assert_eq!(tenants, "organisation 1 > blog 2");
    assert_eq!(values, found(["", "blog 2", "organisation 1"]));
    let (tenants, values) = without.await.expect("no panic");
    assert_eq!(tenants, "none");
    assert_eq!(values, found(["", "", ""]));
}

/// A value lives as long as a context has it: no longer than the last copy, also where another tenant took its place in
/// between.
#[tokio::test]
async fn values_live_as_long_as_a_context_has_them() {
    let tenancy = initialize(Themes, blog(1)).await;
    let theme: Weak<Theme> = {
        let theme = tenancy.context().get::<Theme>();
        Arc::downgrade(&theme.expect("it was bootstrapped"))
    };
    let other = tenancy.context().with_tenant(blog(2));
    let added = tenancy.context().with_tenant(organisation(1));
    drop(tenancy);
    assert!(theme.upgrade().is_some(), "`added` has it");
    assert!(added.get::<Theme>().is_some());
    drop(added);
    assert!(theme.upgrade().is_none(), "`other` doesn't");
    assert!(other.get::<Theme>().is_none());
}

/// Tenants with a model at hand and without are the same tenant, and a context gives the one that it was made with.
#[test]
fn a_context_gives_the_model_that_it_was_made_with() {
    let with = blog(1).with_model(Arc::new("acme".to_owned()));
    assert_eq!(with, blog(1));
    let context = Context::tenant(with).with_tenant(organisation(1));
    let tenant = context.tenant_of(blogs()).expect("it is current");
    assert_eq!(
        tenant.model::<String>().as_deref().map(String::as_str),
        Some("acme")
    );
    let bare = context.with_tenant(blog(1));
    let tenant = bare.tenant_of(blogs()).expect("it is current");
    assert!(tenant.model::<String>().is_none());
}

/// What is written of a context names its tenants, and the types of its values, never what they hold.
#[tokio::test]
async fn a_context_in_words() {
    let tenancy = initialize(Themes, blog(1).with_model(Arc::new("secret".to_owned()))).await;
    let words = format!("{:?}", tenancy.context());
    assert!(words.contains("Theme"), "{words}");
    assert!(
        !words.contains("secret") && !words.contains("blog 1"),
        "{words}"
    );
}
