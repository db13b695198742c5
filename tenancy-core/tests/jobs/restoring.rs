//! A stamp runs a future for whom it says, or not at all.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Arc;

use async_trait::async_trait;
use futures_util::FutureExt;
use tenancy_core::event::{EndingTenancy, TenancyInitialized};
use tenancy_core::{
    BoxError, Context, CurrentTenant, InitializedTenancy, Lifecycle, RestoreTenancy, StampError,
    TenancyId, TenantKey, TenantStamp,
};
use tokio::task::yield_now;

use crate::journal::Journal;
use crate::world::{Connection, Known, blog, blogs, current, in_blog, organisation, organisations};

/// The stamp of blog 7 within organisation 1.
fn two_tenants() -> TenantStamp {
    TenantStamp::of(&Context::tenant(organisation(1)).with_tenant(blog(7)))
}

fn known() -> (Arc<Known>, Arc<Known>, Vec<Arc<dyn RestoreTenancy>>) {
    let (blogs, organisations) = (
        Known::new(blogs(), [6, 7]),
        Known::new(organisations(), [1]),
    );
    // In another order than the stamp's: names decide.
    let tenancies: Vec<Arc<dyn RestoreTenancy>> = vec![blogs.clone(), organisations.clone()];
    (blogs, organisations, tenancies)
}

/// What runs must not run.
async fn never() -> Result<(), StampError> {
    resume_unwind(Box::new("it ran"))
}

/// A stamp is of the context's tenants in order, of the central context, or of nobody.
#[tokio::test]
async fn a_stamp_is_of_the_context() {
    let stamp = two_tenants();
    let tenants: Vec<_> = stamp
        .tenants()
        .iter()
        .map(|tenant| (tenant.tenancy(), tenant.key().clone()))
        .collect();
    let expected = [
        ("organisation", TenantKey::from(1)),
        ("blog", TenantKey::from(7)),
    ];
    assert_eq!(tenants, expected);
    assert_eq!(stamp.to_string(), "organisation 1, blog 7");
    assert_eq!(TenantStamp::current(), TenantStamp::none());
    let central = Context::central().enter(async { TenantStamp::current() });
    assert_eq!(central.await, TenantStamp::central());
    let tenant = in_blog(7).enter(async { TenantStamp::current() }).await;
    assert_eq!(tenant.to_string(), "blog 7");
    let restrictions = in_blog(7).enter_unrestricted(async { TenantStamp::current() });
    assert_eq!(restrictions.await, tenant, "they are no part of it");
}

/// K7: each tenancy that the stamp names is current with its tenant, outermost first, in full, and all are ended in reverse.
#[tokio::test]
async fn every_tenant_of_the_stamp_is_current() {
    let (blogs, organisations, tenancies) = known();
    let stamp = two_tenants();
    let ran = stamp.run(&tenancies, async {
        yield_now().await;
        let connection = Context::current().get::<Connection>();
        let connected = connection.map(|connection| connection.0.clone());
        assert_eq!(connected, Some(TenantKey::from(7)), "the innermost's");
        assert!(!Context::current().restrictions_ignored());
        Ok::<_, StampError>(current())
    });
    let ran = ran.await.expect("both exist");
    assert_eq!(ran, "organisation 1, blog 7");
    assert!(Context::current().is_none());
    assert_eq!((blogs.open(), organisations.open()), (0, 0));

    let events = organisations.journal.entries();
    assert_eq!(
        events.first().unwrap(),
        "InitializingTenancy organisation 1 in none"
    );
    assert_eq!(
        events.last().unwrap(),
        "RevertedToCentralContext organisation 1 in none"
    );
    let events = blogs.journal.entries();
    assert_eq!(
        events,
        [
            "InitializingTenancy blog 7 in organisation 1",
            "TenancyInitialized blog 7 in organisation 1, blog 7",
            "BootstrappingTenancy blog 7 in organisation 1, blog 7",
            "TenancyBootstrapped blog 7 in organisation 1, blog 7",
            "EndingTenancy blog 7 in organisation 1, blog 7",
            "TenancyEnded blog 7 in organisation 1, blog 7",
            "RevertingToCentralContext blog 7 in organisation 1, blog 7",
            "disconnected blog 7",
            "RevertedToCentralContext blog 7 in organisation 1",
        ]
    );
}

