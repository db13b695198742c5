use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    Ident, LockType, ObjectNamePart, OrderBy, Query, Select, SelectFlavor, SelectItem, SetExpr,
    Statement, Visitor, With,
};

use super::from::Accesses;
use super::output::{Columns, OutputColumn};
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::evaluation::enclosing::Place;
use crate::plan::evaluation::group_key::Grouped;
use crate::plan::label::PIECE;
use crate::plan::planning::Planning;
use crate::plan::scope::{Cte, Scope};
use crate::plan::tree;
use crate::plan::walk;
use crate::plan::write::marked;

impl Planning<'_> {
    /// Plans a query, with the names that it sees, and says what its columns are.
    pub(in crate::plan) fn query(
        &mut self,
        query: &mut Query,
        outer: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        let locked = !query.locks.is_empty() && !is_extended(query);
        let Query {
            with,
            body,
            order_by,
            limit_clause,
            fetch,
            locks,
            for_clause,
            settings,
            format_clause,
            pipe_operators,
        } = query;
        if for_clause.is_some()
            || settings.is_some()
            || format_clause.is_some()
            || !pipe_operators.is_empty()
        {
            return Err(TenancyError::form("a clause of another database's SQL"));
        }
        let mut scope = Scope::within(outer);
        if let Some(with) = with {
            self.with(with, &mut scope)?;
        }
        let before = std::mem::replace(&mut self.locked, locked);
        let columns = match body.as_mut() {
            SetExpr::Select(select) => self.select(select, order_by, &scope)?,
            body => {
                let columns = self.set_expr(body, &scope)?;
                self.expressions(order_by, &scope)?;
                columns
            }
        };
        self.locked = before;
        self.expressions(limit_clause, &scope)?;
        self.expressions(fetch, &scope)?;
        // What a locking clause names are relations of this query, which are scoped already.
        let _ = locks;
        Ok(columns)
    }

    /// Plans common table expressions and says which names they bring.
    ///
    /// SQLite: all of a WITH see each other. PostgreSQL, MariaDB: earlier ones, and under RECURSIVE the own name. What
    /// the databases disagree on is not certain: such a name must not be a declared table's.
    fn with(&mut self, with: &mut With, scope: &mut Scope<'_>) -> Result<(), TenancyError> {
        // SeaORM's `find_linked_recursive` refers to the expression itself and leaves RECURSIVE out.
        let refers_to_itself =
            |cte: &sqlparser::ast::Cte| mentions(&cte.query, &cte.alias.name, self.dialect);
        if self.dialect != Dialect::Sqlite {
            with.recursive = with.recursive
                || with.cte_tables.iter().any(|cte| {
                    let name = tree::name([cte.alias.name.clone()]);
                    self.declared(&name).is_err() && refers_to_itself(cte)
                });
        }
        let visible = with.recursive || self.dialect == Dialect::Sqlite;
        let mut names = HashSet::new();
        for cte in &with.cte_tables {
            let name = self.dialect.fold(&cte.alias.name);
            if !names.insert(name.clone()) {
                return Err(TenancyError::form(format!(
                    "two expressions `{name}` in a WITH"
                )));
            }
            if visible {
                let spelled = self.dialect.unquoted(&cte.alias.name);
                scope.bring(name, Cte::unknown(&spelled, false));
            }
        }
        for cte in &mut with.cte_tables {
            if cte.from.is_some() {
                return Err(TenancyError::form("FROM in a common table expression"));
            }
            let name = self.dialect.fold(&cte.alias.name);
            let spelled = self.dialect.unquoted(&cte.alias.name);
            if visible {
                scope.bring(name.clone(), Cte::unknown(&spelled, true));
            }
            let name_of_it = &cte.alias.name;
            let recursive = visible
                && mentions(&cte.query, name_of_it, self.dialect)
                && !brings(&cte.query, name_of_it, self.dialect);
            let columns = if recursive || is_extended(&cte.query) {
                // No database moves a condition into one that refers to itself, and few allow a LIMIT there.
                self.query(&mut cte.query, scope)?
            } else {
                self.fenced(&mut cte.query, |planning, query| {
                    planning.query(query, scope)
                })?
            };
            let columns = if is_extended(&cte.query) {
                Columns::unknown()
            } else {
                columns.renamed(Some(&cte.alias), self.dialect)
            };
            scope.bring(
                name,
                Cte {
                    spelled,
                    columns,
                    certain: true,
                },
            );
        }
        Ok(())
    }

    /// A scope with the names that a query's WITH brings, for what is added to the query after it was planned.
    pub(in crate::plan) fn names_of<'s>(
        &self,
        query: Option<&Query>,
        outer: &'s Scope<'s>,
    ) -> Scope<'s> {
        let mut scope = Scope::within(outer);
        let with = query.and_then(|query| query.with.as_ref());
        for cte in with.map_or(&[][..], |with| with.cte_tables.as_slice()) {
            let spelled = self.dialect.unquoted(&cte.alias.name);
            let name = self.dialect.fold(&cte.alias.name);
            scope.bring(name, Cte::unknown(&spelled, true));
        }
        scope
    }

    pub(super) fn set_expr(
        &mut self,
        body: &mut SetExpr,
        scope: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        match body {
            SetExpr::Select(select) => self.select(select, &mut None, scope),
            SetExpr::Query(query) => self.query(query, scope),
            SetExpr::SetOperation { left, right, .. } => {
                let left = self.set_expr(left, scope)?;
                Ok(left.merge(self.set_expr(right, scope)?))
            }
            SetExpr::Values(values) => {
                let width = values.rows.first().map_or(0, |row| row.content.len());
                self.expressions(values, scope)?;
                let nameless = OutputColumn::Named {
                    name: None,
                    owner: None,
                };
                Columns::of(vec![nameless; width])
            }
            SetExpr::Insert(statement)
            | SetExpr::Update(statement)
            | SetExpr::Delete(statement) => match statement {
                // The databases refuse it as well, and checks of keys in values of checked keys would grow without end.
                _ if !scope.is_topmost() => Err(TenancyError::form(
                    "a write in a sub-query; only the outermost WITH can hold one",
                )),
                Statement::Insert(insert) => {
                    let columns = self.insert(insert, scope)?;
                    // What the outer statement returns would be taken for the rows that were inserted.
                    self.alone("INSERT into a many-to-many entity within another statement")?;
                    Ok(columns)
                }
                Statement::Update(update) => self.update(update, scope),
                Statement::Delete(delete) => self.delete(delete, scope),
                _ => Err(Refusal::Kind("this statement after WITH".into()).into()),
            },
            SetExpr::Merge(_) => Err(Refusal::Kind("MERGE".into()).into()),
            SetExpr::Table(_) => Err(TenancyError::form("TABLE t; write SELECT * FROM t")),
        }
    }

    fn select(
        &mut self,
        select: &mut Select,
        order_by: &mut Option<OrderBy>,
        scope: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        let Select {
            select_token: _,
            optimizer_hints,
            distinct,
            select_modifiers: _,
            top,
            top_before_distinct: _,
            projection,
            exclude,
            into,
            from,
            lateral_views,
            prewhere,
            selection,
            connect_by,
            group_by,
            cluster_by,
            distribute_by,
            sort_by,
            having,
            named_window,
            qualify,
            window_before_qualify: _,
            value_table_mode,
            flavor,
        } = select;
        // Hints are comments: a database may ignore them, and one can change how text is read.
        optimizer_hints.clear();
        let foreign = top.is_some()
            || exclude.is_some()
            || !lateral_views.is_empty()
            || prewhere.is_some()
            || !connect_by.is_empty()
            || !cluster_by.is_empty()
            || !distribute_by.is_empty()
            || !sort_by.is_empty()
            || qualify.is_some()
            || value_table_mode.is_some()
            || *flavor != SelectFlavor::Standard;
        if foreign {
            return Err(TenancyError::form("a clause of another database's SQL"));
        }
        if into.is_some() {
            return Err(Refusal::Kind("SELECT … INTO".into()).into());
        }
        let first_opened = marked::take(selection);
        let alone = matches!(from.as_slice(), [table] if table.joins.is_empty());
        let condition = if self.fallible {
            selection.clone()
        } else {
            None
        };
        let accesses = Accesses {
            first_opened,
            condition: condition.as_ref(),
            alone,
            stays: self.locked,
            writes: &|_| false,
        };
        // To PostgreSQL `name ''` is a literal of type `name`.
        let quoted = |item: &SelectItem| matches!(item, SelectItem::ExprWithAlias { alias, .. } if alias.quote_style == Some('\''));
        if self.dialect == Dialect::Postgres && projection.iter().any(quoted) {
            return Err(TenancyError::form("a string for an alias"));
        }
        // MySQL leaves out what blanks an alias begins with.
        let blank = |item: &SelectItem| {
            matches!(item, SelectItem::ExprWithAlias { alias, .. }
            if !alias.value.starts_with(|letter: char| letter.is_ascii_graphic() || letter.is_alphabetic()))
        };
        if self.dialect == Dialect::MySql && projection.iter().any(blank) {
            return Err(TenancyError::form("an alias that begins with a blank"));
        }
        let mut block = self.from(from, &accesses, scope)?;
        if self.locked && self.fallible {
            self.locks_in_order(&block, from, projection, order_by, scope)?;
        }
        if self.fallible && scope.is_operand {
            self.reads_something(from);
        }
        let grouped = Grouped {
            distinct,
            items: projection,
            having,
            windows: named_window,
            order_by,
        };
        self.group_by_what_the_key_tells(group_by, &grouped, &block);
        let names = self.names_by_text(projection);
        {
            let inside = self.among(scope, &block);
            self.expressions(distinct, &inside)?;
            self.expressions(projection, &inside)?;
            self.expressions(selection, &inside)?;
            self.expressions(group_by, &inside)?;
            self.expressions(having, &inside)?;
            self.expressions(named_window, &inside)?;
            self.expressions(order_by, &inside)?;
        }
        let place = Place {
            relations: &block.relations,
            scope,
        };
        self.all_wait(projection, place)?;
        self.keep_names(projection, names);
        for condition in selection.iter_mut().chain(having.as_mut()) {
            self.condition_waits(condition, place)?;
        }
        self.all_wait(distinct, place)?;
        self.all_wait(group_by, place)?;
        self.all_wait(named_window, place)?;
        self.all_wait(order_by, place)?;
        let columns = self.outputs(projection, &block.relations)?;
        self.having(having, &block);
        self.scope_condition(selection, &mut block);
        Ok(columns)
    }
}

/// Whether SEARCH or CYCLE adds columns to what a common table expression selects.
fn is_extended(query: &Query) -> bool {
    let mut shared = query
        .locks
        .iter()
        .filter(|lock| lock.lock_type == LockType::Share);
    shared.any(|lock| {
        let of = lock.of.as_ref();
        of.is_some_and(|name| name.to_string().starts_with(PIECE))
    })
}

/// Whether a query names this relation anywhere.
fn mentions(query: &Query, name: &Ident, dialect: Dialect) -> bool {
    walk::relations(query, |relation| match relation.0.as_slice() {
        [ObjectNamePart::Identifier(found)] if dialect.fold(found) == dialect.fold(name) => {
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    })
    .is_break()
}

/// Whether a WITH within a query brings this name.
fn brings(query: &Query, name: &Ident, dialect: Dialect) -> bool {
    struct Find {
        name: String,
        dialect: Dialect,
    }

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            let ctes = query.with.iter().flat_map(|with| &with.cte_tables);
            let mut names = ctes.map(|cte| self.dialect.fold(&cte.alias.name));
            if names.any(|name| name == self.name) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    let name = dialect.fold(name);
    walk::visit(query, &mut Find { name, dialect }).is_break()
}
