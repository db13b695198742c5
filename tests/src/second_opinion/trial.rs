//! A statement, sent and judged.

use sea_orm::{DbBackend, Value};
use tenancy_sea::{Refusal, TenancyError};

use super::{Answer, Probe, grammar, judge};

/// Longer statements aren't judged: they are there for the limits.
const LONGEST_JUDGED: usize = 64 * 1024;
const STACK: usize = 64 * 1024 * 1024;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Refused,
    Scoped,
    TooLongToJudge,
    /// What was sent, and why it isn't certainly scoped.
    Fault(String),
}

thread_local! {
    static PROBES: [Probe; 3] = [DbBackend::Sqlite, DbBackend::Postgres, DbBackend::MySql].map(Probe::new);
}

/// Sends a statement with as many of these values as it takes, over and over from the first, and judges what is sent.
pub fn try_statement(probe: &Probe, sql: &str, values: &[Value]) -> Outcome {
    let mut answer = probe.send(sql, values.to_vec());
    if let Answer::Refused(TenancyError::Refused {
        reason: Refusal::ValueCount { expected, .. },
    }) = answer
    {
        let one = [Value::Int(Some(1))];
        let values = if values.is_empty() { &one } else { values };
        answer = probe.send(sql, values.iter().cycle().take(expected).cloned().collect());
    }
    let statement = match answer {
        Answer::Refused(_) => return Outcome::Refused,
        Answer::Sent(statement) if statement.sql.len() > LONGEST_JUDGED => {
            return Outcome::TooLongToJudge;
        }
        Answer::Sent(statement) => statement,
    };
    let values = statement.values.map_or_else(Vec::new, |values| values.0);
    match stacker::grow(STACK, || judge(probe.backend, &statement.sql, &values)) {
        Ok(()) => Outcome::Scoped,
        Err(why) => Outcome::Fault(format!(
            "{:?}: {why}\n  from {sql}\n  sent {} {values:?}",
            probe.backend, statement.sql
        )),
    }
}

/// Any bytes: the first chooses the backend and the values, the rest is the text.
pub fn bytes(data: &[u8]) -> Option<Outcome> {
    let (first, text) = data.split_first()?;
    let text = String::from_utf8_lossy(text);
    Some(
        PROBES.with(|probes| {
            try_statement(&probes[usize::from(first % 3)], &text, &values(first / 3))
        }),
    )
}

fn values(choice: u8) -> Vec<Value> {
    match choice % 3 {
        0 => vec![Value::Int(Some(1))],
        1 => vec![Value::Int(None), Value::Int(Some(2))],
        _ => vec![Value::from("x"), Value::Int(Some(3)), Value::String(None)],
    }
}

/// For the fuzzer: a fault is a panic.
pub fn try_bytes(data: &[u8]) {
    if let Some(Outcome::Fault(fault)) = bytes(data) {
        panic!("{fault}");
    }
}

/// The same with a statement that a grammar builds.
pub fn try_grammar(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    PROBES.with(|probes| {
        let probe = &probes[usize::from(first % 3)];
        let sql = grammar::statement(rest, probe.backend);
        if let Outcome::Fault(fault) = try_statement(probe, &sql, &values(first / 3)) {
            panic!("{fault}");
        }
    });
}
