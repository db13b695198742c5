//! An error, a panic and a cancellation at each of a run's points: what is left is always nothing.

use std::collections::BTreeSet;
use std::task::Poll;

use tenancy_core::Context;

use crate::common::{Failed, Trouble, World, blog, caught, here, organisation, poll_once};
use crate::expected::{ALONE, Run};

/// Where runs happen: in no context, within another tenant of the same tenancy, within one of another.
fn outers() -> [(Context, Run<'static>); 3] {
    let in_blog = Run {
        outer: "blog 9",
        ..ALONE
    };
    let in_organisation = Run {
        outer: "organisation 5",
        inside: "organisation 5 > blog 1",
        ..ALONE
    };
    [
        (Context::none(), ALONE),
        (Context::tenant(blog(9)), in_blog),
        (Context::tenant(organisation(5)), in_organisation),
    ]
}

/// Points, and the last line that is written when something goes wrong there.
fn points() -> Vec<(String, String)> {
    let mut points = Vec::new();
    for name in ["one", "two", "three"] {
        points.push((format!("bootstrap {name}"), format!("made {name}")));
    }
    let others = [
        "InitializingTenancy",
        "TenancyInitialized",
        "BootstrappingTenancy",
        "TenancyBootstrapped",
        "work",
        "EndingTenancy",
        "TenancyEnded",
        "RevertingToCentralContext",
        "RevertedToCentralContext",
    ];
    points.extend(others.map(|point| (point.to_owned(), point.to_owned())));
    points
}

/// The lines until something goes wrong at a point, and what is undone then.
fn until(run: &Run<'_>, last: &str) -> Vec<String> {
    let all = run.all();
    let at = all.iter().position(|line| line.starts_with(last));
    let mut lines = all[..=at.expect("every point is passed")].to_vec();
    lines.extend(run.undone(&lines));
    lines
}

/// After whatever happened: the outer context, no value, and a run that goes as it should.
async fn nothing_is_left(world: &World, expected: &Run<'_>) {
    assert_eq!(here(), expected.outer);
    assert_eq!(world.ledger.alive(), 0);
    assert!(world.ledger.taken().is_empty());
    world.no_trouble();
    let again = world.run(blog(1)).await;
    assert_eq!(again.expect("nothing goes wrong any more"), "done");
    assert_eq!(world.ledger.taken(), expected.all());
    assert_eq!(world.ledger.alive(), 0);
}

/// Z40, Z42: an error at each point. Before the work and in it what was bootstrapped is undone in reverse and no end event
/// is fired; after it everything goes on, and the error is reported.
#[tokio::test]
async fn an_error_at_each_point() {
    for (outer, expected) in outers() {
        for (point, last) in points() {
            let world = World::new();
            world.trouble(&point, Trouble::Error);
            let test = async {
                let failed = world.run(blog(1)).await.expect_err("there is trouble");
                assert!(failed.to_string().ends_with(&format!("no {point}")));
                let works = matches!(&failed, Failed::Work(_));
                assert_eq!(works, point == "work");
                let ends = point.starts_with("Ending") || point.starts_with("Revert");
                let lines = if ends || point == "TenancyEnded" {
                    expected.all()
                } else {
                    until(&expected, &last)
                };
                assert_eq!(world.ledger.taken(), lines, "error at {point}");
                nothing_is_left(&world, &expected).await;
            };
            outer.clone().enter(test).await;
        }
    }
}

/// Z37: a panic at each point goes through, what was bootstrapped is undone in reverse, and no other event is fired.
#[tokio::test]
async fn a_panic_at_each_point() {
    for (outer, expected) in outers() {
        for (point, last) in points() {
            let world = World::new();
            world.trouble(&point, Trouble::Panic);
            let test = async {
                let panic = caught(world.run(blog(1))).await;
                assert_eq!(panic.expect_err("it panics"), "on purpose");
                let lines = world.ledger.taken();
                assert_eq!(lines, until(&expected, &last), "panic at {point}");
                nothing_is_left(&world, &expected).await;
            };
            outer.clone().enter(test).await;
        }
    }
}

/// A panic at each point while every undoing fails or panics as well: the process lives, and all of it had its turn.
#[tokio::test]
async fn a_panic_at_each_point_and_in_each_undoing() {
    for (point, last) in points() {
        let world = World::new();
        world
            .trouble(&point, Trouble::Panic)
            .trouble("undo three", Trouble::Panic)
            .trouble("undo two", Trouble::Error)
            .trouble("undo one", Trouble::Panic);
        let panic = caught(world.run(blog(1))).await;
        assert_eq!(panic.expect_err("it panics"), "on purpose");
        assert_eq!(world.ledger.taken(), until(&ALONE, &last), "{point}");
        nothing_is_left(&world, &ALONE).await;
    }
}

/// Z37: a run is dropped after n polls, for each n until it completes: what it had bootstrapped is undone exactly once, in
/// reverse, and no event is fired any more.
#[tokio::test]
async fn a_cancellation_after_each_poll() {
    for (outer, expected) in outers() {
        let mut stopped_after = BTreeSet::new();
        let mut times = 0;
        while !outer
            .clone()
            .enter(given_up(times, &expected, &mut stopped_after))
            .await
        {
            times += 1;
        }
        // Twelve points, each of which gives way four times, and three bootstrappers that do so six times.
        assert_eq!(times, 9 * 4 + 3 * 6 + 1);
        // Behind every line; undoing gives way to nobody.
        let lines = (0..=14).chain([18]);
        assert_eq!(stopped_after, lines.collect());
    }
}

/// Gives a run up after so many polls. Whether it had completed by then.
async fn given_up(times: usize, expected: &Run<'_>, stopped_after: &mut BTreeSet<usize>) -> bool {
    let world = World::new();
    let mut run = Box::pin(world.run(blog(1)));
    for _ in 0..times {
        if let Poll::Ready(outcome) = poll_once(run.as_mut()).await {
            assert_eq!(outcome.expect("nothing fails"), "done");
            return true;
        }
    }
    let before = world.ledger.len();
    drop(run);
    let lines = world.ledger.taken();
    let (done, undone) = lines.split_at(before);
    assert_eq!(done, &expected.all()[..before]);
    assert_eq!(undone, expected.undone(done), "after {times} polls");
    stopped_after.insert(before);
    nothing_is_left(&world, expected).await;
    false
}
