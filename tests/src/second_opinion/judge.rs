//! Walks a statement as it is sent and proves of each read of a tenant's table that it is scoped. What can't be proven is
//! a fault.

use std::ops::ControlFlow;

use sea_orm::{DbBackend, Value};
use sqlparser::ast::{
    Expr, Join, JoinConstraint, JoinOperator, ObjectName, Query, Select, SetExpr, Statement,
    TableFactor, TableWithJoins, Visit, Visitor, visit_relations,
};

use super::facts::{GLOBAL, fact};
use super::names::{Names, fold, is_dual, last};
use super::prove::{bare, proves};
use super::text::Text;

/// Functions that no statement may call.
const FORBIDDEN: [&str; 6] = [
    "currval",
    "lastval",
    "load_extension",
    "load_file",
    "readfile",
    "set_config",
];

/// The same, by how their names begin.
const FORBIDDEN_FAMILIES: [&str; 6] = [
    "dblink",
    "lo_import",
    "pg_read",
    "pg_stat",
    "query_to_xml",
    "table_to_xml",
];

pub(super) struct Judge<'t> {
    pub(super) backend: DbBackend,
    pub(super) text: &'t Text,
    /// How many names of relations were looked at.
    pub(super) seen: usize,
    pub(super) faults: Vec<String>,
}

/// A table in FROM, with the conditions without which no row of it is seen.
pub(super) struct Leaf<'s> {
    pub(super) name: &'s ObjectName,
    pub(super) qualifier: String,
    pub(super) guards: Vec<&'s Expr>,
}

/// Why a statement that was sent isn't certainly scoped.
pub fn judge(backend: DbBackend, sql: &str, values: &[Value]) -> Result<(), String> {
    let text = Text::read(backend, sql, values)?;
    text.count()?;
    let statement = text.parse(backend)?;
    let mut judge = Judge {
        backend,
        text: &text,
        seen: 0,
        faults: Vec::new(),
    };
    judge.statement(&statement, &Names::default());
    let mut all = 0;
    let _: ControlFlow<()> = visit_relations(&statement, |_| {
        all += 1;
        ControlFlow::Continue(())
    });
    if all != judge.seen {
        judge.fault(format!(
            "{all} names of relations, {} looked at",
            judge.seen
        ));
    }
    if judge.faults.is_empty() {
        Ok(())
    } else {
        Err(judge.faults.join("; "))
    }
}

