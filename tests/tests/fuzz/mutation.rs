//! The fuzzers' work in small, from a fixed seed: statements of the corpus with bytes changed, and a grammar's.

use sea_orm::{DbBackend, Value};
use tenancy_tests::second_opinion::{Outcome, Probe, statement, try_statement};

use super::replay::{BACKENDS, corpus};
use tenancy_tests::isolation::render;

/// A small generator of numbers, the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn rounds(ordinary: usize) -> usize {
    let times = std::env::var("TENANCY_FUZZ_ROUNDS").ok();
    times
        .and_then(|times| times.parse().ok())
        .unwrap_or(ordinary)
}

struct Count {
    scoped: usize,
    refused: usize,
    faults: Vec<String>,
}

impl Count {
    fn new() -> Self {
        Self {
            scoped: 0,
            refused: 0,
            faults: Vec::new(),
        }
    }

    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Scoped => self.scoped += 1,
            Outcome::Refused => self.refused += 1,
            Outcome::TooLongToJudge => {}
            Outcome::Fault(fault) => self.faults.push(fault),
        }
    }

    fn check(self, what: &str) {
        println!("{what}: {} scoped, {} refused", self.scoped, self.refused);
        let faults: Vec<&str> = self.faults.iter().take(20).map(String::as_str).collect();
        assert!(
            faults.is_empty(),
            "{} faults:\n{}",
            self.faults.len(),
            faults.join("\n")
        );
        assert!(self.scoped > 0 && self.refused > 0, "{what}");
    }
}

#[test]
fn changed_statements_are_scoped_or_refused() {
    let cases = corpus();
    for (backend, db_backend) in BACKENDS {
        let probe = Probe::new(db_backend);
        let texts: Vec<String> = cases
            .iter()
            .map(|case| render(&case.text, backend).0)
            .collect();
        let mut numbers = Numbers(7);
        let mut count = Count::new();
        for _ in 0..rounds(3_000) {
            let text = mutated(&texts, &mut numbers);
            count.add(try_statement(
                &probe,
                &text,
                &[Value::Int(Some(1)), Value::Int(None)],
            ));
        }
        count.check(&format!("{backend} changed"));
    }
}

#[test]
fn statements_of_a_grammar_are_scoped_or_refused() {
    for (backend, db_backend) in BACKENDS {
        let probe = Probe::new(db_backend);
        let mut numbers = Numbers(11);
        let mut count = Count::new();
        for _ in 0..rounds(3_000) {
            let bytes: Vec<u8> = (0..200)
                .map(|_| u8::try_from(numbers.below(256)).unwrap())
                .collect();
            let text = statement(&bytes, db_backend);
            count.add(try_statement(&probe, &text, &[Value::Int(Some(1))]));
        }
        count.check(&format!("{backend} grammar"));
    }
}

/// Takes one statement and changes a few words of it: left out, doubled, swapped, taken from another, or a byte.
fn mutated(texts: &[String], numbers: &mut Numbers) -> String {
    let words = |text: &str| -> Vec<String> {
        text.split_inclusive([' ', '(', ')', ',', '.'])
            .map(str::to_owned)
            .collect()
    };
    let mut text = words(&texts[numbers.below(texts.len())]);
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(text.len());
        match numbers.below(6) {
            0 if text.len() > 1 => drop(text.remove(at)),
            1 => text.insert(at, text[at].clone()),
            2 => {
                let other = numbers.below(text.len());
                text.swap(at, other);
            }
            3 => {
                let other = words(&texts[numbers.below(texts.len())]);
                text[at] = other[numbers.below(other.len())].clone();
            }
            4 => {
                let other = words(&texts[numbers.below(texts.len())]);
                let from = numbers.below(other.len());
                let until = from + 1 + numbers.below(other.len() - from);
                text.splice(at..at, other[from..until].to_vec());
            }
            _ => {
                const BYTES: &[u8] = b"'\"`()*,;-/ \\$?.=|%@#\0\n";
                let byte = char::from(BYTES[numbers.below(BYTES.len())]);
                let place = numbers.below(text[at].len() + 1);
                if text[at].is_char_boundary(place) {
                    text[at].insert(place, byte);
                }
            }
        }
    }
    text.concat()
}

/// The probe answers of itself what a database would be sent, so the tests above can't pass for want of a statement.
#[test]
fn a_probe_sends_scoped_statements() {
    let probe = Probe::new(DbBackend::Sqlite);
    assert_eq!(
        try_statement(&probe, "SELECT id FROM project", &[]),
        Outcome::Scoped
    );
    assert_eq!(
        try_statement(&probe, "DROP TABLE project", &[]),
        Outcome::Refused
    );
}
