//! What is wrong with the manual's table.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::table::{Row, quoted, rows};

/// The vectors are numbered from 1.
const LAST_VECTOR: u16 = 218;

/// What a row may answer, and whether the answer is a rule with a proof.
const ANSWERS: [(&str, bool); 5] = [
    ("scoped", true),
    ("refused", true),
    ("checked", true),
    ("not applicable", false),
    ("documented limit", false),
];

/// A row without a proof says so.
const NONE: &str = "–";

/// Every fault of the table, in the order of its lines.
pub fn faults(manual: &str, facts: &Facts) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<u16, usize> = BTreeMap::new();
    for row in rows(manual) {
        let found = of_row(&row, facts, &mut seen);
        faults.extend(
            found
                .into_iter()
                .map(|fault| format!("line {}: {fault}", row.line)),
        );
    }
    let missing = (1..=LAST_VECTOR).filter(|number| !seen.contains_key(number));
    faults.extend(missing.map(|number| format!("vector {number} has no row")));
    faults
}

fn of_row(row: &Row, facts: &Facts, seen: &mut BTreeMap<u16, usize>) -> Vec<String> {
    let [number, attack, answer, rule, proof] = row.cells.as_slice() else {
        return vec![format!("{} cells instead of 5", row.cells.len())];
    };
    let mut faults = Vec::new();
    match number.parse() {
        Ok(number) if (1..=LAST_VECTOR).contains(&number) => {
            if let Some(first) = seen.insert(number, row.line) {
                faults.push(format!("vector {number} has a row in line {first} already"));
            }
        }
        _ => faults.push(format!("{number:?} is no vector")),
    }
    let named = [("attack", attack), ("rule", rule), ("proof", proof)];
    let empty = named.iter().filter(|(_, cell)| cell.is_empty());
    faults.extend(empty.map(|(name, _)| format!("the cell `{name}` is empty")));
    let Some((_, proven)) = ANSWERS.iter().find(|(known, _)| known == answer) else {
        faults.push(format!("{answer:?} is no answer"));
        return faults;
    };
    faults.extend(of_rule(rule, *proven, facts));
    faults.extend(of_proof(proof, *proven, facts));
    faults
}

fn of_rule(rule: &str, proven: bool, facts: &Facts) -> Vec<String> {
    let files: Vec<_> = quoted(rule)
        .into_iter()
        .filter(|name| name.contains('/') || name.ends_with(".rs"))
        .collect();
    let unknown = files.iter().filter(|file| !facts.files.contains(**file));
    let mut faults: Vec<_> = unknown.map(|file| format!("no file {file}")).collect();
    if proven && files.is_empty() {
        faults.push("no file is named as its rule".into());
    }
    faults
}

fn of_proof(proof: &str, proven: bool, facts: &Facts) -> Vec<String> {
    if proof == NONE {
        let fault = proven.then(|| "no proof is named".into());
        return fault.into_iter().collect();
    }
    let proofs = quoted(proof);
    let written = proofs.iter().map(|proof| format!("`{proof}`"));
    if written.collect::<Vec<_>>().join(", ") != *proof {
        return vec![format!("{proof:?} is no list of proofs")];
    }
    proofs
        .into_iter()
        .filter_map(|proof| match proof.strip_prefix("corpus: vector ") {
            Some(number) => (!facts.corpus.contains(number))
                .then(|| format!("the corpus has no statement with `-- @vector {number}`")),
            None => (!facts.tests.contains(proof)).then(|| format!("no test {proof}")),
        })
        .collect()
}

#[test]
fn what_is_wrong_is_found() {
    let facts = Facts {
        files: ["plan/from.rs".to_owned()].into(),
        tests: ["behaviour::joins::left".to_owned()].into(),
        corpus: ["17".to_owned()].into(),
    };
    let good = |number| {
        format!(
            "| {number} | a | scoped | `plan/from.rs`: ON | `corpus: vector 17`, `behaviour::joins::left` |"
        )
    };
    let table =
        |rows: &[String]| format!("## The vectors\n\n| # |\n| --- |\n{}\n", rows.join("\n"));
    let whole: Vec<_> = (1..=LAST_VECTOR).map(good).collect();
    assert_eq!(faults(&table(&whole), &facts), [""; 0]);

    let wrong = [
        (
            "| 17 | a | scoped | `plan/from.rs` |",
            "4 cells instead of 5",
        ),
        (
            "| 219 | a | not applicable | why | – |",
            "\"219\" is no vector",
        ),
        (
            "| 17a | a | not applicable | why | – |",
            "\"17a\" is no vector",
        ),
        (
            "| 17 |  | not applicable | why | – |",
            "the cell `attack` is empty",
        ),
        (
            "| 17 | a | not applicable |  | – |",
            "the cell `rule` is empty",
        ),
        (
            "| 17 | a | not applicable | why |  |",
            "the cell `proof` is empty",
        ),
        ("| 17 | a | perhaps | why | – |", "\"perhaps\" is no answer"),
        (
            "| 17 | a | checked | `plan/gone.rs` | `corpus: vector 17` |",
            "no file plan/gone.rs",
        ),
        (
            "| 17 | a | refused | ON | `corpus: vector 17` |",
            "no file is named as its rule",
        ),
        (
            "| 17 | a | scoped | `plan/from.rs` | – |",
            "no proof is named",
        ),
        (
            "| 17 | a | scoped | `plan/from.rs` | `corpus: vector 18` |",
            "the corpus has no statement with `-- @vector 18`",
        ),
        (
            "| 17 | a | documented limit | why | `behaviour::joins::right` |",
            "no test behaviour::joins::right",
        ),
        (
            "| 17 | a | scoped | `plan/from.rs` | see the corpus |",
            "\"see the corpus\" is no list of proofs",
        ),
    ];
    for (row, fault) in wrong {
        let mut rows = whole.clone();
        rows[16] = row.to_owned();
        let found = faults(&table(&rows), &facts);
        assert!(
            found.contains(&format!("line 21: {fault}")),
            "{row}: {found:?}"
        );
    }

    let mut twice = whole.clone();
    twice[17] = good(17);
    assert_eq!(
        faults(&table(&twice), &facts),
        [
            "line 22: vector 17 has a row in line 21 already",
            "vector 18 has no row"
        ]
    );
    assert_eq!(faults("", &facts).len(), usize::from(LAST_VECTOR));
}
