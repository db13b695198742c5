//! What drawing a statement needs: its choices, what it can name, and for whom it is drawn.

use tenancy_tests::Backend;
use tenancy_tests::isolation::{Case, Kind, Param, TABLES};

use crate::rows::Rows;
use crate::source::Source;
use crate::sql::Sql;

/// A statement while it is drawn.
#[derive(Debug)]
pub struct Draw<'r> {
    pub source: Source,
    pub backend: Backend,
    pub tenant: i32,
    pub rows: &'r Rows,
    /// A table that sub-queries leave alone: MySQL can't read the table that it writes.
    pub unread: Option<&'static str>,
    names: usize,
}

/// What a value is, as far as two values can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Int,
    Text,
    Bool,
}

/// A relation of a FROM, with the columns that it shows.
#[derive(Clone, Debug)]
pub struct Relation {
    pub name: String,
    pub columns: Vec<(String, Type)>,
    /// It is a table whose key is `id`.
    pub keyed: bool,
}

/// What an expression can name: the relations of its block, those of the blocks around it, and common table expressions.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub relations: Vec<Relation>,
    pub outer: Vec<Relation>,
    pub ctes: Vec<Relation>,
    pub place: Place,
}

/// Where a query stands, as far as MariaDB's defects depend on it (vector 218).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In FROM or WITH.
    From,
    /// Beside IN, ANY or ALL.
    Compared,
    #[default]
    Elsewhere,
}

/// A drawn statement.
#[derive(Clone, Debug)]
pub struct Statement {
    pub sql: Sql,
    pub tenant: i32,
    pub writes: bool,
}

impl Statement {
    /// The statement for the oracle.
    pub fn case(&self, backend: Backend, place: String) -> Case {
        Case {
            backends: vec![backend],
            tenants: vec![self.tenant],
            params: self.sql.params.clone(),
            effects: self.writes || self.sql.text.len().is_multiple_of(8),
            ..Case::new(place, self.sql.text.clone())
        }
    }

    /// The lines that the statement is in a file of the corpus.
    pub fn lines(&self, backend: Backend) -> String {
        let values = self.sql.params.iter().map(|param| match param {
            Param::Null => "null".to_owned(),
            Param::Int(value) => value.to_string(),
            Param::Float(value) => value.to_string(),
            Param::Bool(value) => value.to_string(),
            Param::Text(value) => format!("'{value}'"),
        });
        let params = match values.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => none,
            values => format!("-- @params {values}\n"),
        };
        let (tenant, text) = (self.tenant, &self.sql.text);
        format!("-- @only {backend}\n-- @tenant {tenant}\n{params}{text};")
    }
}

impl<'r> Draw<'r> {
    pub fn statement(source: Source, backend: Backend, rows: &'r Rows) -> (Statement, Vec<usize>) {
        let mut draw = Self {
            source,
            backend,
            tenant: 0,
            rows,
            unread: None,
            names: 0,
        };
        draw.tenant = draw.source.pick(&[0, 1, 2]);
        let writes = draw.source.chance(30);
        let sql = if writes { draw.write() } else { draw.read() };
        let statement = Statement {
            sql,
            tenant: draw.tenant,
            writes,
        };
        (statement, draw.source.taken())
    }

    /// A name that nothing else in the statement has.
    pub fn name(&mut self, kind: &str) -> String {
        self.names += 1;
        format!("{kind}{}", self.names)
    }

    pub fn is(&self, backend: Backend) -> bool {
        self.backend == backend
    }

    /// A table that may be read here.
    pub fn table(&mut self) -> &'static str {
        let tables: Vec<&str> = TABLES
            .iter()
            .map(|table| table.name)
            .filter(|table| Some(*table) != self.unread)
            .collect();
        self.source.pick(&tables)
    }

    /// One of the values that the rows have in a column of this type, as text or as a parameter.
    pub fn value(&mut self, of: Type) -> Sql {
        let param = match of {
            Type::Int => {
                let near = i64::try_from(self.source.below(5)).expect("few");
                let far = i64::try_from(self.source.below(8)).expect("few") * 10 + near % 3;
                Param::Int(if self.source.chance(40) { far } else { near })
            }
            Type::Text => Param::Text(self.source.pick(&crate::rows::TEXTS).to_owned()),
            Type::Bool => Param::Bool(self.source.chance(50)),
        };
        if self.source.chance(40) {
            return Sql::param(param);
        }
        match param {
            Param::Int(value) => value.to_string().into(),
            Param::Bool(value) => value.to_string().into(),
            Param::Text(value) => format!("'{value}'").into(),
            Param::Null | Param::Float(_) => "NULL".into(),
        }
    }
}

impl Relation {
    /// A table under a name.
    pub fn table(table: &str, name: &str) -> Self {
        let columns = tenancy_tests::isolation::Table::named(table).columns;
        Self {
            name: name.to_owned(),
            columns: columns
                .iter()
                .map(|column| (column.name.to_owned(), Type::of(column.kind)))
                .collect(),
            keyed: columns.iter().any(|column| column.kind == Kind::Id),
        }
    }

    /// What a query shows whose columns are `c1`, `c2` and so on.
    pub fn query(name: String, types: Vec<Type>) -> Self {
        Self {
            name,
            columns: (1..).map(|at| format!("c{at}")).zip(types).collect(),
            keyed: false,
        }
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|(name, _)| name == column)
    }
}

impl Type {
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Id | Kind::Int => Self::Int,
            Kind::Text => Self::Text,
            Kind::Bool => Self::Bool,
        }
    }
}

impl Scope {
    pub fn of(relations: Vec<Relation>) -> Self {
        Self {
            relations,
            ..Self::default()
        }
    }

    /// The scope of a sub-query that stands here: it has no relations of its own yet.
    pub fn within(&self) -> Self {
        Self {
            relations: Vec::new(),
            outer: [&*self.outer, &*self.relations].concat(),
            ctes: self.ctes.clone(),
            place: Place::Elsewhere,
        }
    }

    /// The same scope for a query that stands in another place.
    pub fn placed(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The columns of a type, qualified.
    pub fn columns(relations: &[Relation], of: Type) -> Vec<String> {
        let columns = relations.iter().flat_map(|relation| {
            let of_type = relation.columns.iter().filter(move |(_, kind)| *kind == of);
            of_type.map(|(column, _)| format!("{}.{column}", relation.name))
        });
        columns.collect()
    }
}
