//! What a statement writes: the tenant column holds the tenant's key, and keys that lead to tenants' rows are checked.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Assignment, AssignmentTarget, BinaryOperator, CaseWhen, Delete, Expr, FromTable, Insert,
    ObjectName, OnConflict, OnConflictAction, OnInsert, TableObject, Update, UpdateTableFromKind,
    Value, ValueWithSpan, Visit, Visitor,
};

use super::TENANT;
use super::facts::{Fact, GLOBAL, Owned, fact};
use super::judge::Judge;
use super::names::{Names, fold, last};
use super::prove::{is_tenant, proves};

impl Judge<'_> {
    pub(super) fn update(&mut self, update: &Update, names: &Names) {
        let mut leaves = Vec::new();
        let guards: Vec<&Expr> = update.selection.iter().collect();
        self.joins(&update.table, guards.clone(), &mut leaves, names);
        let targets = leaves.len();
        // What isn't a table counts too: columns are assigned to by a name where there are several.
        let several = targets > 1 || !update.table.joins.is_empty();
        if let Some(UpdateTableFromKind::AfterSet(from) | UpdateTableFromKind::BeforeSet(from)) =
            &update.from
        {
            for table in from {
                self.joins(table, guards.clone(), &mut leaves, names);
            }
        }
        let backend = self.backend;
        let qualifier = |assignment: &Assignment| match &assignment.target {
            AssignmentTarget::ColumnName(ObjectName(parts)) if parts.len() > 1 => parts
                .get(parts.len() - 2)
                .and_then(|part| part.as_ident())
                .map(|ident| fold(ident, backend)),
            _ => None,
        };
        let assigned: Vec<Option<String>> = update.assignments.iter().map(qualifier).collect();
        let first = leaves.first().map(|leaf| leaf.qualifier.clone());
        let written = |name: &str| {
            if several {
                assigned.iter().flatten().any(|qualifier| qualifier == name)
            } else {
                first.as_deref() == Some(name)
            }
        };
        self.leaves(&leaves, &written, names);
        for (assignment, of) in update.assignments.iter().zip(&assigned) {
            let target = leaves.iter().take(targets).find(|leaf| match of {
                Some(of) if several => leaf.qualifier == *of,
                _ => true,
            });
            match target.and_then(|leaf| last(leaf.name, self.backend)) {
                Some(table) => self.assigned(assignment, &table),
                // No database assigns to a table that isn't a target.
                None if several && of.is_some() => {}
                None => self.fault("an assignment to nothing"),
            }
        }
        self.expressions(&update.assignments, names);
        self.expressions(&update.selection, names);
        self.expressions(&update.returning, names);
        self.expressions(&update.order_by, names);
        self.expressions(&update.limit, names);
    }

    pub(super) fn delete(&mut self, delete: &Delete, names: &Names) {
        let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) = &delete.from;
        let mut leaves = Vec::new();
        let guards: Vec<&Expr> = delete.selection.iter().collect();
        for table in from {
            self.joins(table, guards.clone(), &mut leaves, names);
        }
        let targets: Vec<String> = leaves.iter().map(|leaf| leaf.qualifier.clone()).collect();
        for table in delete.using.iter().flatten() {
            self.joins(table, guards.clone(), &mut leaves, names);
        }
        let named: Vec<String> = delete
            .tables
            .iter()
            .filter_map(|table| last(table, self.backend))
            .collect();
        let written = |name: &str| {
            let among = if named.is_empty() { &targets } else { &named };
            among.iter().any(|target| target == name)
        };
        self.leaves(&leaves, &written, names);
        self.expressions(&delete.selection, names);
        self.expressions(&delete.returning, names);
        self.expressions(&delete.order_by, names);
        self.expressions(&delete.limit, names);
    }

    pub(super) fn insert(&mut self, insert: &Insert, names: &Names) {
        self.seen += 1;
        if let Some(source) = &insert.source {
            self.query(source, names);
        }
        self.expressions(&insert.assignments, names);
        self.expressions(&insert.on, names);
        self.expressions(&insert.returning, names);
        let TableObject::TableName(name) = &insert.table else {
            return self.fault("INSERT into no table");
        };
        let table = last(name, self.backend).unwrap_or_default();
        let Some(fact) = fact(&table) else {
            if table != GLOBAL {
                self.fault(format!("INSERT into unknown {name}"));
            }
            return;
        };
        if insert.replace_into {
            self.fault("REPLACE");
        }
        for column in columns(fact) {
            self.inserted(insert, fact, column);
        }
        let qualifier = match &insert.table_alias {
            Some(alias) => fold(&alias.alias, self.backend),
            None => table.clone(),
        };
        self.upsert(insert, fact, &qualifier, names);
    }

    /// What an INSERT writes to a column of ours.
    fn inserted(&mut self, insert: &Insert, fact: &Fact, column: &str) {
        let of = |name: &ObjectName| last(name, self.backend).as_deref() == Some(column);
        let own = is_own(fact, column);
        if !insert.assignments.is_empty() {
            let set = insert.assignments.iter().filter(|assignment| {
                matches!(&assignment.target, AssignmentTarget::ColumnName(name) if of(name))
            });
            let values: Vec<&Expr> = set.map(|assignment| &assignment.value).collect();
            return match values.as_slice() {
                [] if own => self.fault(format!("{column} isn't set")),
                values => values
                    .iter()
                    .for_each(|value| self.written(value, own, column)),
            };
        }
        let Some(place) = insert.columns.iter().position(of) else {
            if own || matches!(fact.owned, Owned::Through { key, .. } if key == column) {
                self.fault(format!("{column} isn't among the columns"));
            }
            return;
        };
        match &insert.source {
            Some(source) => {
                self.in_source(&source.body, (place, insert.columns.len()), own, column)
            }
            None => self.fault("INSERT without a source"),
        }
    }

    /// A value of the tenant column must be the key, or compared with it; one of a reference must be checked, or NULL.
    pub(super) fn written(&mut self, value: &Expr, own: bool, column: &str) {
        let known = is_tenant(self, value) || is_literal_key(value) || self.carries_key(value);
        if !known && !is_inserted(self, value, column) && (own || !is_null(value)) {
            self.fault(format!("{column} is written unchecked: {value}"));
        }
    }

    fn assigned(&mut self, assignment: &Assignment, table: &str) {
        let name = match &assignment.target {
            AssignmentTarget::ColumnName(name) => name,
            // What a tuple brings to which column isn't looked up: it brings none of ours anything.
            AssignmentTarget::Tuple(names) => {
                let ours = |name: &ObjectName| match (last(name, self.backend), fact(table)) {
                    (Some(column), Some(fact)) => columns(fact).any(|ours| ours == column),
                    (name, _) => name.is_none(),
                };
                if names.iter().any(ours) {
                    self.fault("an assignment of a tuple to a column that says whose a row is");
                }
                return;
            }
        };
        let column = last(name, self.backend).unwrap_or_default();
        if let Some(fact) = fact(table)
            && columns(fact).any(|ours| ours == column)
        {
            self.written(&assignment.value, is_own(fact, &column), &column);
        }
    }

    /// A row that is in the way is changed if it is the tenant's.
    fn upsert(&mut self, insert: &Insert, fact: &Fact, qualifier: &str, names: &Names) {
        let guarded = match &insert.on {
            None => true,
            Some(OnInsert::OnConflict(OnConflict { action, .. })) => match action {
                OnConflictAction::DoNothing => true,
                OnConflictAction::DoUpdate(update) => {
                    for assignment in &update.assignments {
                        self.assigned(assignment, fact.table);
                    }
                    update
                        .selection
                        .as_ref()
                        .is_some_and(|condition| self.raises(condition, fact, qualifier, names))
                }
            },
            Some(OnInsert::DuplicateKeyUpdate(assignments)) => {
                let noop = |assignment: &Assignment| match (&assignment.target, &assignment.value) {
                    (AssignmentTarget::ColumnName(name), Expr::Identifier(ident)) => {
                        last(name, self.backend) == Some(fold(ident, self.backend))
                    }
                    (AssignmentTarget::ColumnName(name), Expr::CompoundIdentifier(parts)) => {
                        last(name, self.backend)
                            == parts.last().map(|part| fold(part, self.backend))
                    }
                    _ => false,
                };
                match assignments.split_first() {
                    // A row in the way to which nothing is done gives its key away where nobody forgets it.
                    Some((first, rest))
                        if self.forgets(&first.value, fact, qualifier, names)
                            && rest.iter().all(noop)
                            && insert.returning.is_none() =>
                    {
                        true
                    }
                    Some((first, rest)) if self.raises(&first.value, fact, qualifier, names) => {
                        for assignment in rest {
                            self.assigned(assignment, fact.table);
                        }
                        true
                    }
                    Some((first, _))
                        if self.checked(&first.value, fact, qualifier, names).is_some() =>
                    {
                        for assignment in assignments {
                            let mut assignment = assignment.clone();
                            if let Some(value) =
                                self.checked(&assignment.value, fact, qualifier, names)
                            {
                                assignment.value = value;
                            }
                            self.assigned(&assignment, fact.table);
                        }
                        true
                    }
                    _ => false,
                }
            }
            Some(_) => false,
        };
        if !guarded {
            self.fault("an upsert of whosever row");
        }
    }

    /// `CASE WHEN <the row is the tenant's> THEN … ELSE <an error> END`
    fn raises(&self, value: &Expr, fact: &Fact, qualifier: &str, names: &Names) -> bool {
        let Some((own, _, Some(otherwise))) = single_case(value) else {
            return false;
        };
        proves(self, own, fact, (qualifier, &[]), true, names) && can_raise(otherwise)
    }

    /// `CASE WHEN (CASE WHEN <the row is the tenant's> THEN 1 ELSE <an error> END) = 1 THEN <value> END`
    fn checked(&self, value: &Expr, fact: &Fact, qualifier: &str, names: &Names) -> Option<Expr> {
        let (condition, result, None) = single_case(value)? else {
            return None;
        };
        let Expr::BinaryOp {
            left,
            op: BinaryOperator::Eq,
            right,
        } = condition
        else {
            return None;
        };
        let Expr::Nested(check) = left.as_ref() else {
            return None;
        };
        let is_check = right.to_string() == "1" && self.raises(check, fact, qualifier, names);
        let inner = match result {
            Expr::Nested(inner) => inner.as_ref().clone(),
            value => value.clone(),
        };
        is_check.then_some(inner)
    }

    /// `CASE WHEN <the row is the tenant's> THEN id ELSE IF(LAST_INSERT_ID(0) = 0, id, id) END`
    fn forgets(&self, value: &Expr, fact: &Fact, qualifier: &str, names: &Names) -> bool {
        let Some((own, _, Some(otherwise))) = single_case(value) else {
            return false;
        };
        let otherwise = otherwise.to_string();
        proves(self, own, fact, (qualifier, &[]), true, names)
            && otherwise.starts_with("IF(LAST_INSERT_ID(0) = 0, ")
    }

    /// Whether the tenant's key has a part in a value.
    pub(super) fn carries_key(&self, value: &Expr) -> bool {
        struct Find<'j, 't>(&'j Judge<'t>);

        impl Visitor for Find<'_, '_> {
            type Break = ();

            fn pre_visit_value(&mut self, value: &ValueWithSpan) -> ControlFlow<()> {
                match &value.value {
                    Value::Placeholder(label) if self.0.text.is_tenant(label) => {
                        ControlFlow::Break(())
                    }
                    _ => ControlFlow::Continue(()),
                }
            }
        }

        value.visit(&mut Find(self)).is_break()
    }
}

