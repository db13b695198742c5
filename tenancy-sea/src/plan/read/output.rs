use std::rc::Rc;

use sqlparser::ast::{Expr, Ident, SelectItem, SelectItemQualifiedWildcardKind, TableAlias};

use crate::entity::{TableId, TenancyNumber};
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::idents;
use crate::plan::{GuardedBy, GuardedColumn, Position, tree};

/// How many columns a result may have; no database allows more.
const MOST_COLUMNS: usize = 4_096;
/// How many columns an alias' list may leave unnamed: they are copied for each use.
const MOST_UNNAMED: usize = 64;

/// The columns of a relation or of a query's result, as far as the guard has to know them. All that read one share them.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Columns(Rc<Vec<OutputColumn>>);

#[derive(Clone, Debug)]
pub(in crate::plan) enum OutputColumn {
    /// A column with its name and, where it carries a tenant's key, whose.
    Named {
        name: Option<String>,
        owner: Option<GuardedBy>,
    },
    /// All columns of a table, in an order that the database alone knows.
    Table(TableId),
    /// The same of a table within a query of ours, where no driver knows from where they come.
    Derived(TableId),
    /// Columns of which nothing is known.
    Unknown,
}

/// A relation in FROM.
#[derive(Clone, Debug)]
pub(in crate::plan) struct FromRelation {
    pub(in crate::plan) qualifier: String,
    pub(in crate::plan) columns: Columns,
}

impl Columns {
    /// Fails where no database would have so many.
    pub(in crate::plan) fn of(columns: Vec<OutputColumn>) -> Result<Self, TenancyError> {
        if columns.len() > MOST_COLUMNS {
            return Err(Refusal::TooLarge("4 096 columns").into());
        }
        Ok(Self(Rc::new(columns)))
    }

    pub(in crate::plan) fn table(id: TableId) -> Self {
        Self(Rc::new(vec![OutputColumn::Table(id)]))
    }

    pub(in crate::plan) fn derived(id: TableId) -> Self {
        Self(Rc::new(vec![OutputColumn::Derived(id)]))
    }

    pub(in crate::plan) fn unknown() -> Self {
        Self(Rc::new(vec![OutputColumn::Unknown]))
    }

    pub(in crate::plan) fn iter(&self) -> std::slice::Iter<'_, OutputColumn> {
        self.0.iter()
    }

    /// Whether the column at a place is a scoped table's column with this tenant's key, as far as places are known.
    pub(in crate::plan) fn is_tenant_key(&self, place: usize, tenant: TenancyNumber) -> bool {
        let named = |column: &OutputColumn| matches!(column, OutputColumn::Named { .. });
        self.0.iter().take(place).all(named)
            && matches!(
                self.0.get(place),
                Some(OutputColumn::Named {
                    owner: Some(owner),
                    ..
                }) if owner.tenant == tenant
            )
    }

    /// A column carries a tenant's key after a set operation if it does so in every branch.
    pub(super) fn merge(self, other: Self) -> Self {
        let all_named = |columns: &[OutputColumn]| {
            columns
                .iter()
                .all(|column| matches!(column, OutputColumn::Named { .. }))
        };
        if self.0.len() != other.0.len() || !all_named(&self.0) || !all_named(&other.0) {
            return Self::unknown();
        }
        let (left, right) = (Rc::unwrap_or_clone(self.0), other.0.iter().cloned());
        let both = left.into_iter().zip(right).map(|pair| match pair {
            (
                OutputColumn::Named {
                    name,
                    owner: Some(owner),
                },
                OutputColumn::Named {
                    owner: Some(other), ..
                },
            ) if owner.tenant == other.tenant => OutputColumn::Named {
                name,
                owner: Some(owner),
            },
            (OutputColumn::Named { name, .. }, _) => OutputColumn::Named { name, owner: None },
            (unknown, _) => unknown,
        });
        Self(Rc::new(both.collect()))
    }

    /// The columns under the names of an alias' list.
    pub(in crate::plan) fn renamed(mut self, alias: Option<&TableAlias>, dialect: Dialect) -> Self {
        let Some(alias) = alias.filter(|alias| !alias.columns.is_empty()) else {
            return self;
        };
        let unnamed = self.0.len().checked_sub(alias.columns.len());
        if unnamed.is_none_or(|unnamed| unnamed > MOST_UNNAMED)
            || !self
                .0
                .iter()
                .all(|column| matches!(column, OutputColumn::Named { .. }))
        {
            return Self::unknown();
        }
        for (column, definition) in Rc::make_mut(&mut self.0).iter_mut().zip(&alias.columns) {
            if let OutputColumn::Named { name, .. } = column {
                *name = Some(dialect.fold(&definition.name));
            }
        }
        self
    }
}

