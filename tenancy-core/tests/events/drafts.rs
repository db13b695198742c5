//! Drafts: what listeners may look at and change before it is written or run.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

use tenancy_core::event::Draft;

use crate::common::on_purpose;

/// A draft is found by its type; asked for another it is left as it is.
#[test]
fn a_draft_keeps_its_type() {
    let draft = Draft::new(1_i32);
    assert_eq!(draft.edit(|_: &mut i64| ()), None);
    assert_eq!(draft.take::<i64>(), None);
    assert_eq!(draft.edit(|number: &mut i32| *number), Some(1));
    assert_eq!(draft.take::<i32>(), Some(1));
}

/// Who still has a draft after it was taken changes nothing any more.
#[test]
fn a_draft_that_was_taken_is_empty() {
    let draft = Draft::new("acme".to_owned());
    let kept = draft.clone();
    assert_eq!(draft.take::<String>().as_deref(), Some("acme"));
    assert_eq!(kept.edit(|_: &mut String| ()), None);
    assert_eq!(kept.take::<String>(), None);
    assert_eq!(kept.take::<()>(), Some(()), "and nothing but that");
}

/// E5: handles are to the same value, and what the last one leaves is what counts.
#[test]
fn edits_add_up() {
    let draft = Draft::new(Vec::<i32>::new());
    for step in 1..=3 {
        let handle = draft.clone();
        assert_eq!(
            handle.edit(|steps: &mut Vec<i32>| steps.push(step)),
            Some(())
        );
    }
    assert_eq!(draft.take::<Vec<i32>>(), Some(vec![1, 2, 3]));
}

/// A panic inside an edit leaves the value as the closure left it, and the draft can be used: on this thread and on others.
#[test]
fn a_panic_inside_an_edit() {
    let draft = Draft::new(1_i32);
    let panics = catch_unwind(AssertUnwindSafe(|| {
        draft.edit(|number: &mut i32| {
            *number = 2;
            on_purpose("half-way");
        })
    }));
    assert!(panics.is_err());
    assert_eq!(
        draft.edit(|number: &mut i32| std::mem::replace(number, 3)),
        Some(2)
    );
    let other = draft.clone();
    let on_another = thread::spawn(move || other.edit(|number: &mut i32| *number));
    assert_eq!(on_another.join().expect("no panic"), Some(3));
    assert_eq!(draft.take::<i32>(), Some(3));
}

/// An edit within an edit of the same draft gives nothing, where it would wait for itself. Another draft is another matter.
#[test]
fn an_edit_within_an_edit() {
    let (draft, other) = (Draft::new(1_i32), Draft::new(10_i32));
    let within = draft.clone();
    let outcome = draft.edit(|number: &mut i32| {
        assert_eq!(within.edit(|number: &mut i32| *number = 7), None);
        assert_eq!(within.take::<i32>(), None);
        let others = other.edit(|other: &mut i32| {
            assert_eq!(within.edit(|_: &mut i32| ()), None, "however deep");
            *other
        });
        *number += others.expect("it isn't being edited");
        *number
    });
    assert_eq!(outcome, Some(11));
    assert_eq!(draft.edit(|number: &mut i32| *number), Some(11));
}

/// Another thread waits until an edit is done, and then sees what it did.
#[test]
fn another_thread_waits() {
    let draft = Draft::new(1_i32);
    let other = draft.clone();
    let (begun, begins) = mpsc::channel();
    let waiting = thread::scope(|scope| {
        let waiting = draft.edit(|number: &mut i32| {
            let waiting = scope.spawn(move || {
                begun.send(()).expect("somebody waits for it");
                other.edit(|number: &mut i32| *number)
            });
            begins.recv().expect("it begins");
            *number = 2;
            waiting
        });
        waiting.expect("it holds a number").join()
    });
    assert_eq!(waiting.expect("no panic"), Some(2));
}

/// What is written of a draft tells nothing of its value, which may be a secret.
#[test]
fn a_draft_in_words() {
    let draft = Draft::new("secret".to_owned());
    assert!(!format!("{draft:?}").contains("secret"));
}