/// K3, K5: whatever context is current where a stamp is run, it runs as it says, and afterwards the outer context is back.
#[tokio::test]
async fn a_stamp_runs_as_it_says_whoever_is_current() {
    let (_, _, tenancies) = known();
    let stamps = [
        (TenantStamp::none(), "none"),
        (TenantStamp::central(), "central"),
        (TenantStamp::of(&in_blog(7)), "blog 7"),
        (two_tenants(), "organisation 1, blog 7"),
    ];
    let outer = [
        (Context::none(), "none"),
        (Context::central(), "central"),
        (in_blog(6), "blog 6"),
        (Context::tenant(organisation(2)), "organisation 2"),
    ];
    for (stamp, inside) in &stamps {
        for (context, outside) in &outer {
            let run = context.clone().enter_unrestricted(async {
                let ran = stamp.run(&tenancies, async {
                    yield_now().await;
                    let restricted = !Context::current().restrictions_ignored();
                    Ok::<_, StampError>((current(), restricted))
                });
                (ran.await.expect("it exists"), current())
            });
            let ((ran, restricted), after) = run.await;
            assert_eq!(ran, *inside, "within {outside}");
            assert!(restricted, "a job begins restricted");
            assert_eq!(after, *outside, "after {inside}");
        }
    }
}

/// Z53: for a tenant that is unknown or was deleted nothing runs, and what was made of the contexts around it is undone.
#[tokio::test]
async fn a_deleted_tenant_runs_nothing() {
    let (blogs, organisations, tenancies) = known();
    blogs.delete(7);
    let stamp = two_tenants();
    let ran = in_blog(6).enter(stamp.run(&tenancies, never())).await;
    let err = ran.expect_err("it is gone");
    let StampError::NotRestored { tenant, source } = &err else {
        panic!("another error: {err}");
    };
    assert_eq!(tenant.to_string(), "blog 7");
    assert_eq!(source.to_string(), "there is no blog 7");
    assert_eq!(organisations.open(), 0);
    let last = organisations.journal.entries().pop();
    assert_eq!(last.as_deref(), Some("disconnected organisation 1"));
}

/// A tenancy that the worker doesn't know is an error before anything is done; so is a name that two have.
#[tokio::test]
async fn a_tenancy_that_is_not_known_runs_nothing() {
    let (blogs, organisations, tenancies) = known();
    let only_organisations = &tenancies[1..];
    let err = two_tenants().run(only_organisations, never()).await;
    let err = err.expect_err("blogs are not known");
    assert!(matches!(&err, StampError::UnknownTenancy { tenancy } if tenancy == "blog"));
    assert!(two_tenants().check(only_organisations).is_err());
    assert!(two_tenants().check(&tenancies).is_ok());
    assert!(TenantStamp::central().check(&[]).is_ok());

    struct OtherBlog;
    let other = CurrentTenant::new(TenancyId::of::<OtherBlog>("blog"), TenantKey::from(7));
    let twice = TenantStamp::of(&in_blog(6).with_tenant(other.clone()));
    let err = twice.check(&tenancies).expect_err("whose is it?");
    assert!(matches!(&err, StampError::AmbiguousTenancy { tenancy } if tenancy == "blog"));
    assert!(twice.run(&tenancies, never()).await.is_err());
    let others = Known::new(other.tenancy(), [7]);
    let ambiguous: Vec<Arc<dyn RestoreTenancy>> =
        vec![organisations.clone(), others, blogs.clone()];
    let err = two_tenants().run(&ambiguous, never()).await;
    let err = err.expect_err("which of them?");
    assert!(matches!(&err, StampError::AmbiguousTenancy { tenancy } if tenancy == "blog"));
    assert_eq!(organisations.journal.entries(), [""; 0], "nothing was done");
}