impl Planning<'_> {
    /// The output columns of a SELECT list, or of RETURNING.
    pub(in crate::plan) fn outputs(
        &self,
        items: &[SelectItem],
        relations: &[FromRelation],
    ) -> Result<Columns, TenancyError> {
        let mut columns = Vec::new();
        for item in items {
            if columns.len() > MOST_COLUMNS {
                break;
            }
            match item {
                SelectItem::UnnamedExpr(expr) => columns.push(OutputColumn::Named {
                    name: tree::column_name(expr).map(|ident| self.dialect.fold(ident)),
                    owner: self.owner_of(expr, relations),
                }),
                SelectItem::ExprWithAlias { expr, alias } => columns.push(OutputColumn::Named {
                    name: Some(self.dialect.fold(alias)),
                    owner: self.owner_of(expr, relations),
                }),
                SelectItem::Wildcard(_) => {
                    let all = relations
                        .iter()
                        .flat_map(|relation| relation.columns.iter());
                    columns.extend(all.take(MOST_COLUMNS + 1).cloned());
                }
                SelectItem::QualifiedWildcard(
                    SelectItemQualifiedWildcardKind::ObjectName(name),
                    _,
                ) => {
                    let qualifier = idents(name)
                        .ok()
                        .and_then(|parts| parts.last().map(|ident| self.dialect.fold(ident)));
                    match relations
                        .iter()
                        .find(|relation| Some(&relation.qualifier) == qualifier.as_ref())
                    {
                        Some(relation) => columns.extend(relation.columns.0.iter().cloned()),
                        None => columns.push(OutputColumn::Unknown),
                    }
                }
                SelectItem::QualifiedWildcard(..) | SelectItem::ExprWithAliases { .. } => {
                    columns.push(OutputColumn::Unknown)
                }
            }
        }
        Columns::of(columns)
    }

    /// Whose key an expression is, if it is a tenant column and nothing else.
    fn owner_of(&self, expr: &Expr, relations: &[FromRelation]) -> Option<GuardedBy> {
        match expr {
            Expr::CompoundIdentifier(parts) => {
                let [.., qualifier, column] = parts.as_slice() else {
                    return None;
                };
                let qualifier = self.dialect.fold(qualifier);
                let relation = relations
                    .iter()
                    .find(|relation| relation.qualifier == qualifier)?;
                self.tenant_column(&relation.columns, column)
            }
            Expr::Identifier(column) => {
                // Without a qualifier the column is known only where there is a single relation.
                let [relation] = relations else { return None };
                self.tenant_column(&relation.columns, column)
            }
            Expr::Nested(inner) => self.owner_of(inner, relations),
            _ => None,
        }
    }

    fn tenant_column(&self, columns: &Columns, column: &Ident) -> Option<GuardedBy> {
        let folded = Some(self.dialect.fold(column));
        let mut found = columns.iter().filter_map(|output| match output {
            OutputColumn::Named { name, owner } if *name == folded => Some(owner.clone()),
            OutputColumn::Table(id) | OutputColumn::Derived(id) => {
                let mut keys = self.keys_of(*id);
                let own = keys.find(|(_, key)| self.dialect.names(column, key))?;
                Some(Some(own.0))
            }
            _ => None,
        });
        match (found.next(), found.next()) {
            (Some(owner), None) => owner,
            _ => None,
        }
    }

    /// The columns of a table that carry tenants' keys.
    fn keys_of(&self, id: TableId) -> impl Iterator<Item = (GuardedBy, &str)> {
        let table = self.registry.table(id);
        table.tenant_columns().map(|(tenant, column)| {
            let entity = table.entity.clone();
            (GuardedBy { entity, tenant }, column)
        })
    }

    /// What the guard looks at in the statement's own result.
    pub(in crate::plan) fn guarded(&self, columns: &Columns) -> Vec<GuardedColumn> {
        let mut guarded = Vec::new();
        let mut index = Some(0);
        for column in columns.iter() {
            match column {
                OutputColumn::Named { name, owner } => {
                    if let (Some(index), Some(owner), Some(name)) = (index, owner, name) {
                        let position = Position::Index {
                            index,
                            name: name.clone(),
                        };
                        guarded.push(GuardedColumn {
                            position,
                            owner: owner.clone(),
                        });
                    }
                    index = index.map(|index| index + 1);
                }
                OutputColumn::Table(id) => {
                    let table = self.registry.table(*id);
                    for (owner, key) in self.keys_of(*id) {
                        let position = if columns.0.len() == 1 {
                            Position::Name(key.to_owned())
                        } else {
                            Position::Origin {
                                table: table.name.clone(),
                                column: key.to_owned(),
                            }
                        };
                        guarded.push(GuardedColumn { position, owner });
                    }
                    // The database alone knows how many columns a table has.
                    index = None;
                }
                OutputColumn::Derived(id) => {
                    let only = columns.0.len() == 1;
                    for (owner, key) in self.keys_of(*id).filter(|_| only) {
                        guarded.push(GuardedColumn {
                            position: Position::Name(key.to_owned()),
                            owner,
                        });
                    }
                    index = None;
                }
                OutputColumn::Unknown => index = None,
            }
        }
        guarded
    }
}
