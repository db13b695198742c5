//! The table in `docs/isolation.md` is true: it has a row for every vector, each rule is a file that is there, and each
//! proof is a test or a statement of the corpus that is there.

mod check;
mod facts;
mod table;

use std::fs;
use std::path::Path;

use facts::Facts;

#[test]
fn every_vector_has_a_row_that_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manual = fs::read_to_string(root.join("docs/isolation.md")).unwrap();
    let faults = check::faults(&manual, &Facts::of(root));
    assert!(
        faults.is_empty(),
        "docs/isolation.md:\n  {}",
        faults.join("\n  ")
    );
}
