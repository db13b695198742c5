//! Draws statements and judges them; what differs is made small and printed as lines for the corpus.

use std::fmt;
use std::time::Instant;

use tenancy_tests::isolation::{Expect, Scoped, Verdict, World, judge, print};
use tenancy_tests::{TestContext, each_backend, long_on_each_backend};

use crate::draw::{Draw, Statement};
use crate::rows::Rows;
use crate::shrink::shrink;
use crate::source::Source;

each_backend!(
    statements_mean_what_they_mean_on_the_copy,
    a_missing_scope_is_found
);
long_on_each_backend!(twenty_thousand_statements_mean_what_they_mean_on_the_copy);

/// After so many statements the databases are given other rows.
const A_ROUND: u64 = 250;
/// So many differences are made small and printed.
const MOST: usize = 5;

/// Vectors 1 to 121: a few hundred statements, the same ones every time.
async fn statements_mean_what_they_mean_on_the_copy(context: TestContext) {
    hold(context, 400).await;
}

/// The same with so many that rare meetings of forms occur.
async fn twenty_thousand_statements_mean_what_they_mean_on_the_copy(context: TestContext) {
    hold(context, 20_000).await;
}

/// The property can fail: run without tenancy, many of the statements read or change other tenants' rows, and that is seen.
/// The others are drawn so that no row, or one key's row alone, comes of them.
async fn a_missing_scope_is_found(context: TestContext) {
    let backend = context.backend;
    let rows = Rows::random(1);
    let world = World::with_rows(context, &|table| rows.of(table)).await;
    let (mut found, drawn) = (0, 150);
    for seed in 0..drawn {
        let (statement, _) = Draw::statement(Source::random(seed), backend, &rows);
        let verdict = verdict(&statement, &world, Scoped::No).await;
        found += u64::from(matches!(verdict, Verdict::Failed(_)));
    }
    world.remove().await;
    print(&format!(
        "{backend}: without tenancy {found} of {drawn} statements differ"
    ));
    assert!(found * 3 > drawn, "only {found} of {drawn} were found out");
}

#[derive(Debug, Default)]
struct Count {
    reads: u64,
    writes: u64,
    failed_alike: u64,
    differ: u64,
}

async fn hold(context: TestContext, statements: u64) {
    let backend = context.backend;
    let statements = number("TENANCY_ORACLE_STATEMENTS").unwrap_or(statements);
    let first = number("TENANCY_ORACLE_SEED").unwrap_or(1) << 32;
    let began = Instant::now();
    let mut count = Count::default();
    let mut rows = Rows::random(first);
    let mut world = World::with_rows(context, &|table| rows.of(table)).await;
    for seed in first..first + statements {
        if seed > first && seed % A_ROUND == 0 {
            rows = Rows::random(seed);
            world.refill(&|table| rows.of(table)).await;
        }
        let (statement, choices) = Draw::statement(Source::random(seed), backend, &rows);
        match statement.writes {
            true => count.writes += 1,
            false => count.reads += 1,
        }
        match verdict(&statement, &world, Scoped::Yes).await {
            Verdict::Failed(what) => {
                count.differ += 1;
                print(&format!(
                    "seed {seed}: {backend}: {what}: {}",
                    statement.sql.text
                ));
                explain(choices, &world, &rows, seed).await;
            }
            Verdict::FailedAlike(err) => {
                count.failed_alike += 1;
                if std::env::var_os("TENANCY_ORACLE_FAILURES").is_some() {
                    print(&format!(
                        "{backend}: fails alike: {err}: {}",
                        statement.sql.text
                    ));
                }
            }
            Verdict::Equal | Verdict::Refused => {}
        }
        if count.differ >= u64::try_from(MOST).expect("few") {
            break;
        }
    }
    world.remove().await;
    let seconds = began.elapsed().as_secs_f32();
    print(&format!("oracle: {backend}: {count} in {seconds:.1} s"));
    assert_eq!(
        count.differ, 0,
        "statements differ on {backend}; they are printed above"
    );
    // A statement that fails on the copy proves little; few may.
    let drawn = count.reads + count.writes;
    assert!(
        count.failed_alike * 10 < drawn,
        "{} of {drawn} statements fail",
        count.failed_alike
    );
}

async fn verdict(statement: &Statement, world: &World, scoped: Scoped) -> Verdict {
    let case = statement.case(world.shared.backend(), "drawn".to_owned());
    assert_eq!(case.expect, Expect::Same);
    match judge(&case, world, statement.tenant, scoped).await {
        Verdict::Failed(what) if is_of_the_drivers_cache(&what) => Verdict::FailedAlike(what),
        verdict => verdict,
    }
}

/// sqlx keeps PostgreSQL's statements by their text, and takes an integer for a text where the same `SELECT ?` was sent with
/// one before (vector 216). Which connection of a pool has seen it is chance, on either side.
fn is_of_the_drivers_cache(what: &str) -> bool {
    [
        "invalid byte sequence for encoding",
        "incorrect binary data format",
        "insufficient data left in message",
    ]
    .iter()
    .any(|text| what.contains(text))
}

/// Prints the smallest statement that still differs in its kind: refused, or otherwise.
async fn explain(choices: Vec<usize>, world: &World, rows: &Rows, seed: u64) {
    let backend = world.shared.backend();
    let replay = async |choices: &[usize]| {
        let (statement, _) = Draw::statement(Source::replay(choices), backend, rows);
        let verdict = verdict(&statement, world, Scoped::Yes).await;
        (statement, verdict)
    };
    let refused =
        |verdict: &Verdict| matches!(verdict, Verdict::Failed(what) if what.starts_with("refused"));
    let (_, first) = replay(&choices).await;
    let alike = refused(&first);
    let small = shrink(choices, async |choices| {
        let (_, verdict) = replay(choices).await;
        matches!(verdict, Verdict::Failed(_)) && refused(&verdict) == alike
    })
    .await;
    let (statement, verdict) = replay(&small).await;
    let what = match verdict {
        Verdict::Failed(what) => what,
        other => format!("{other:?}"),
    };
    let lines = statement.lines(backend);
    print(&format!("seed {seed}, made small: {what}\n{lines}"));
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            reads,
            writes,
            failed_alike,
            differ,
        } = self;
        let drawn = reads + writes;
        write!(
            f,
            "{drawn} statements ({reads} reads, {writes} writes; {failed_alike} fail on the copy alike), {differ} differ"
        )
    }
}