impl Judge<'_> {
    pub(super) fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(what.into());
    }

    pub(super) fn statement(&mut self, statement: &Statement, names: &Names) {
        match statement {
            Statement::Query(query) => self.query(query, names),
            Statement::Insert(insert) => self.insert(insert, names),
            Statement::Update(update) => self.update(update, names),
            Statement::Delete(delete) => self.delete(delete, names),
            Statement::Explain {
                analyze: false,
                statement,
                ..
            } => self.statement(statement, names),
            _ => self.fault("a kind of statement that isn't allowed"),
        }
    }

    pub(super) fn query(&mut self, query: &Query, names: &Names) {
        let mut within = names.clone();
        if let Some(with) = &query.with {
            for (place, cte) in with.cte_tables.iter().enumerate() {
                self.query(&cte.query, &names.within(with, place, self.backend));
            }
            within = names.within(with, with.cte_tables.len(), self.backend);
        }
        self.body(&query.body, &within);
        self.expressions(&query.order_by, &within);
        self.expressions(&query.limit_clause, &within);
        self.expressions(&query.fetch, &within);
    }

    fn body(&mut self, body: &SetExpr, names: &Names) {
        match body {
            SetExpr::Select(select) => self.select(select, names),
            SetExpr::Query(query) => self.query(query, names),
            SetExpr::SetOperation { left, right, .. } => {
                self.body(left, names);
                self.body(right, names);
            }
            SetExpr::Values(values) => self.expressions(values, names),
            SetExpr::Insert(statement)
            | SetExpr::Update(statement)
            | SetExpr::Delete(statement) => self.statement(statement, names),
            SetExpr::Merge(_) | SetExpr::Table(_) => self.fault("a query without a rule"),
        }
    }

    fn select(&mut self, select: &Select, names: &Names) {
        if select.into.is_some() {
            self.fault("SELECT INTO");
        }
        let mut leaves = Vec::new();
        for table in &select.from {
            self.joins(table, select.selection.iter().collect(), &mut leaves, names);
        }
        self.leaves(&leaves, &|_| false, names);
        self.expressions(&select.distinct, names);
        self.expressions(&select.projection, names);
        self.expressions(&select.selection, names);
        self.expressions(&select.group_by, names);
        self.expressions(&select.having, names);
        self.expressions(&select.named_window, names);
    }

    /// The tables of a tree of joins. A condition of a join guards what is lost where it doesn't hold.
    pub(super) fn joins<'s>(
        &mut self,
        table: &'s TableWithJoins,
        guards: Vec<&'s Expr>,
        leaves: &mut Vec<Leaf<'s>>,
        names: &Names,
    ) {
        let mut factors = vec![(&table.relation, guards.clone())];
        for Join {
            relation,
            join_operator,
            ..
        } in &table.joins
        {
            factors.push((relation, guards.clone()));
            let right = factors.len() - 1;
            let (constraint, guarded) = match join_operator {
                JoinOperator::Join(on)
                | JoinOperator::Inner(on)
                | JoinOperator::CrossJoin(on)
                | JoinOperator::StraightJoin(on) => (on, 0..right + 1),
                JoinOperator::Left(on) | JoinOperator::LeftOuter(on) => (on, right..right + 1),
                JoinOperator::Right(on) | JoinOperator::RightOuter(on) => (on, 0..right),
                JoinOperator::FullOuter(on) => (on, 0..0),
                _ => {
                    self.fault("a join without a rule");
                    continue;
                }
            };
            if let JoinConstraint::On(condition) = constraint {
                self.expressions(condition, names);
                for (_, guards) in &mut factors[guarded] {
                    guards.push(condition);
                }
            }
        }
        for (factor, guards) in factors {
            self.factor(factor, guards, leaves, names);
        }
    }

    fn factor<'s>(
        &mut self,
        factor: &'s TableFactor,
        mut guards: Vec<&'s Expr>,
        leaves: &mut Vec<Leaf<'s>>,
        names: &Names,
    ) {
        match factor {
            TableFactor::Table {
                name,
                alias,
                args,
                sample,
                ..
            } => {
                self.seen += 1;
                self.expressions(sample, names);
                if args.is_some() {
                    self.fault("a function in FROM");
                }
                if names.is_cte(name, self.backend) || is_dual(name, self.backend) {
                    return;
                }
                if alias
                    .as_ref()
                    .is_some_and(|alias| !alias.columns.is_empty())
                {
                    // The columns have other names, which no condition proves anything of.
                    guards.clear();
                }
                let qualifier = match alias {
                    Some(alias) => Some(fold(&alias.name, self.backend)),
                    None => last(name, self.backend),
                };
                leaves.push(Leaf {
                    name,
                    qualifier: qualifier.unwrap_or_default(),
                    guards,
                });
            }
            TableFactor::Derived {
                subquery, alias, ..
            } => match (bare(subquery), alias) {
                // MySQL reads the target of a write from a copy.
                (Some(name), Some(alias)) if !names.is_cte(name, self.backend) => {
                    self.seen += 1;
                    leaves.push(Leaf {
                        name,
                        qualifier: fold(&alias.name, self.backend),
                        guards,
                    });
                }
                _ => self.query(subquery, names),
            },
            TableFactor::NestedJoin {
                table_with_joins,
                alias: None,
            } => self.joins(table_with_joins, guards, leaves, names),
            TableFactor::NestedJoin {
                table_with_joins, ..
            } => {
                let mut hidden = Vec::new();
                self.joins(table_with_joins, Vec::new(), &mut hidden, names);
                self.leaves(&hidden, &|_| false, names);
            }
            TableFactor::UNNEST { array_exprs, .. } => self.expressions(array_exprs, names),
            _ => self.fault("a relation without a rule"),
        }
    }

    /// Proves each table of a block. `written` says which of them the statement changes.
    pub(super) fn leaves(
        &mut self,
        leaves: &[Leaf<'_>],
        written: &dyn Fn(&str) -> bool,
        names: &Names,
    ) {
        // One that nothing guards may have other names for its columns.
        let tables: Vec<(String, String)> = leaves
            .iter()
            .filter(|leaf| !leaf.guards.is_empty())
            .filter_map(|leaf| Some((last(leaf.name, self.backend)?, leaf.qualifier.clone())))
            .collect();
        for leaf in leaves {
            let table = last(leaf.name, self.backend).unwrap_or_default();
            let Some(fact) = fact(&table) else {
                if table != GLOBAL {
                    self.fault(format!("unknown table {}", leaf.name));
                }
                continue;
            };
            let same = leaves
                .iter()
                .filter(|other| other.qualifier == leaf.qualifier);
            if same.count() > 1 {
                self.fault(format!("two relations {}", leaf.qualifier));
            }
            let write = written(&leaf.qualifier);
            if !leaf
                .guards
                .iter()
                .any(|guard| proves(self, guard, fact, (&leaf.qualifier, &tables), write, names))
            {
                self.fault(format!("{} AS {} isn't scoped", leaf.name, leaf.qualifier));
            }
        }
    }

    /// Judges the queries in whatever holds expressions.
    pub(super) fn expressions<N: Visit>(&mut self, node: &N, names: &Names) {
        let mut found = Found::default();
        let _ = node.visit(&mut found);
        for function in &found.functions {
            let name = function
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .to_lowercase();
            let name = name.trim_matches(['"', '`']);
            let of_family = |family: &&str| name.starts_with(*family);
            if FORBIDDEN.contains(&name) || FORBIDDEN_FAMILIES.iter().any(of_family) {
                self.fault(format!("function {name}"));
            }
        }
        for query in &found.queries {
            self.query(query, names);
        }
    }
}

/// The outermost queries of an expression, and the functions that it calls.
#[derive(Default)]
struct Found {
    depth: usize,
    queries: Vec<Query>,
    functions: Vec<String>,
}

impl Visitor for Found {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if self.depth == 0 {
            self.queries.push(query.clone());
        }
        self.depth += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.depth -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let (Expr::Function(function), 0) = (expr, self.depth) {
            self.functions.push(function.name.to_string());
        }
        ControlFlow::Continue(())
    }
}
