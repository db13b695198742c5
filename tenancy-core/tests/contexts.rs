//! Contexts nest, come back after whatever happens inside, and stay in their task.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use tenancy_core::{
    Context, CurrentTenant, InCurrentContext, NoContext, TenancyId, TenantKey, spawn,
};
use tokio::sync::Barrier;
use tokio::task::yield_now;

struct Blog;
struct Organisation;

fn blogs() -> TenancyId {
    TenancyId::of::<Blog>("blog")
}

fn blog(key: i32) -> Context {
    Context::tenant(CurrentTenant::new(blogs(), TenantKey::from(key)))
}

fn current() -> Option<TenantKey> {
    Context::current().key(blogs())
}

fn key(key: i32) -> Option<TenantKey> {
    Some(TenantKey::from(key))
}

/// D4, D5, D6: inside central there is no tenant, its value comes back, and so does the outer tenant.
#[tokio::test]
async fn central_hides_the_tenant_and_gives_it_back() {
    blog(1)
        .enter(async {
            let value = Context::central()
                .enter(async {
                    assert_eq!(current(), None);
                    assert!(Context::current().is_central());
                    "value"
                })
                .await;
            assert_eq!(value, "value");
            assert_eq!(current(), key(1));
        })
        .await;
}

/// D7: where nobody is current, nobody is current before, in and after central.
#[tokio::test]
async fn central_outside_any_tenant() {
    assert_eq!(current(), None);
    Context::central()
        .enter(async { assert_eq!(current(), None) })
        .await;
    assert_eq!(current(), None);
    assert!(Context::current().is_none());
}

/// Leaving an inner tenant restores the outer one, at any depth.
#[tokio::test]
async fn tenants_nest() {
    blog(1)
        .enter(async {
            blog(2)
                .enter(async {
                    blog(3).enter(async { assert_eq!(current(), key(3)) }).await;
                    assert_eq!(current(), key(2));
                })
                .await;
            assert_eq!(current(), key(1));
        })
        .await;
    assert_eq!(current(), None);
}

/// Z37, Z49: an error inside leaves nothing behind.
#[tokio::test]
async fn an_error_restores_the_outer_context() {
    blog(1)
        .enter(async {
            let failed: Result<(), &str> = Context::central().enter(async { Err("no") }).await;
            assert_eq!(failed, Err("no"));
            assert_eq!(current(), key(1));
        })
        .await;
    let failed: Result<(), &str> = blog(1).enter(async { Err("no") }).await;
    assert_eq!(failed, Err("no"));
    assert_eq!(current(), None, "not the tenant whose work failed");
}

/// Z37, Z43: a panic inside leaves nothing behind, neither a context nor ignored restrictions.
#[tokio::test]
async fn a_panic_restores_the_outer_context() {
    blog(1)
        .enter(async {
            for inner in [
                blog(2).enter_unrestricted(panics()),
                Context::central().enter_unrestricted(panics()),
            ] {
                let caught = futures_catch(inner).await;
                assert!(caught.is_err(), "it panicked");
                assert_eq!(current(), key(1));
                assert!(!Context::current().restrictions_ignored());
            }
        })
        .await;
    assert_eq!(current(), None);
}

async fn panics() {
    yield_now().await;
    assert!(
        Context::current().is_none(),
        "panics on purpose: a context is current here"
    );
}

/// Catches a panic of a future in the task that polls it.
async fn futures_catch<F: Future>(future: F) -> std::thread::Result<F::Output> {
    let mut future = Box::pin(future);
    std::future::poll_fn(move |context| {
        match std::panic::catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    })
    .await
}

/// A future that is cancelled half-way leaves nothing behind.
#[tokio::test(start_paused = true)]
async fn cancellation_restores_the_outer_context() {
    blog(1)
        .enter(async {
            let never = blog(2).enter_unrestricted(async {
                assert_eq!(current(), key(2));
                std::future::pending::<()>().await;
            });
            assert!(
                tokio::time::timeout(Duration::from_millis(5), never)
                    .await
                    .is_err()
            );
            assert_eq!(current(), key(1));
            assert!(!Context::current().restrictions_ignored());
        })
        .await;
}

/// What a cancelled future drops is dropped in its own context.
#[tokio::test]
async fn a_dropped_future_is_dropped_in_its_own_context() {
    struct SeesOnDrop(Arc<std::sync::Mutex<Option<TenantKey>>>);
    impl Drop for SeesOnDrop {
        fn drop(&mut self) {
            *self.0.lock().expect("nobody panicked") = current();
        }
    }

    let seen = Arc::default();
    let held = SeesOnDrop(Arc::clone(&seen));
    let future = blog(2).enter(async move {
        let _held = held;
        std::future::pending::<()>().await;
    });
    blog(1).enter(async { drop(future) }).await;
    assert_eq!(*seen.lock().expect("nobody panicked"), key(2));
}

/// Z43, Z44: ignored restrictions nest and end with their closure, also with one that fails.
#[tokio::test]
async fn ignored_restrictions_nest() {
    let ignored = || Context::current().restrictions_ignored();
    blog(1)
        .enter(async {
            Context::current()
                .enter_unrestricted(async {
                    assert!(ignored());
                    let failed: Result<(), ()> = Context::current()
                        .enter_unrestricted(async { Err(()) })
                        .await;
                    assert_eq!(failed, Err(()));
                    assert!(ignored(), "still off for the outer closure");
                    assert_eq!(current(), key(1), "the tenant stays");
                    blog(2)
                        .enter(async {
                            assert!(!ignored(), "a context entered inside is restricted")
                        })
                        .await;
                })
                .await;
            assert!(!ignored());
        })
        .await;
}

