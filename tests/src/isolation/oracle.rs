//! Compares a statement on the shared database with the same statement on the tenant's copy.

use std::collections::BTreeSet;

use sea_orm::Value;
use tenancy_sea::prelude::*;

use super::cell::{Cell, Row};
use super::params::{NULLS, Param, bound};
use super::parse::{Case, Expect};
use super::report::Verdict;
use super::run::{Outcome, run, run_built};
use super::snapshot::{Snapshot, difference, missing};
use super::table::TABLES;
use super::text::{render, shape};
use super::world::{Store, World};
use super::zones::Current;

/// Whether the shared database is used through tenancy, or otherwise to prove the oracle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scoped {
    Yes,
    /// Through tenancy, but for an account whatever the zone.
    ByAccount,
    /// By SeaORM's own connection.
    No,
}

/// Runs a statement as a tenant and judges what came of it. Leaves the databases as it found them.
pub async fn judge<T: TenantEntity>(
    case: &Case,
    world: &World<T>,
    tenant: i32,
    scoped: Scoped,
) -> Verdict {
    let ran = Ran::as_tenant(case, world, tenant, scoped).await;
    if !case.effects {
        return ran.verdict(case, world, &world.shared.before);
    }
    let after = Snapshot::take(world.shared.raw()).await;
    let spent = spent(case.sql(), &ran.outcome);
    world.shared.restore(&after, spent).await;
    ran.verdict(case, world, &after)
}

/// A statement as it ran for a tenant, and on the tenant's copy.
struct Ran {
    current: Current,
    outcome: Outcome,
    expected: Option<Expected>,
}

impl Ran {
    async fn as_tenant<T: TenantEntity>(
        case: &Case,
        world: &World<T>,
        tenant: i32,
        scoped: Scoped,
    ) -> Self {
        let expected = if case.expect == Expect::Refused {
            None
        } else {
            Some(on_copy(case, world.copy_of(tenant)).await)
        };
        let null = expected
            .as_ref()
            .map_or(&NULLS[0], |expected| &expected.null);
        let values = bound(&case.params, null);
        let database = match scoped {
            Scoped::ByAccount => world.tenancy.for_tenant(tenant),
            Scoped::Yes | Scoped::No => world.connection(tenant),
        };
        let raw = world.shared.raw();
        let (backend, shape) = (world.shared.backend(), shape(case.sql()));
        let outcome = match (scoped, &case.built) {
            (Scoped::No, None) => run(raw, backend, &case.text, shape, &values).await,
            (Scoped::No, Some(built)) => run_built(raw, built.clone(), shape).await,
            (_, None) => run(&database, backend, &case.text, shape, &values).await,
            (_, Some(built)) => run_built(&database, built.clone(), shape).await,
        };
        Self {
            current: world.current(tenant),
            outcome,
            expected,
        }
    }

    fn verdict<T: TenantEntity>(&self, case: &Case, world: &World<T>, after: &Snapshot) -> Verdict {
        let before = &world.shared.before;
        let expected = self.expected.as_ref();
        let verdict = compare(case, &self.outcome, expected, before, after, self.current);
        match (revealed(case, &self.outcome, before, self.current), verdict) {
            (Some(text), _) => Verdict::Failed(format!("the error reveals '{text}'")),
            (None, verdict) => verdict,
        }
    }
}

/// What came of a statement on the copy.
struct Expected {
    outcomes: Vec<Outcome>,
    after: Snapshot,
    null: Value,
}

impl Expected {
    fn failure(&self) -> Option<&str> {
        self.outcomes.iter().find_map(|outcome| match outcome {
            Outcome::Failed(err) => Some(err.as_str()),
            _ => None,
        })
    }
}

async fn on_copy(case: &Case, copy: &Store) -> Expected {
    let nulls = if case.params.contains(&Param::Null) {
        &NULLS[..]
    } else {
        &NULLS[..1]
    };
    let mut tried = None;
    for null in nulls {
        let expected = on_copy_with(case, copy, null).await;
        if expected.failure().is_none() {
            return expected;
        }
        tried.get_or_insert(expected);
    }
    tried.expect("a NULL was tried")
}