/// The condition, the value and the other value of a CASE with one branch.
fn single_case(value: &Expr) -> Option<(&Expr, &Expr, Option<&Expr>)> {
    let Expr::Case {
        operand: None,
        conditions,
        else_result,
        ..
    } = value
    else {
        return None;
    };
    match conditions.as_slice() {
        [CaseWhen { condition, result }] => Some((condition, result, else_result.as_deref())),
        _ => None,
    }
}

/// Whether an expression has the form of our errors.
pub(super) fn can_raise(expr: &Expr) -> bool {
    let text = expr.to_string();
    ["tenancy:", "EXP(7", "json_extract('{}'"]
        .iter()
        .any(|raise| text.contains(raise))
}

/// The columns that say whose a row is.
fn columns(fact: &Fact) -> impl Iterator<Item = &'static str> {
    let own = match fact.owned {
        Owned::By { column, .. } => Some(column),
        Owned::Through { .. } | Owned::Linked { .. } => None,
    };
    own.into_iter().chain(fact.references.iter().copied())
}

fn is_own(fact: &Fact, column: &str) -> bool {
    matches!(fact.owned, Owned::By { column: own, .. } if own == column)
}

fn is_null(value: &Expr) -> bool {
    match value {
        Expr::Value(value) => value.value == Value::Null,
        Expr::Nested(inner) => is_null(inner),
        Expr::Identifier(ident) => ident.value.eq_ignore_ascii_case("default"),
        _ => false,
    }
}

/// The key as a literal, which is compared before the statement runs.
fn is_literal_key(value: &Expr) -> bool {
    value.to_string().trim_matches(['(', ')', '\'']) == TENANT.to_string()
}

/// `excluded.column`, `VALUES(column)`: what the INSERT brought.
fn is_inserted(judge: &Judge<'_>, value: &Expr, column: &str) -> bool {
    match value {
        Expr::Nested(inner) => is_inserted(judge, inner, column),
        Expr::CompoundIdentifier(parts) => {
            matches!(parts.as_slice(), [of, name] if fold(of, judge.backend) == "excluded" && fold(name, judge.backend) == column)
        }
        Expr::Function(function) => {
            function.name.to_string().eq_ignore_ascii_case("values")
                && function
                    .args
                    .to_string()
                    .trim_matches(['(', ')', '`'])
                    .eq_ignore_ascii_case(column)
        }
        _ => false,
    }
}