/// The paired form is a guard: restrictions are back when the last one is dropped, and it needs a context.
#[tokio::test]
async fn the_paired_form_is_a_guard() {
    let ignored = || Context::current().restrictions_ignored();
    assert_eq!(Context::ignore_restrictions().err(), Some(NoContext));
    blog(1)
        .enter(async {
            let outer = Context::ignore_restrictions().expect("a context is entered");
            let inner = Context::ignore_restrictions().expect("a context is entered");
            drop(outer);
            assert!(ignored(), "the other guard lives");
            drop(inner);
            assert!(!ignored());
        })
        .await;
}

/// Z46, Z48: spawned tasks begin with nothing, or with the tenant if they were told so, never with a bypass.
#[tokio::test]
async fn spawned_tasks_have_their_own_context() {
    let (plain, carried, wrapped) = blog(1)
        .enter(async {
            let _ignored = Context::ignore_restrictions().expect("a context is entered");
            let plain = tokio::spawn(async { Context::current() });
            let carried = spawn(async {
                yield_now().await;
                Context::current()
            });
            let wrapped = tokio::spawn(async { Context::current() }.in_current_context());
            (plain, carried, wrapped)
        })
        .await;
    // The parent has left its context by now.
    assert!(plain.await.expect("no panic").is_none());
    for task in [carried, wrapped] {
        let context = task.await.expect("no panic");
        assert_eq!(context.key(blogs()), key(1));
        assert!(!context.restrictions_ignored());
    }
}

/// Z46: nor with one that never ends where they were spawned; entering the current context again is restricted as well.
#[tokio::test]
async fn an_unrestricted_context_is_not_handed_on() {
    let ignored = async || Context::current().restrictions_ignored();
    let inside = async {
        assert!(ignored().await);
        let carried = spawn(ignored());
        let wrapped = tokio::spawn(ignored().in_current_context());
        assert!(!carried.await.expect("no panic"));
        assert!(!wrapped.await.expect("no panic"));
        assert!(!Context::current().enter(ignored()).await);
        assert!(ignored().await);
    };
    blog(1).enter_unrestricted(inside).await;
}

/// Z46: a bypass in one task, held open, is not seen by another task of the same tenant at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bypass_stays_in_its_task() {
    let both = Arc::new(Barrier::new(2));
    let bypassing = tokio::spawn(blog(1).enter_unrestricted({
        let both = Arc::clone(&both);
        async move {
            both.wait().await;
            let ignored = Context::current().restrictions_ignored();
            both.wait().await;
            ignored
        }
    }));
    let other = tokio::spawn(blog(1).enter(async move {
        both.wait().await;
        let ignored = Context::current().restrictions_ignored();
        both.wait().await;
        ignored
    }));
    assert!(bypassing.await.expect("no panic"));
    assert!(!other.await.expect("no panic"));
}

/// Z47, as far as contexts go: tasks that give way at every step keep their own tenant.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn interleaving_tasks_keep_their_tenant() {
    let tasks = (0..20).map(|tenant| {
        tokio::spawn(blog(tenant).enter(async move {
            for step in 0..1000 {
                assert_eq!(current(), key(tenant));
                if step % 3 == 0 {
                    Context::central().enter(async { yield_now().await }).await;
                } else {
                    yield_now().await;
                }
            }
        }))
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("every task saw its own tenant alone");
    }
}

/// A tenant of one tenancy is nobody's tenant in another, and that is not the central context.
#[tokio::test]
async fn tenancies_dont_mix() {
    let organisations = TenancyId::of::<Organisation>("organisation");
    blog(1)
        .enter(async {
            let context = Context::current();
            assert_eq!(context.key(organisations), None);
            assert!(!context.is_central() && !context.is_none());
        })
        .await;
}

/// A tenant's model comes back as what it was put in, and as nothing else.
#[test]
fn a_tenants_model_keeps_its_type() {
    let tenant =
        CurrentTenant::new(blogs(), TenantKey::from(1)).with_model(Arc::new("acme".to_owned()));
    assert_eq!(
        tenant.model::<String>().as_deref().map(String::as_str),
        Some("acme")
    );
    assert!(tenant.model::<i32>().is_none());
    assert_eq!(tenant.tenancy().name(), "blog");
}

/// A key of 0, "" or nil is a key like any other, and keys compare by value.
#[test]
fn keys_compare_by_value() {
    assert_eq!(TenantKey::from(1i16), TenantKey::from(1u64));
    assert_ne!(TenantKey::from(0), TenantKey::from(""));
    assert_ne!(TenantKey::from("1"), TenantKey::from(1));
    assert_ne!(TenantKey::Uuid([0; 16]), TenantKey::from(vec![0; 16]));
    assert_eq!(
        TenantKey::Uuid([0; 16]).to_string(),
        "00000000-0000-0000-0000-000000000000"
    );
    assert_eq!(TenantKey::from(u64::MAX).to_string(), u64::MAX.to_string());
}
