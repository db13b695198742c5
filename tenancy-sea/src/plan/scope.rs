use std::collections::{HashMap, HashSet};

use sqlparser::ast::{Ident, ObjectName, ObjectNamePart, TableFactor, TableWithJoins};

use super::dialect::Dialect;
use super::planning::Planning;
use crate::entity::TableId;
use crate::error::{Refusal, TenancyError};
use crate::plan::evaluation::enclosing::Around;
use crate::plan::read::output::Columns;
use crate::plan::tree;

/// What a query sees of the queries around it, innermost first: the names of common table expressions, and what they
/// bring that it waits for.
#[derive(Debug)]
pub(super) struct Scope<'s> {
    outer: Option<&'s Scope<'s>>,
    /// By the name in the dialect's folding.
    ctes: HashMap<String, Cte>,
    /// The same names in lower case.
    lower: HashSet<String>,
    /// How many queries there are around.
    depth: usize,
    /// The query block in whose expressions this is.
    around: Option<Around>,
    /// The query is an operand of an expression.
    pub(super) is_operand: bool,
}

/// A common table expression.
#[derive(Clone, Debug)]
pub(super) struct Cte {
    /// Its name as it is written.
    pub(super) spelled: String,
    pub(super) columns: Columns,
    /// Whether the dialects' rules agree that the name is visible here.
    pub(super) certain: bool,
}

/// What a name in FROM means.
#[derive(Clone, Debug)]
pub(super) enum Relation {
    Cte(Columns),
    Table(TableId),
}

impl Cte {
    /// An expression whose columns aren't known.
    pub(super) fn unknown(spelled: &str, certain: bool) -> Self {
        Self {
            spelled: spelled.to_owned(),
            columns: Columns::unknown(),
            certain,
        }
    }
}

impl<'s> Scope<'s> {
    pub(super) fn root() -> Self {
        Self {
            outer: None,
            ctes: HashMap::new(),
            lower: HashSet::new(),
            depth: 0,
            around: None,
            is_operand: false,
        }
    }

    /// What an expression of a query block sees.
    pub(super) fn among(outer: &'s Scope<'s>, around: Around) -> Self {
        Self {
            outer: Some(outer),
            depth: outer.depth,
            around: Some(around),
            ..Self::root()
        }
    }

    /// What a query sees that is an operand of an expression.
    pub(super) fn operand(outer: &'s Scope<'s>) -> Self {
        Self {
            outer: Some(outer),
            depth: outer.depth,
            is_operand: true,
            ..Self::root()
        }
    }

    /// A scope within another one; it brings no names yet.
    pub(super) fn within(outer: &'s Scope<'s>) -> Self {
        Self {
            outer: Some(outer),
            depth: outer.depth + 1,
            is_operand: outer.is_operand,
            ..Self::root()
        }
    }

    /// Whether this is the statement itself, or an expression of its WITH.
    pub(super) fn is_topmost(&self) -> bool {
        self.depth <= 2
    }

    /// Brings a name, or says more of one that is there.
    pub(super) fn bring(&mut self, name: String, cte: Cte) {
        self.lower.insert(name.to_lowercase());
        self.ctes.insert(name, cte);
    }

    fn find(&self, name: &str) -> Option<&Cte> {
        self.ctes.get(name).or_else(|| self.outer?.find(name))
    }

    /// Whether something waits for what holds of the block in whose expressions this is.
    pub(super) fn is_awaited(&self) -> bool {
        self.around.as_ref().is_some_and(Around::is_awaited)
    }

    /// The query blocks in whose expressions this is, innermost first.
    pub(super) fn arounds(&self) -> impl Iterator<Item = &Around> {
        let scopes = std::iter::successors(Some(self), |scope| scope.outer);
        scopes.filter_map(|scope| scope.around.as_ref())
    }

    /// Whether any visible name is this one, in any case.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.lower.contains(&name.to_lowercase())
            || self.outer.is_some_and(|outer| outer.hides(name))
    }
}