/// Z53: a tenancy that makes another tenant's context than it was asked for is found out, and nothing runs.
#[tokio::test]
async fn another_tenants_context_is_refused() {
    /// Gives what it has, whatever it is asked for.
    struct Mistaken {
        gives: Context,
        lifecycle: Lifecycle,
    }

    #[async_trait]
    impl RestoreTenancy for Mistaken {
        fn name(&self) -> &str {
            "blog"
        }

        async fn initialize_by_key(&self, _: &TenantKey) -> Result<InitializedTenancy, BoxError> {
            let innermost = self.gives.tenants().next_back().expect("it gives one");
            let outer: Vec<_> = self.gives.tenants().cloned().collect();
            let outer = outer[..outer.len() - 1]
                .iter()
                .fold(Context::current(), |context, tenant| {
                    context.with_tenant(tenant.clone())
                });
            let made = outer.enter(self.lifecycle.initialize(innermost.clone()));
            Ok(made.await?)
        }
    }

    struct OtherBlog;
    let other_name = TenancyId::of::<OtherBlog>("weblog");
    let mistakes = [
        in_blog(6),
        Context::tenant(CurrentTenant::new(other_name, TenantKey::from(7))),
        Context::tenant(organisation(1)).with_tenant(blog(7)),
        Context::tenant(CurrentTenant::new(blogs(), TenantKey::from("7"))),
    ];
    for gives in mistakes {
        let mistaken: Arc<dyn RestoreTenancy> = Arc::new(Mistaken {
            gives: gives.clone(),
            lifecycle: Lifecycle::default(),
        });
        let stamp = TenantStamp::of(&in_blog(7));
        let err = stamp.run(&[mistaken], never()).await;
        let err = err.expect_err("it is not blog 7's");
        assert!(matches!(err, StampError::WrongContext { .. }), "{gives:?}");
        assert!(!err.to_string().contains('6'), "nothing of the other's");
    }
}

/// An error and a panic undo what was bootstrapped, the innermost first, and fire no end events.
#[tokio::test]
async fn an_error_and_a_panic_end_the_contexts_at_once() {
    let shared = Journal::default();
    let (blogs, organisations, tenancies) = known();
    for (panics, ending) in [(false, "error"), (true, "panic")] {
        let stamp = two_tenants();
        let work = async {
            yield_now().await;
            shared.note(ending);
            if panics {
                resume_unwind(Box::new("no"));
            }
            Err::<(), BoxError>("no".into())
        };
        let ran = AssertUnwindSafe(stamp.run(&tenancies, work)).catch_unwind();
        assert_eq!(ran.await.is_err(), panics);
        assert!(Context::current().is_none());
        assert_eq!((blogs.open(), organisations.open()), (0, 0), "{ending}");
    }
    for known in [blogs, organisations] {
        let entries = known.journal.entries();
        let ends = entries.iter().filter(|entry| entry.starts_with("Ending"));
        assert_eq!(ends.count(), 0);
    }
}

/// The innermost tenant is undone first, also where the job is given up.
#[tokio::test]
async fn contexts_are_undone_in_reverse() {
    let order = Journal::default();
    let tenancies: [Arc<dyn RestoreTenancy>; 2] = [
        Known::noting(blogs(), [7], order.clone()),
        Known::noting(organisations(), [1], order.clone()),
    ];
    let stamp = two_tenants();
    let waits = stamp.run(&tenancies, std::future::pending::<Result<(), BoxError>>());
    let polled = waits.now_or_never();
    assert!(polled.is_none(), "it was given up");
    let entries = order.entries();
    let undone = entries
        .iter()
        .filter(|entry| entry.starts_with("disconnected"));
    let undone: Vec<_> = undone.collect();
    assert_eq!(
        undone,
        ["disconnected blog 7", "disconnected organisation 1"]
    );
}

/// A context that can't be left in good order is told of, and the outer ones are left nevertheless.
#[tokio::test]
async fn a_context_that_is_left_in_disorder_is_told_of() {
    let (blogs, organisations, tenancies) = known();
    for known in [&blogs, &organisations] {
        known
            .events()
            .listen::<EndingTenancy>(|event: EndingTenancy| async move {
                Err::<(), BoxError>(format!("{} won't end", event.tenant).into())
            });
    }
    let done = async { Ok::<_, StampError>("done") };
    let ran = two_tenants().run(&tenancies, done).await;
    let err = ran.expect_err("they won't end");
    assert!(matches!(&err, StampError::NotEnded { failures } if failures.len() == 2));
    let text = err.to_string();
    let (inner, outer) = (text.find("blog 7 won't"), text.find("organisation 1 won't"));
    assert!(inner.is_some() && inner < outer, "{text}");
    assert_eq!((blogs.open(), organisations.open()), (0, 0));
}

/// A listener that fails keeps the job from running.
#[tokio::test]
async fn a_context_that_cannot_be_made_runs_nothing() {
    let (blogs, organisations, tenancies) = known();
    blogs
        .events()
        .listen::<TenancyInitialized>(|_| async { Err::<(), BoxError>("closed today".into()) });
    let ran = two_tenants().run(&tenancies, never()).await;
    let err = ran.expect_err("it can't be made").to_string();
    assert!(err.contains("closed today"), "{err}");
    assert_eq!((blogs.open(), organisations.open()), (0, 0));
}
