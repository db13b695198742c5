//! What the manual may name: the rules' files, the tests, and the vectors of which the corpus has a statement.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rules' room, which the manual leaves out of their paths.
const RULES: &str = "tenancy-sea/src/";

/// Where tests are, and what their paths begin with.
const TESTS: [(&str, &str); 6] = [
    ("tests/tests", ""),
    ("tests/ui/ui.rs", "ui"),
    ("tenancy-core/tests", ""),
    ("tenancy-derive/src", "derive"),
    ("tenancy-sea/src", ""),
    ("tenancy-sea/tests", ""),
];

#[derive(Debug, Default)]
pub struct Facts {
    pub files: BTreeSet<String>,
    pub tests: BTreeSet<String>,
    /// Numbers, as they are written.
    pub corpus: BTreeSet<String>,
}

impl Facts {
    /// What is there under the workspace's root.
    pub fn of(root: &Path) -> Self {
        let mut facts = Self::default();
        for room in ["tenancy-core/src", "tenancy-derive/src", "tenancy-sea/src"] {
            for file in files(&root.join(room), "rs") {
                let path = slashed(file.strip_prefix(root).unwrap());
                facts
                    .files
                    .extend(path.strip_prefix(RULES).map(str::to_owned));
                facts.files.insert(path);
            }
        }
        for (place, prefix) in TESTS {
            let place = root.join(place);
            for file in files(&place, "rs") {
                let module = module(prefix, file.strip_prefix(&place).unwrap());
                let source = fs::read_to_string(&file).unwrap();
                facts.tests.extend(tests(&module, &source));
            }
        }
        for file in files(&root.join("tests/corpus"), "sql") {
            facts
                .corpus
                .extend(vectors(&fs::read_to_string(file).unwrap()));
        }
        facts
    }
}

/// The files under a directory, or the file itself.
fn files(place: &Path, extension: &str) -> Vec<PathBuf> {
    if !place.is_dir() {
        return vec![place.to_owned()];
    }
    fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() || path.extension().is_some_and(|found| found == extension))
        .flat_map(|path| files(&path, extension))
        .collect()
}

fn slashed(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The module of a file: `behaviour/scoping/joins.rs` is `behaviour::scoping::joins`.
fn module(prefix: &str, file: &Path) -> String {
    let path = slashed(&file.with_extension(""));
    let prefix = Some(prefix).into_iter();
    let parts = prefix.chain(path.split('/'));
    parts
        .filter(|part| !matches!(*part, "" | "lib" | "main" | "mod"))
        .collect::<Vec<_>>()
        .join("::")
}

/// The paths of a file's tests: functions that `each_backend!` or `on_backends!` lists, or that an attribute marks. One that
/// runs only when it is asked for proves nothing.
fn tests(module: &str, source: &str) -> BTreeSet<String> {
    let path = |parts: &[&str]| parts.join("::");
    // A name that is listed is a function's, or the file doesn't compile.
    let listed = listed(source).into_iter();
    let mut found: BTreeSet<_> = listed.map(|name| path(&[module, name])).collect();
    let (mut inline, mut marked, mut ignored) = (None, false, false);
    for line in source.lines() {
        if line == "}" {
            inline = None;
        } else if let Some(name) = line
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(" {"))
        {
            inline = Some(name);
        }
        let line = line.trim_start();
        marked |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        ignored |= line.starts_with("#[ignore");
        let Some(name) = function(line) else {
            continue;
        };
        if std::mem::take(&mut marked) && !ignored {
            found.insert(match inline {
                Some(inline) => path(&[module, inline, name]),
                None => path(&[module, name]),
            });
        }
        ignored = false;
    }
    found
}

/// The name of the function that a line declares.
fn function(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    let name = line.strip_prefix("fn ")?.split(['(', '<']).next()?;
    Some(name)
}

/// The names in the lists of `each_backend!` and `on_backends!`.
fn listed(source: &str) -> BTreeSet<&str> {
    let lists = ["each_backend!", "on_backends!"]
        .into_iter()
        .flat_map(|list| source.match_indices(list))
        .filter(|(at, _)| !source[..*at].ends_with('_'))
        .map(|(at, list)| &source[at + list.len()..]);
    lists
        .filter_map(|rest| {
            let list = rest.trim_start().strip_prefix(['[', '('])?;
            let names = list.split([']', ')']).next()?;
            Some(names.split_once("=>").map_or(names, |(_, names)| names))
        })
        .flat_map(|names| names.split(',').map(str::trim))
        .filter(|name| !name.is_empty())
        .collect()
}

/// The vectors that stand before a statement.
fn vectors(sql: &str) -> BTreeSet<String> {
    let (mut found, mut waiting) = (BTreeSet::new(), BTreeSet::new());
    let mut within = false;
    for line in sql.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if within || !line.starts_with("--") {
            found.append(&mut waiting);
            within = !line.ends_with(';');
        } else if let Some(numbers) = line.strip_prefix("-- @vector") {
            let numbers = numbers.split([',', ' ']).filter(|part| !part.is_empty());
            waiting.extend(numbers.map(str::to_owned));
        }
    }
    found
}

#[test]
fn tests_are_those_that_run() {
    let source = "each_backend![\n    one,\n    two,\n];\non_backends![Sqlite, Mysql => three];\n\
                  long_on_each_backend!(hours);\nasync fn hours(a: A) {}\n\
                  async fn one(a: A) {}\nasync fn two(a: A) {}\nasync fn three(a: A) {}\nasync fn helper(a: A) {}\n\
                  #[test]\nfn four() {}\n#[tokio::test(flavor = \"multi_thread\")]\nasync fn five() {}\n#[ignore]\n#[test]\nfn asked() {}\n\
                  mod inner {\n    #[test]\n    fn six() {}\n    fn no() {}\n}\n";
    let module = module("", Path::new("behaviour/x/mod.rs"));
    let found = tests(&module, source);
    let names = ["five", "four", "inner::six", "one", "three", "two"];
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        names.map(|name| format!("behaviour::x::{name}"))
    );
}

#[test]
fn a_vector_needs_a_statement() {
    let sql =
        "-- @vector 3\n-- why\n-- @vector 4, 5\nSELECT 1\n  -- @vector 7\n;\n\n-- @vector 6\n";
    let found: Vec<_> = vectors(sql).into_iter().collect();
    assert_eq!(found, ["3", "4", "5"]);
}
