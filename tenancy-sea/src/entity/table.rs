use std::any::TypeId;

use sea_orm::sea_query::{Alias, ColumnType, IntoIden, IntoTableRef, TableRef};
use sea_orm::{
    ColumnTrait, EntityTrait, IdenStatic, Identity, Iterable, PrimaryKeyToColumn, PrimaryKeyTrait,
    RelationDef, RelationTrait,
};
use tenancy_core::TenancyId;

use super::declaration::{Declaration, EntityDeclaration};
use super::family::Family;
use super::key::KeyFamily;
use super::registry::TableId;
use super::tenancies::TenancyNumber;
use crate::error::TenancyError;

/// An entity as SeaORM describes it, next to what its attributes say: the input of
/// [`resolve`](super::resolve()).
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) module_path: &'static str,
    pub(crate) entity: TypeId,
    /// The tenancy whose tenants are its rows, if it is a tenant entity.
    pub(crate) tenancy: TenancyId,
    pub(crate) schema: Option<String>,
    pub(crate) table: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) primary_key: Vec<String>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) declaration: Declaration,
}

/// A column by the database's name.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// The variant of SeaORM's `Column`, which carries the field's name.
    pub(crate) variant: String,
    pub(crate) family: KeyFamily,
    /// What its values compare with, whether they are keys or not.
    pub(crate) compares: Option<Family>,
    /// Its values are integers or decimals.
    pub(crate) exact: bool,
    pub(crate) nullable: bool,
    /// No two rows have the same value.
    pub(crate) unique: bool,
    pub(crate) auto_increment: bool,
}

/// A relation by the names of the tables and columns at its two ends.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    pub(crate) variant: String,
    /// This end holds the key (SeaORM's `belongs_to`).
    pub(crate) holds_key: bool,
    pub(crate) target_schema: Option<String>,
    pub(crate) target_table: String,
    pub(crate) columns: Vec<ColumnPair>,
    /// It holds only where a condition does (SeaORM's `on_condition`).
    pub(crate) conditional: bool,
}

/// A column here and the column it equals there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnPair {
    pub(crate) from: String,
    pub(crate) to: String,
}

/// A declared table with every name resolved: what the planner knows.
#[derive(Debug)]
pub(crate) struct Table {
    /// The entity's module path, for messages.
    pub(crate) entity: String,
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) primary_key: Vec<String>,
    pub(crate) scope: Scope,
    pub(crate) references: Vec<Reference>,
}

/// How the rows of a table that a tenant sees are told from the others.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    /// Nobody's rows.
    Global { read_only: bool },
    /// The tenant table: its own row. Tenants may belong to those of other tenancies, as a workspace does to its
    /// organisation.
    Tenant {
        tenant: TenancyNumber,
        key: String,
        owners: Vec<Owner>,
    },
    /// The tenant's key is in the row; that of each, where it belongs to tenants of several tenancies.
    Direct { owners: Vec<Owner> },
    /// A pivot table links rows and tenants.
    Many {
        pivot: Pivot,
        optional: bool,
        shared_writes: bool,
    },
    /// A parent's row decides. Every parent that is set must be visible, and one must be set.
    Secondary { parents: Vec<Parent> },
    /// Rows of tenants of other tenancies, of which none is current.
    OtherTenancy,
}

/// A column that holds a tenant's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) tenant: TenancyNumber,
    pub(crate) column: String,
    pub(crate) optional: bool,
    pub(crate) shared_writes: bool,
    /// Whose a row is that has none of these tenants.
    pub(crate) shared: SharedRows,
    /// An INSERT must bring the tenant's key itself: it is part of the primary key, by which SeaORM
    /// looks the row up again where the database has no RETURNING. A key that SeaORM doesn't know
    /// makes it fail after the insert.
    pub(crate) required: bool,
}

/// Whose a row is that is shared among the tenants of a tenancy. What all workspaces of an organisation share is no other
/// organisation's, and without a current organisation nothing tells the two apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SharedRows {
    Everybodys,
    /// Somebody's, if one of these columns is set: they hold the keys of tenants of whom none is current.
    Unless {
        columns: Vec<String>,
    },
    /// Somebody's in any case, of whom none is current.
    Others,
}

/// The pivot table between a many-to-many entity and its tenants.
#[derive(Clone, Debug)]
pub(crate) struct Pivot {
    pub(crate) table: TableId,
    pub(crate) tenant: TenancyNumber,
    /// Columns of the entity (`from`) and the pivot's columns that equal them (`to`).
    pub(crate) row: Vec<ColumnPair>,
    /// The pivot's column with the tenant's key.
    pub(crate) tenant_column: String,
}

/// A parent through which a secondary table belongs to its tenant.
#[derive(Clone, Debug)]
pub(crate) struct Parent {
    pub(crate) relation: String,
    pub(crate) table: TableId,
    pub(crate) columns: Vec<ColumnPair>,
    /// The key may be NULL. With a single parent, such a row belongs to nobody.
    pub(crate) nullable: bool,
}

/// A key that points to a tenant-owned table and must stay within the tenant.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) relation: String,
    pub(crate) table: TableId,
    pub(crate) columns: Vec<ColumnPair>,
    /// The relation decides ownership: it must be set and point to an own row, not a shared one.
    pub(crate) ownership: bool,
    /// It links rows to the tenant that are everybody's where no link is: only rows that are linked already.
    pub(crate) links: bool,
    /// It is the key of a tenant of this tenancy. Where one is current, its value is known, and looked up only if tenants
    /// of that tenancy belong to others themselves.
    pub(crate) owner: Option<TenancyNumber>,
}

