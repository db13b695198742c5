//! The values that bootstrappers make.

use std::sync::{Arc, Mutex};

use tenancy_core::{Bootstrapped, Bootstrappers, Context, Events, Lifecycle};

use crate::common::{Failed, Ledger, Told, blog, caught, on_purpose};
use crate::makes::{Makes, lifecycle};

/// A value whose destructor panics keeps nothing else from going. It is reported, and is no reason to abort while a panic
/// unwinds.
#[tokio::test]
async fn a_value_that_panics_when_it_is_dropped() {
    struct First;
    struct Second;
    impl Drop for First {
        fn drop(&mut self) {
            on_purpose("first");
        }
    }
    impl Drop for Second {
        fn drop(&mut self) {
            on_purpose("second");
        }
    }

    let (told, _guard) = Told::listen();
    let ledger = Ledger::default();
    let made = ledger.clone();
    let lifecycle = lifecycle("cache", move |tenant| {
        Ok(Bootstrapped::value(made.made::<1>(tenant))
            .and_value(First)
            .and_value(Second))
    });
    let work = async { Ok::<_, Failed>(()) };
    let failed = lifecycle.run(blog(1), work).await;
    assert_eq!(
        failed.expect_err("it can't be undone").to_string(),
        "the context of blog 1 could not be left in good order: \
         bootstrapper `cache` could not be undone: it panicked: second; also: \
         bootstrapper `cache` could not be undone: it panicked: first"
    );
    let work = async { on_purpose("the work") };
    let panic = caught(lifecycle.run::<_, (), Failed>(blog(1), work)).await;
    assert_eq!(panic.expect_err("it panics"), "the work");
    assert_eq!(told.taken().len(), 2);
    assert_eq!(ledger.alive(), 0);
}

/// A value of a type that is there already takes its place, for the same tenant; the earlier one is found by those that ran
/// in between, and while they are undone.
#[tokio::test]
async fn a_later_value_takes_the_place_of_an_earlier_one() {
    struct Root(&'static str);
    fn root() -> Option<&'static str> {
        Context::current().get::<Root>().map(|root| root.0)
    }

    let seen = Arc::new(Mutex::new(Vec::new()));
    let mut bootstrappers = Bootstrappers::new();
    for name in ["first", "second"] {
        let seen = Arc::clone(&seen);
        bootstrappers.push(Makes::new(name, move |_| {
            let undone = Arc::clone(&seen);
            seen.lock().expect("nobody panics").push(root());
            let made = Bootstrapped::value(Root("lost")).and_value(Root(name));
            Ok(made.and_undo(move || {
                undone.lock().expect("nobody panics").push(root());
                Ok(())
            }))
        }));
    }
    assert_eq!(
        bootstrappers.names().collect::<Vec<_>>(),
        ["first", "second"]
    );
    let lifecycle = Lifecycle::new(Events::new()).bootstrappers(bootstrappers);
    let inside = lifecycle.run(blog(1), async { Ok::<_, Failed>(root()) });
    assert_eq!(inside.await.expect("nothing fails"), Some("second"));
    assert_eq!(
        *seen.lock().expect("nobody panics"),
        [None, Some("first"), Some("second"), Some("first")]
    );
}

/// What is written of what was made tells the types of its values, never what they hold.
#[test]
fn what_was_made_in_words() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "it is there to be kept secret")]
    struct Password(&'static str);
    let made = Bootstrapped::value(Password("secret")).and_undo(|| Ok(()));
    let words = format!("{made:?}");
    assert!(
        words.contains("Password") && !words.contains("secret"),
        "{words}"
    );
}
