//! Walks over trees.
//!
//! The parser's own walk is some hundred functions, compiled anew for each visitor. There are dozens of visitors here, so
//! the walk is compiled once and calls them by reference: that takes minutes off a release build and megabytes off a
//! binary.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, ObjectName, Query, Select, Statement, TableFactor, ValueWithSpan, Visit, VisitMut,
    Visitor, VisitorMut,
};

/// Shows a visitor all that is in a node: the things that visitors here look at.
pub(super) fn visit<V: Visitor>(node: &impl Visit, visitor: &mut V) -> ControlFlow<V::Break> {
    let mut looking = Looking {
        visitor,
        broke: None,
    };
    match node.visit(&mut Any(&mut looking)) {
        ControlFlow::Continue(()) => ControlFlow::Continue(()),
        ControlFlow::Break(()) => stopped(looking.broke),
    }
}

/// Lets a visitor change all that is in a node.
pub(super) fn visit_mut<V: VisitorMut>(
    node: &mut impl VisitMut,
    visitor: &mut V,
) -> ControlFlow<V::Break> {
    let mut looking = Looking {
        visitor,
        broke: None,
    };
    match node.visit(&mut AnyMut(&mut looking)) {
        ControlFlow::Continue(()) => ControlFlow::Continue(()),
        ControlFlow::Break(()) => stopped(looking.broke),
    }
}

fn stopped<B>(broke: Option<B>) -> ControlFlow<B> {
    // Whoever breaks off says why, in `keep`.
    debug_assert!(broke.is_some());
    match broke {
        Some(broke) => ControlFlow::Break(broke),
        None => ControlFlow::Continue(()),
    }
}

/// A visitor, and why it broke off.
struct Looking<'v, V, B> {
    visitor: &'v mut V,
    broke: Option<B>,
}

impl<V, B> Looking<'_, V, B> {
    fn keep(&mut self, flow: ControlFlow<B>) -> ControlFlow<()> {
        match flow {
            ControlFlow::Continue(()) => ControlFlow::Continue(()),
            ControlFlow::Break(broke) => {
                self.broke = Some(broke);
                ControlFlow::Break(())
            }
        }
    }
}

macro_rules! walks {
    ($($hook:ident: $node:ty),+ $(,)?) => {
        trait Look {
            $(fn $hook(&mut self, node: &$node) -> ControlFlow<()>;)+
        }

        impl<V: Visitor> Look for Looking<'_, V, V::Break> {
            $(fn $hook(&mut self, node: &$node) -> ControlFlow<()> {
                let flow = self.visitor.$hook(node);
                self.keep(flow)
            })+
        }

        struct Any<'l>(&'l mut dyn Look);

        impl Visitor for Any<'_> {
            type Break = ();

            $(fn $hook(&mut self, node: &$node) -> ControlFlow<()> {
                self.0.$hook(node)
            })+
        }

        trait LookMut {
            $(fn $hook(&mut self, node: &mut $node) -> ControlFlow<()>;)+
        }

        impl<V: VisitorMut> LookMut for Looking<'_, V, V::Break> {
            $(fn $hook(&mut self, node: &mut $node) -> ControlFlow<()> {
                let flow = self.visitor.$hook(node);
                self.keep(flow)
            })+
        }

        struct AnyMut<'l>(&'l mut dyn LookMut);

        impl VisitorMut for AnyMut<'_> {
            type Break = ();

            $(fn $hook(&mut self, node: &mut $node) -> ControlFlow<()> {
                self.0.$hook(node)
            })+
        }
    };
}

walks! {
    pre_visit_query: Query,
    post_visit_query: Query,
    pre_visit_select: Select,
    pre_visit_table_factor: TableFactor,
    pre_visit_expr: Expr,
    post_visit_expr: Expr,
    pre_visit_relation: ObjectName,
    pre_visit_statement: Statement,
    pre_visit_value: ValueWithSpan,
}

/// Asks of every relation's name in a node; the first that something is said of ends it.
pub(super) fn relations<B>(
    node: &impl Visit,
    ask: impl FnMut(&ObjectName) -> ControlFlow<B>,
) -> ControlFlow<B> {
    struct Relations<F>(F);

    impl<B, F: FnMut(&ObjectName) -> ControlFlow<B>> Visitor for Relations<F> {
        type Break = B;

        fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<B> {
            (self.0)(relation)
        }
    }

    visit(node, &mut Relations(ask))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::{fs, io};

    /// A hook that isn't handed on would never be called, and nobody would notice. The one visitor that looks at names walks
    /// by itself.
    #[test]
    fn every_hook_that_a_visitor_has_is_handed_on() -> io::Result<()> {
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan");
        let handed_on = fs::read_to_string(plan.join("walk.rs"))?;
        let mut looked_at = 0;
        for file in sources(&plan)? {
            let text = fs::read_to_string(&file)?;
            for line in text.lines().map(str::trim) {
                let hook = line
                    .strip_prefix("fn ")
                    .and_then(|line| line.split('(').next());
                let Some(hook) = hook.filter(|hook| hook.contains("_visit_")) else {
                    continue;
                };
                looked_at += 1;
                let by_itself = hook == "pre_visit_ident" && file.ends_with("read/expression.rs");
                let is_handed_on = handed_on.contains(&format!("    {hook}: "));
                assert!(is_handed_on || by_itself, "{hook} in {}", file.display());
            }
        }
        assert!(looked_at > 50, "{looked_at}");
        Ok(())
    }

    fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(sources(&path)?);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path);
            }
        }
        Ok(found)
    }
}