impl Table {
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The references that decide whose a row is.
    pub(crate) fn owners(&self) -> impl Iterator<Item = &Reference> {
        self.references
            .iter()
            .filter(|reference| reference.ownership)
    }

    pub(crate) fn table_ref(&self) -> TableRef {
        let name = Alias::new(&self.name).into_iden();
        match &self.schema {
            Some(schema) => (Alias::new(schema).into_iden(), name).into_table_ref(),
            None => name.into_table_ref(),
        }
    }

    /// There is no tenant to whom its rows could belong.
    pub(crate) fn no_tenant(&self) -> TenancyError {
        TenancyError::NoTenant {
            entity: self.entity.clone(),
        }
    }

    /// Whether rows of the table belong to tenants in any way; the tenants' own table included.
    pub(crate) fn is_tenant_owned(&self) -> bool {
        !matches!(self.scope, Scope::Global { .. })
    }

    /// Whether a tenant may give a row to everybody by this tenant column.
    pub(crate) fn may_be_shared(&self, column: &str) -> bool {
        let (Scope::Direct { owners } | Scope::Tenant { owners, .. }) = &self.scope else {
            return false;
        };
        let mut owners = owners.iter().filter(|owner| owner.column == column);
        owners.any(|owner| owner.optional && owner.shared_writes)
    }

    /// The columns that hold tenants' keys in the row itself, one a tenancy.
    pub(crate) fn tenant_columns(&self) -> impl Iterator<Item = (TenancyNumber, &str)> {
        let (key, owners) = match &self.scope {
            Scope::Direct { owners } => (None, owners.as_slice()),
            Scope::Tenant {
                tenant,
                key,
                owners,
            } => (Some((*tenant, key.as_str())), owners.as_slice()),
            Scope::Global { .. }
            | Scope::Many { .. }
            | Scope::Secondary { .. }
            | Scope::OtherTenancy => (None, &[][..]),
        };
        let owners = owners
            .iter()
            .map(|owner| (owner.tenant, owner.column.as_str()));
        key.into_iter().chain(owners)
    }
}

impl Schema {
    pub(crate) fn of<E: EntityDeclaration>() -> Self {
        let entity = E::default();
        let own = table_name(&entity.table_ref());
        Self {
            module_path: E::MODULE_PATH,
            entity: TypeId::of::<E>(),
            tenancy: TenancyId::of::<E>(entity.table_name()),
            schema: entity.schema_name().map(str::to_owned),
            table: entity.table_name().to_owned(),
            columns: columns::<E>(),
            primary_key: E::PrimaryKey::iter()
                .map(|key| key.into_column().as_str().to_owned())
                .collect(),
            relations: E::Relation::iter()
                .map(|relation| (relation.name(), relation.def()))
                // A variant may lend another entity's relation; its columns are not this table's.
                .filter(|(_, definition)| table_name(&definition.from_tbl) == own)
                .map(|(variant, definition)| Relation::of(variant, &definition))
                .collect(),
            declaration: E::declaration(),
        }
    }
}

fn columns<E: EntityTrait>() -> Vec<Column> {
    let auto_increment = E::PrimaryKey::auto_increment();
    let is_key = |name: &str| E::PrimaryKey::iter().any(|key| key.into_column().as_str() == name);
    E::Column::iter()
        .map(|column| {
            let definition = column.def();
            Column {
                name: column.as_str().to_owned(),
                variant: format!("{column:?}"),
                family: KeyFamily::of(definition.get_column_type()),
                compares: Family::of(definition.get_column_type()),
                exact: is_exact(definition.get_column_type()),
                nullable: definition.is_null(),
                unique: definition.is_unique(),
                auto_increment: auto_increment && is_key(column.as_str()),
            }
        })
        .collect()
}

impl Relation {
    fn of(variant: String, definition: &RelationDef) -> Self {
        let (target_schema, target_table) = table_name(&definition.to_tbl);
        Self {
            variant,
            // SeaORM's `is_owner` is false for `belongs_to` and true for `has_one` and `has_many`.
            holds_key: !definition.is_owner,
            target_schema,
            target_table,
            columns: pairs(&definition.from_col, &definition.to_col),
            conditional: definition.on_condition.is_some(),
        }
    }
}

/// The columns at both ends; none where their number differs, which [`resolve`](super::resolve())
/// reports.
fn pairs(from: &Identity, to: &Identity) -> Vec<ColumnPair> {
    if from.arity() != to.arity() {
        return Vec::new();
    }
    from.iter()
        .zip(to.iter())
        .map(|(from, to)| ColumnPair {
            from: from.to_string(),
            to: to.to_string(),
        })
        .collect()
}

fn table_name(table: &TableRef) -> (Option<String>, String) {
    match table {
        TableRef::Table(name, _) => (
            name.0.as_ref().map(|schema| schema.1.to_string()),
            name.1.to_string(),
        ),
        _ => (None, String::new()),
    }
}

fn is_exact(column: &ColumnType) -> bool {
    matches!(KeyFamily::of(column), KeyFamily::Integer(_))
        || matches!(column, ColumnType::Decimal(_))
}