async fn on_copy_with(case: &Case, copy: &Store, null: &Value) -> Expected {
    let statements = if case.copy.is_empty() {
        vec![case.sql()]
    } else {
        case.copy.iter().map(String::as_str).collect()
    };
    let mut outcomes = Vec::new();
    let mut spent_by = None;
    let mut only_reads = true;
    for text in statements {
        let shape = shape(text);
        only_reads &= shape.only_reads;
        let mut values = bound(&case.params, null);
        if !case.copy.is_empty() {
            values.truncate(render(text, copy.backend()).1);
        }
        let takes = render(text, copy.backend()).1;
        let built = case.built.as_ref().filter(|_| case.copy.is_empty());
        // A driver may wait for ever for values that don't come.
        let outcome = if let Some(built) = built {
            run_built(copy.raw(), built.clone(), shape).await
        } else if takes == values.len() {
            run(copy.raw(), copy.backend(), text, shape, &values).await
        } else {
            Outcome::Failed(format!(
                "it takes {takes} values and was given {}",
                values.len()
            ))
        };
        spent_by = spent_by.or(spent(text, &outcome));
        outcomes.push(outcome);
    }
    // SeaORM's own connection sends a query as it is: nothing can have changed.
    let after = if only_reads {
        copy.before.clone()
    } else {
        Snapshot::take(copy.raw()).await
    };
    copy.restore(&after, spent_by).await;
    Expected {
        outcomes,
        after,
        null: null.clone(),
    }
}

/// An INSERT that can have used up numbers that the database gives out, without a row that shows it.
fn spent<'t>(text: &'t str, outcome: &Outcome) -> Option<&'t str> {
    let done = matches!(outcome, Outcome::Affected(_) | Outcome::Rows { .. });
    let passes_over = ["CONFLICT", "IGNORE", "DUPLICATE"]
        .iter()
        .any(|word| text.to_uppercase().contains(word));
    (shape(text).inserts && (!done || passes_over)).then_some(text)
}

fn compare(
    case: &Case,
    outcome: &Outcome,
    expected: Option<&Expected>,
    before: &Snapshot,
    after: &Snapshot,
    current: Current,
) -> Verdict {
    if let Outcome::Refused(reason) = outcome {
        return match (case.expect, changes(before, after)) {
            (_, Some(changes)) => Verdict::Failed(format!("refused, yet it changed {changes}")),
            (Expect::Same, None) => {
                let also = expected.and_then(Expected::failure);
                let also = also
                    .map(|err| format!("; the copy fails as well: {err}"))
                    .unwrap_or_default();
                Verdict::Failed(format!("refused: {reason}{also}"))
            }
            (Expect::Refused | Expect::SameOrRefused, None) => Verdict::Refused,
        };
    }
    let Some(expected) = expected else {
        let changes = changes(before, after).unwrap_or_else(|| "nothing".to_owned());
        return Verdict::Failed(format!(
            "not refused: {}, and it changed {changes}",
            brief(outcome)
        ));
    };
    if matches!(outcome, Outcome::Failed(_) | Outcome::Panicked(_)) && expected.failure().is_none()
    {
        let changes = changes(before, after).map(|changes| format!(", and it changed {changes}"));
        return Verdict::Failed(brief(outcome) + &changes.unwrap_or_default());
    }
    if let Some(difference) =
        strangers(before, after, current).or_else(|| effects(after, &expected.after, current))
    {
        return Verdict::Failed(difference);
    }
    results(outcome, expected, shape(case.sql()).ordered)
}

/// What changed in the whole database.
fn changes(before: &Snapshot, after: &Snapshot) -> Option<String> {
    TABLES.iter().find_map(|table| {
        let difference = difference(before.rows(table.name), after.rows(table.name))?;
        Some(format!("{}: {difference}", table.name))
    })
}