impl Planning<'_> {
    /// What a name in FROM, or of a statement's target, means.
    pub(super) fn relation(
        &self,
        name: &ObjectName,
        scope: &Scope<'_>,
    ) -> Result<Relation, TenancyError> {
        let parts = idents(name)?;
        let Some((table, qualifiers)) = parts.split_last() else {
            return Err(TenancyError::form("a table without a name"));
        };
        self.no_only(table)?;
        if qualifiers.is_empty()
            && let Some(cte) = scope.find(&self.dialect.fold(table))
        {
            // Whether another spelling is the same name depends on the server, and what it names otherwise is a table.
            let spelled_otherwise =
                self.dialect == Dialect::MySql && cte.spelled != self.dialect.unquoted(table);
            if spelled_otherwise || !cte.certain && self.declared(name).is_ok() {
                return Err(Refusal::HiddenTable(self.dialect.fold(table)).into());
            }
            return Ok(Relation::Cte(cte.columns.clone()));
        }
        // A word of the language, which no table can have for its name: a row without columns.
        let is_dual = table.quote_style.is_none() && table.value.eq_ignore_ascii_case("dual");
        if self.dialect == Dialect::MySql && qualifiers.is_empty() && is_dual {
            return Ok(Relation::Cte(Columns::default()));
        }
        self.declared(name).map(Relation::Table)
    }

    /// SQLite takes `'project'` for a name where only a name can stand. It is written as one, so that columns can be
    /// qualified by it.
    pub(super) fn unstring(&self, name: &mut ObjectName) {
        for part in &mut name.0 {
            if let ObjectNamePart::Identifier(ident) = part
                && ident.quote_style == Some('\'')
            {
                *ident = self.ident(&self.dialect.unquoted(ident));
            }
        }
    }

    /// The declared table of a name that can't be a common table expression: the target of a write.
    pub(super) fn declared(&self, name: &ObjectName) -> Result<TableId, TenancyError> {
        let parts = idents(name)?;
        let undeclared = || TenancyError::UndeclaredTable {
            table: name.to_string(),
        };
        let (table, qualifiers) = parts.split_last().ok_or_else(undeclared)?;
        let found = self
            .registry
            .named(&self.dialect.fold(table))
            .iter()
            .copied()
            .find(|id| {
                let declared = self.registry.table(*id);
                self.dialect.names(table, &declared.name)
                    && self.is_schema(declared.schema.as_deref(), qualifiers)
            });
        self.no_only(table)?;
        found.ok_or_else(undeclared)
    }

    /// PostgreSQL's ONLY, which the parser takes for a table's name, and the table's name for its alias.
    fn no_only(&self, table: &Ident) -> Result<(), TenancyError> {
        let is_only = self.dialect == Dialect::Postgres
            && table.quote_style.is_none()
            && table.value.eq_ignore_ascii_case("only");
        if is_only {
            return Err(TenancyError::form(
                "ONLY before a table's name; leave it out",
            ));
        }
        Ok(())
    }

    /// Whether a name's qualifiers lead to a table of the declared schema.
    fn is_schema(&self, declared: Option<&str>, qualifiers: &[&Ident]) -> bool {
        match (qualifiers, declared) {
            ([], None) => true,
            // An unqualified name finds another table than the declared one, unless the search path says otherwise.
            ([], Some(schema)) => self.is_default_schema(schema),
            ([schema], Some(declared)) => self.dialect.names(schema, declared),
            ([schema], None) => self.is_default_schema(&self.dialect.fold(schema)),
            _ => false,
        }
    }

    fn is_default_schema(&self, schema: &str) -> bool {
        match self.dialect {
            Dialect::Postgres => schema == "public",
            Dialect::Sqlite => schema == "main",
            Dialect::MySql => false,
        }
    }

    /// The name under which planning may add a table to a query: nothing in scope may hide it.
    pub(super) fn reachable(
        &self,
        id: TableId,
        scope: &Scope<'_>,
    ) -> Result<ObjectName, TenancyError> {
        let table = self.registry.table(id);
        if self.vanishing.contains(&id) {
            return Err(TenancyError::form(format!(
                "RETURNING with a sub-query on rows that belong to the deleted rows of `{}`; read them before",
                table.name
            )));
        }
        if let Some(schema) = &table.schema {
            return Ok(tree::name([self.ident(schema), self.ident(&table.name)]));
        }
        if scope.hides(&table.name) {
            return Err(Refusal::HiddenTable(table.name.clone()).into());
        }
        Ok(tree::name([self.ident(&table.name)]))
    }

    /// The declared tables that stand in a list of relations.
    pub(super) fn tables_of(&self, relations: &[TableWithJoins]) -> Vec<TableId> {
        let factors = relations.iter().flat_map(tree::factors);
        factors
            .filter_map(|factor| match factor {
                TableFactor::Table { name, .. } => self.declared(name).ok(),
                _ => None,
            })
            .collect()
    }

    /// Whether a table belongs to tenants.
    pub(super) fn is_owned(&self, id: TableId) -> bool {
        self.registry.table(id).is_tenant_owned()
    }
}

/// The identifiers of a name.
pub(super) fn idents(name: &ObjectName) -> Result<Vec<&Ident>, TenancyError> {
    name.0
        .iter()
        .map(|part| match part {
            ObjectNamePart::Identifier(ident) => Ok(ident),
            ObjectNamePart::Function(_) => {
                Err(TenancyError::form("a function in the place of a name"))
            }
        })
        .collect()
}

/// The name by which a statement refers to a relation: its alias, or the table's own name.
pub(super) fn name_of(factor: &TableFactor) -> Option<Ident> {
    match factor {
        TableFactor::Table {
            alias: Some(alias), ..
        }
        | TableFactor::Derived {
            alias: Some(alias), ..
        } => Some(alias.name.clone()),
        TableFactor::Table { name, .. } => idents(name).ok()?.last().copied().cloned(),
        _ => None,
    }
}
