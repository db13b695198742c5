//! The format of the corpus's files.

use std::fs;
use std::path::{Path, PathBuf};

use sea_orm::Statement;

use crate::Backend;

use super::params::{Param, params};
use super::rows::TENANTS;

/// A statement with its directives.
#[derive(Clone, Debug)]
pub struct Case {
    /// `predicates.sql:12`
    pub place: String,
    pub text: String,
    pub expect: Expect,
    /// What is expected of it in two tenancies, where that is another thing.
    pub layered: Option<Expect>,
    pub backends: Vec<Backend>,
    pub tenants: Vec<i32>,
    pub params: Vec<Param>,
    /// The statement as a builder made it for the backend at hand; `text` is for messages then.
    pub built: Option<Statement>,
    /// The copy's own form, where it can't be the same.
    pub copy: Vec<String>,
    /// The databases are expected to fail: on the copy as well.
    pub fails: bool,
    /// The tables are compared afterwards. Drawn queries come in their thousands, and go without in most cases.
    pub effects: bool,
    /// The file comes from elsewhere, where `@fails` isn't known: failing alike is noted, not held against it.
    pub given: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    Same,
    Refused,
    SameOrRefused,
}

impl Expect {
    fn named(name: &str) -> Result<Self, String> {
        match name {
            "same" => Ok(Self::Same),
            "refused" => Ok(Self::Refused),
            "same-or-refused" => Ok(Self::SameOrRefused),
            _ => Err(format!("@expect {name} is not known")),
        }
    }
}

/// All statements of a directory's `*.sql` files, file by file.
pub fn directory(directory: &Path) -> Result<Vec<Case>, String> {
    let unreadable = |err| format!("{}: {err}", directory.display());
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "sql") {
            files.push(path);
        }
    }
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|err| format!("{}: {err}", file.display()))?;
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        cases.extend(self::file(&name, &text)?);
    }
    Ok(cases)
}

/// The statements of a file.
pub fn file(name: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut next = Case::new(String::new(), String::new());
    for (number, line) in (1..).zip(text.lines()) {
        let place = format!("{name}:{number}");
        let began = !next.text.is_empty();
        if !began && line.trim().is_empty() {
            continue;
        }
        if !began && let Some(comment) = line.trim_start().strip_prefix("--") {
            if let Some(directive) = comment.trim().strip_prefix('@') {
                next.directive(directive)
                    .map_err(|err| format!("{place}: {err}"))?;
            }
            continue;
        }
        if began {
            next.text.push('\n');
        } else {
            next.place = place;
        }
        match line.trim_end().strip_suffix(';') {
            Some(end) => {
                next.text.push_str(end);
                cases.push(std::mem::replace(
                    &mut next,
                    Case::new(String::new(), String::new()),
                ));
            }
            None => next.text.push_str(line),
        }
    }
    if next.text.is_empty() {
        Ok(cases)
    } else {
        Err(format!("{}: the statement has no end", next.place))
    }
}

impl Case {
    /// A statement as every tenant on every backend, expected to be the same.
    pub fn new(place: String, text: String) -> Self {
        Self {
            place,
            text,
            expect: Expect::Same,
            layered: None,
            backends: Backend::ALL.to_vec(),
            tenants: TENANTS.to_vec(),
            params: Vec::new(),
            built: None,
            copy: Vec::new(),
            fails: false,
            effects: true,
            given: false,
        }
    }

    /// A statement that a builder made for a backend.
    pub fn built(place: String, backend: Backend, statement: Statement) -> Self {
        Self {
            backends: vec![backend],
            built: Some(statement.clone()),
            ..Self::new(place, statement.to_string())
        }
    }

    fn directive(&mut self, directive: &str) -> Result<(), String> {
        let (name, value) = directive
            .split_once(char::is_whitespace)
            .unwrap_or((directive, ""));
        let value = value.trim();
        match name {
            "expect" => self.expect = Expect::named(value)?,
            "layered" => self.layered = Some(Expect::named(value)?),
            "only" => {
                let backend = |name: &str| {
                    let known = Backend::ALL
                        .into_iter()
                        .find(|backend| backend.to_string() == name);
                    known.ok_or_else(|| format!("@only {name} is not known"))
                };
                self.backends = value
                    .split_whitespace()
                    .map(backend)
                    .collect::<Result<_, _>>()?;
            }
            "tenant" => {
                let tenant = |number: &str| {
                    let known = number
                        .parse()
                        .ok()
                        .filter(|tenant| TENANTS.contains(tenant));
                    known.ok_or_else(|| format!("@tenant {number} is not known"))
                };
                self.tenants = value
                    .split([',', ' '])
                    .filter(|part| !part.is_empty())
                    .map(tenant)
                    .collect::<Result<_, _>>()?;
            }
            "params" => self.params = params(value)?,
            "copy" => self.copy.push(value.trim_end_matches(';').to_owned()),
            "fails" => self.fails = true,
            "vector" => {}
            _ => return Err(format!("@{name} is not known")),
        }
        Ok(())
    }

    /// The text as it is run: without its values where a builder made it.
    pub fn sql(&self) -> &str {
        self.built.as_ref().map_or(&self.text, |built| &built.sql)
    }

    /// The statement on one line, for messages.
    pub fn line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
