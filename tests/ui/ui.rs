//! Runs the cases.

/// A folder for each class of mistake; `pass/` is compiled by the workspace's `derive` test.
const MISTAKES: [&str; 11] = [
    "bypass",
    "contradiction",
    "duplicate",
    "marker",
    "missing",
    "not_an_entity",
    "requests",
    "tenancies",
    "type",
    "unknown_name",
    "unknown_option",
];

/// Every mistake in using the attributes, and every attempt to get round the connection, is a compile error that names
/// its cure.
#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    for mistake in MISTAKES {
        cases.compile_fail(format!("{mistake}/*.rs"));
    }
}
