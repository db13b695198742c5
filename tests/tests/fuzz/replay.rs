//! Every statement that is kept, on every backend: refused, or sent with all of it scoped.

use std::path::Path;

use sea_orm::{DbBackend, Value};
use tenancy_tests::Backend;
use tenancy_tests::isolation::{Case, bound, directory, render};
use tenancy_tests::second_opinion::{Outcome, Probe, try_statement};

pub const BACKENDS: [(Backend, DbBackend); 3] = [
    (Backend::Sqlite, DbBackend::Sqlite),
    (Backend::Postgres, DbBackend::Postgres),
    (Backend::Mysql, DbBackend::MySql),
];

pub fn corpus() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    directory(&root.join("corpus")).unwrap()
}

/// Vectors 1 to 162: all of the corpus, and what it expects to be planned is planned.
#[test]
fn the_corpus_is_scoped_or_refused() {
    let mut faults = Vec::new();
    for (backend, db_backend) in BACKENDS {
        let probe = Probe::new(db_backend);
        let (mut scoped, mut refused) = (0, 0);
        for case in corpus()
            .iter()
            .filter(|case| case.backends.contains(&backend))
        {
            let (sql, _) = render(&case.text, backend);
            let values = bound(&case.params, &Value::Int(None));
            match try_statement(&probe, &sql, &values) {
                Outcome::Scoped => scoped += 1,
                Outcome::Refused => refused += 1,
                outcome => faults.push(format!("{}: {outcome:?}", case.place)),
            }
        }
        println!("{backend}: {scoped} scoped, {refused} refused");
        assert!(
            scoped > 500 && refused > 50,
            "{backend}: {scoped} scoped, {refused} refused"
        );
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The kept inputs of the fuzzers, and statements that are made to be nasty: a line is a statement, on every backend.
#[test]
fn the_seeds_are_scoped_or_refused() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    let mut faults = Vec::new();
    let mut statements = 0;
    for file in std::fs::read_dir(directory).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for sql in text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with("-- "))
        {
            statements += 1;
            for (backend, db_backend) in BACKENDS {
                let probe = Probe::new(db_backend);
                if let Outcome::Fault(fault) = try_statement(&probe, sql, &[Value::Int(Some(1))]) {
                    faults.push(format!("{backend}: {fault}"));
                }
            }
        }
    }
    assert!(statements > 30, "{statements} seeds");
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