/// The rows that the tenant doesn't see must be as they were, and no row may have become one of them but by losing its
/// parent or its link.
fn strangers(before: &Snapshot, after: &Snapshot, current: Current) -> Option<String> {
    TABLES.iter().find_map(|table| {
        let (was, is) = (before.rows(table.name), after.rows(table.name));
        let foreign = missing(was, &table.visible(before, current));
        let gone = missing(&foreign, is);
        let new = missing(&missing(is, &table.visible(after, current)), was);
        let text = |rows: &[Row]| {
            rows.iter()
                .map(Row::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        };
        if !gone.is_empty() {
            Some(format!(
                "{}: rows of others changed or are gone: {}",
                table.name,
                text(&gone)
            ))
        } else if !new.is_empty() {
            Some(format!(
                "{}: rows were written for others: {}",
                table.name,
                text(&new)
            ))
        } else {
            None
        }
    })
}

/// What the tenant sees afterwards must be what it sees on the copy.
fn effects(after: &Snapshot, copy: &Snapshot, current: Current) -> Option<String> {
    TABLES.iter().find_map(|table| {
        let difference = difference(
            &table.visible(copy, current),
            &table.visible(after, current),
        )?;
        Some(format!(
            "{} differs from the copy's: {difference}",
            table.name
        ))
    })
}

fn results(outcome: &Outcome, expected: &Expected, ordered: bool) -> Verdict {
    if let Some(copy) = expected.failure() {
        return match outcome {
            Outcome::Failed(_) => Verdict::FailedAlike(copy.to_owned()),
            outcome => Verdict::Failed(format!("{}, but the copy fails: {copy}", brief(outcome))),
        };
    }
    let expected = &expected.outcomes;
    match outcome {
        Outcome::Affected(count) => {
            let counts: Vec<u64> = expected
                .iter()
                .filter_map(|outcome| {
                    if let Outcome::Affected(count) = outcome {
                        Some(*count)
                    } else {
                        None
                    }
                })
                .collect();
            if counts.contains(count) {
                Verdict::Equal
            } else {
                Verdict::Failed(format!("affected {count} rows, on the copy {counts:?}"))
            }
        }
        Outcome::Rows { columns, rows } => {
            let copy = expected.iter().find_map(|outcome| match outcome {
                Outcome::Rows { columns, rows } => Some((columns, rows)),
                _ => None,
            });
            let Some((copy_columns, copy_rows)) = copy else {
                return Verdict::Failed(format!("{}, on the copy none", brief(outcome)));
            };
            if let Some(difference) = difference(copy_rows, rows) {
                Verdict::Failed(format!("rows differ from the copy's: {difference}"))
            } else if ordered && copy_rows != rows {
                Verdict::Failed("rows come in another order than on the copy".to_owned())
            } else if columns != copy_columns {
                Verdict::Failed(format!(
                    "columns are {columns:?}, on the copy {copy_columns:?}"
                ))
            } else {
                Verdict::Equal
            }
        }
        Outcome::Failed(err) => Verdict::Failed(format!("failed: {err}")),
        Outcome::Refused(err) => Verdict::Failed(format!("refused: {err}")),
        Outcome::Panicked(err) => Verdict::Failed(format!("panicked: {err}")),
    }
}

fn brief(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Rows { rows, .. } => format!("{} rows", rows.len()),
        Outcome::Affected(count) => format!("{count} rows affected"),
        Outcome::Refused(err) => format!("refused: {err}"),
        Outcome::Failed(err) => format!("failed: {err}"),
        Outcome::Panicked(err) => format!("panicked: {err}"),
    }
}

/// A text in an error that only another tenant can know.
fn revealed(case: &Case, outcome: &Outcome, before: &Snapshot, current: Current) -> Option<String> {
    let (Outcome::Failed(err) | Outcome::Refused(err)) = outcome else {
        return None;
    };
    let texts = |rows: &[Row]| -> BTreeSet<String> {
        let cells = rows.iter().flat_map(|row| &row.0);
        cells
            .filter_map(|cell| {
                if let Cell::Text(text) = cell {
                    Some(text.clone())
                } else {
                    None
                }
            })
            .collect()
    };
    let (mut own, mut all) = (BTreeSet::new(), BTreeSet::new());
    for table in &TABLES {
        own.extend(texts(&table.visible(before, current)));
        all.extend(texts(before.rows(table.name)));
    }
    let given = |text: &str| {
        case.text.contains(text) || case.params.contains(&Param::Text(text.to_owned()))
    };
    all.difference(&own)
        .find(|text| err.contains(text.as_str()) && !given(text))
        .cloned()
}
