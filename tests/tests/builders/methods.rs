//! The builders' public methods, as their source has them, against those that the forms call: a method that sea-query
//! brings is noticed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, ImplItem, Item, TraitItem, Type, Visibility};

use crate::sources;

const NAME: &str = "methods::every_method_has_a_form";

/// The types whose methods write statements, and the files whose forms call them.
const COVERED: &[(&str, &[&str])] = &[
    ("CaseStatement", &["expr"]),
    ("CommonTableExpression", &["with"]),
    ("Condition", &["expr", "select"]),
    ("ConditionalStatement", &["select"]),
    ("Cycle", &["with"]),
    ("DeleteStatement", &["delete", "insert", "with"]),
    ("Expr", &["expr", "insert", "select"]),
    ("ExprTrait", &["expr"]),
    ("Func", &["expr", "functions"]),
    ("FunctionCall", &["functions"]),
    ("InsertStatement", &["insert", "on_conflict", "with"]),
    ("MySqlSelectStatementExt", &["joins"]),
    ("OnConflict", &["on_conflict"]),
    ("OrderedStatement", &["select"]),
    ("OverStatement", &["window"]),
    ("PgExpr", &["postgres"]),
    ("PgFunc", &["postgres"]),
    ("PostgresSelectStatementExt", &["joins"]),
    ("Query", &["insert", "update", "delete", "select", "with"]),
    ("Returning", &["insert"]),
    ("Search", &["with"]),
    ("SelectExprTrait", &["select", "window"]),
    ("SelectInto", &["joins"]),
    ("SelectStatement", &["select", "joins", "with", "window"]),
    ("SqliteExpr", &["sqlite"]),
    ("UpdateStatement", &["update", "insert", "with"]),
    ("WindowStatement", &["window"]),
    ("WithClause", &["with"]),
    ("WithQuery", &["with"]),
];

/// Types whose methods have no forms, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "ConditionHolder",
        "holds what the statements' conditions are",
    ),
    ("ExplainFormat", "a word"),
    (
        "ExplainStatement",
        "tells a plan, which is another on the copy; planned by `upstream`",
    ),
    ("Extension", "makes schema statements"),
    ("ExtensionBuilder", "writes schema statements out"),
    ("ExtensionCreateStatement", "a schema statement"),
    ("ExtensionDropStatement", "a schema statement"),
    ("IntoCondition", "a conversion"),
    ("PgLTree", "a type of columns"),
    ("QueryStatementBuilder", "writes a statement out"),
    ("QueryStatementWriter", "writes a statement out"),
    ("TypeAlterOpt", "a schema statement"),
    ("TypeAlterStatement", "a schema statement"),
    ("TypeBuilder", "writes schema statements out"),
    ("TypeCreateStatement", "a schema statement"),
    ("TypeDropStatement", "a schema statement"),
    ("Type", "makes schema statements"),
    ("TypeRef", "a name"),
];

/// Folders of types whose methods have no forms, and why.
const FOLDERS: &[(&str, &str)] = &[(
    "extension/postgres/func/",
    "SQL/JSON of PostgreSQL 17, which sea-query writes without the comma between document and path; refused as unparsable",
)];

/// Methods that write no statement, whatever their type. What `add_order_by` takes can't be made outside sea-query.
const NOTHING: &[&str] = &[
    "add_order_by",
    "build",
    "build_any",
    "build_collect",
    "build_collect_any",
    "build_collect_any_into",
    "build_collect_into",
    "into_sub_query_statement",
    "to_string",
];

pub(crate) fn trial(sea_query: PathBuf) -> Trial {
    Trial::test(NAME, move || every_method_has_a_form(&sea_query))
}

pub(crate) fn ignored() -> Trial {
    Trial::test(NAME, || Ok(())).with_ignored_flag(true)
}

fn every_method_has_a_form(sea_query: &Path) -> Result<(), Failed> {
    let source = sea_query.join("src");
    let mut methods: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in sources::files(&source) {
        let place = file.strip_prefix(&source)?.display().to_string();
        let writes = ["query/", "expr/", "extension/", "func.rs"];
        if writes.iter().any(|folder| place.starts_with(folder))
            && !FOLDERS.iter().any(|(folder, _)| place.starts_with(folder))
        {
            for (owner, method) in methods_of(&fs::read_to_string(&file)?)? {
                methods.entry(owner).or_default().insert(method);
            }
        }
    }
    let mut missing = Vec::new();
    let mut count = 0;
    for (owner, methods) in &methods {
        if ELSEWHERE.iter().any(|(elsewhere, _)| elsewhere == owner) {
            continue;
        }
        let Some((_, files)) = COVERED.iter().find(|(covered, _)| covered == owner) else {
            missing.push(format!("{owner} (a new type): {methods:?}"));
            continue;
        };
        let called = called_in(files)?;
        for method in methods
            .iter()
            .filter(|method| !NOTHING.contains(&method.as_str()))
        {
            count += 1;
            if !called.contains(method) {
                missing.push(format!("{owner}::{method}, in {files:?}"));
            }
        }
    }
    for (covered, _) in COVERED {
        if !methods.contains_key(*covered) {
            missing.push(format!("{covered} is gone"));
        }
    }
    sources::print(&format!(
        "builders: {} of {count} public methods of {} types have forms",
        count - missing.len().min(count),
        COVERED.len()
    ));
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("without a form:\n{}", missing.join("\n")).into())
    }
}

/// The public methods of a file by type or trait.
fn methods_of(text: &str) -> Result<Vec<(String, String)>, Failed> {
    let file = syn::parse_file(text)?;
    let mut found = Vec::new();
    let mut modules: Vec<Item> = file.items;
    while let Some(item) = modules.pop() {
        match item {
            Item::Impl(block) if block.trait_.is_none() => {
                let Type::Path(owner) = &*block.self_ty else {
                    continue;
                };
                let Some(owner) = owner.path.segments.last() else {
                    continue;
                };
                for item in &block.items {
                    if let ImplItem::Fn(method) = item
                        && matches!(method.vis, Visibility::Public(_))
                        && !is_hidden(&method.attrs)
                    {
                        found.push((owner.ident.to_string(), method.sig.ident.to_string()));
                    }
                }
            }
            Item::Trait(of) if matches!(of.vis, Visibility::Public(_)) => {
                for item in &of.items {
                    if let TraitItem::Fn(method) = item
                        && !is_hidden(&method.attrs)
                    {
                        found.push((of.ident.to_string(), method.sig.ident.to_string()));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Deprecated, or not meant to be called.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let hidden = attribute.path().is_ident("doc")
            && attribute
                .meta
                .require_list()
                .is_ok_and(|list| list.tokens.to_string() == "hidden");
        hidden || attribute.path().is_ident("deprecated")
    })
}

/// The methods that the forms of these files call.
fn called_in(files: &[&str]) -> Result<BTreeSet<String>, Failed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/builders");
    let mut called = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(folder.join(format!("{file}.rs")))?;
        let tokens: TokenStream = text.parse().map_err(|err| format!("{file}: {err}"))?;
        collect(tokens, &mut called);
    }
    Ok(called)
}

fn collect(tokens: TokenStream, called: &mut BTreeSet<String>) {
    let mut after = None;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => collect(group.stream(), called),
            TokenTree::Ident(ident) if matches!(after, Some('.' | ':')) => {
                called.insert(ident.to_string());
            }
            _ => {}
        }
        after = match &token {
            TokenTree::Punct(punct) => Some(punct.as_char()),
            _ => None,
        };
    }
}
