use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Ident, Query, SetExpr, Statement, VisitorMut};

use super::repeated::{Part, Repeated, labelled};
use super::{RunKind, Runs};
use crate::plan::label::{GROUP, PARAMETER, Parameter};
use crate::plan::walk;

/// The planned statement as a text in which runs can be repeated; `None` where a repeated parameter stands anywhere but
/// in a list that can be.
///
/// `text` is the statement with its labels, and `put_back` puts the pieces back that the parser doesn't know.
pub(in crate::plan) fn mark(
    statement: &mut Statement,
    text: &str,
    runs: &Runs,
    put_back: impl Fn(String) -> String,
) -> Option<Repeated> {
    let mut mark = Mark {
        runs,
        groups: Vec::new(),
    };
    let _ = walk::visit_mut(statement, &mut mark);
    let printed = statement.to_string();
    let mut groups = mark.groups;
    let _ = walk::visit_mut(statement, &mut Restore(&mut groups));
    for group in &mut groups {
        group.text = put_back(std::mem::take(&mut group.text));
    }
    let parts = parts(&put_back(printed), &groups, runs)?;
    (labelled(&parts) == text).then(|| Repeated::new(parts, runs))
}

/// What can be repeated, taken out of the statement.
struct Group {
    run: usize,
    text: String,
    /// Whether the parentheses around it are its own.
    is_row: bool,
    taken: Taken,
}

#[allow(clippy::large_enum_variant, reason = "it lives while one plan is made")]
enum Taken {
    Element(Expr),
    Row(Vec<Expr>),
    PutBack,
}

struct Mark<'r> {
    runs: &'r Runs,
    groups: Vec<Group>,
}

impl Mark<'_> {
    /// The run to which all given values in a text belong. A first row also holds the keys of all others, to check them.
    fn run_of(&self, text: &str) -> Option<usize> {
        let labels = text.split(PARAMETER).skip(1).step_by(2);
        let mut runs = labels.filter_map(|label| match Parameter::parse(label)? {
            Parameter::Given(index) => Some(self.runs.of(index)),
            Parameter::Tenant(_) | Parameter::Distinct { .. } => None,
        });
        let first = runs.next()??;
        runs.all(|run| run == Some(first)).then_some(first)
    }

    fn label(&self) -> Expr {
        Expr::Identifier(Ident::new(format!("{GROUP}{}{GROUP}", self.groups.len())))
    }
}

impl VisitorMut for Mark<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<()> {
        let SetExpr::Values(values) = query.body.as_mut() else {
            return ControlFlow::Continue(());
        };
        for row in &mut values.rows {
            let texts: Vec<String> = row.content.iter().map(Expr::to_string).collect();
            let text = format!("({})", texts.join(", "));
            let Some(run) = self.run_of(&text) else {
                continue;
            };
            if self
                .runs
                .get(run)
                .is_none_or(|(run, _)| run.kind != RunKind::Rows)
            {
                continue;
            }
            let label = self.label();
            let taken = Taken::Row(std::mem::replace(&mut row.content, vec![label]));
            self.groups.push(Group {
                run,
                text,
                is_row: true,
                taken,
            });
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        let Expr::InList { list, .. } = expr else {
            return ControlFlow::Continue(());
        };
        for element in list {
            if !is_plain(element) {
                continue;
            }
            let text = element.to_string();
            if let Some(run) = self.run_of(&text) {
                let taken = Taken::Element(std::mem::replace(element, self.label()));
                self.groups.push(Group {
                    run,
                    text,
                    is_row: false,
                    taken,
                });
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether an element is a parameter, or a tuple of them.
fn is_plain(element: &Expr) -> bool {
    match element {
        Expr::Tuple(parts) => parts.iter().all(is_plain),
        Expr::Nested(inner) => is_plain(inner),
        Expr::Value(_) => Parameter::of(element).is_some(),
        _ => false,
    }
}

/// Puts back what was taken out.
struct Restore<'g>(&'g mut Vec<Group>);

impl Restore<'_> {
    fn taken(&mut self, label: &Expr) -> Option<Taken> {
        let Expr::Identifier(ident) = label else {
            return None;
        };
        let index = group_of(ident.value.strip_prefix(GROUP)?.strip_suffix(GROUP)?)?;
        let group = self.0.get_mut(index)?;
        Some(std::mem::replace(&mut group.taken, Taken::PutBack))
    }
}

impl VisitorMut for Restore<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<()> {
        if let SetExpr::Values(values) = query.body.as_mut() {
            for row in &mut values.rows {
                if let [label] = row.content.as_slice()
                    && let Some(Taken::Row(content)) = self.taken(label)
                {
                    row.content = content;
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Expr::InList { list, .. } = expr {
            for element in list {
                if let Some(Taken::Element(taken)) = self.taken(element) {
                    *element = taken;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

fn group_of(label: &str) -> Option<usize> {
    label.parse().ok()
}

/// A text with labels as parts.
fn parts(printed: &str, groups: &[Group], runs: &Runs) -> Option<Vec<Part>> {
    let mut out = Vec::new();
    let mut pieces = printed.split(GROUP);
    let mut before = pieces.next()?;
    while let Some(label) = pieces.next() {
        let group = groups.get(group_of(label)?)?;
        let mut after = pieces.next()?;
        if group.is_row {
            before = before.strip_suffix('(')?;
            after = after.strip_prefix(')')?;
        }
        plain(before, None, runs, &mut out)?;
        let mut parts = Vec::new();
        plain(&group.text, Some(group.run), runs, &mut parts)?;
        out.push(Part::Group {
            run: group.run,
            parts,
        });
        before = after;
    }
    plain(before, None, runs, &mut out)?;
    Some(out)
}

/// A text without groups; `None` where it has a parameter of another run than `within`.
fn plain(text: &str, within: Option<usize>, runs: &Runs, out: &mut Vec<Part>) -> Option<()> {
    for (place, part) in text.split(PARAMETER).enumerate() {
        if place % 2 == 0 {
            if !part.is_empty() {
                out.push(Part::Text(part.into()));
            }
            continue;
        }
        let parameter = Parameter::parse(part)?;
        if let Parameter::Given(index) = parameter
            && let Some(run) = runs.of(index)
            && within != Some(run)
        {
            return None;
        }
        out.push(Part::Parameter {
            parameter,
            once: false,
        });
    }
    Some(())
}
