use std::any::TypeId;

use sea_orm::EntityTrait;

use super::table::Schema;

/// What an entity says about its rows. The attributes implement it; by hand it looks like this:
///
/// ```
/// use tenancy_sea::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};
/// # mod post {
/// #     use tenancy_sea::sea_orm::{self, entity::prelude::*};
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "post")]
/// #     pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub blog_id: i32 }
/// #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
/// #     pub enum Relation {}
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
///
/// impl EntityDeclaration for post::Entity {
///     const MODULE_PATH: &'static str = module_path!();
///
///     fn declaration() -> Declaration {
///         Declaration::new(Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")]))
///     }
/// }
/// # fn main() {}
/// ```
pub trait EntityDeclaration: EntityTrait {
    /// Where the entity stands, for messages and for `builder().entities("my_crate::*")`.
    const MODULE_PATH: &'static str;

    /// Who owns the entity's rows.
    fn declaration() -> Declaration;
}

/// What an entity's attributes say, before names are resolved against SeaORM's own definitions.
#[derive(Clone, Debug)]
pub struct Declaration {
    pub(crate) ownership: Ownership,
    pub(crate) connection: DeclaredConnection,
    pub(crate) unchecked: Vec<&'static str>,
}

impl Declaration {
    /// A declaration with the given owner.
    #[must_use]
    pub fn new(ownership: Ownership) -> Self {
        Self {
            ownership,
            connection: DeclaredConnection::Default,
            unchecked: Vec::new(),
        }
    }

    /// The connection to which the entity is pinned.
    #[must_use]
    pub fn connection(mut self, connection: DeclaredConnection) -> Self {
        self.connection = connection;
        self
    }

    /// Leaves a relation's keys unchecked: a composite foreign key in the database does it.
    #[must_use]
    pub fn unchecked(mut self, relation: &'static str) -> Self {
        self.unchecked.push(relation);
        self
    }
}

/// Who owns the rows of an entity. Columns are named by the database's name or by the field's,
/// relations by the `Relation` variant or by the field's name.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Ownership {
    /// The entity is the tenant.
    Tenant {
        /// The key column; the primary key where nothing is said.
        key: Option<&'static str>,
        /// The tenants of other tenancies to which tenants belong.
        belongs_to: Vec<TenantOwner>,
    },
    /// The entity carries the tenant's key, once a tenancy.
    BelongsToTenant(Vec<TenantOwner>),
    /// The entity is linked to tenants through a pivot table.
    BelongsToManyTenants {
        /// The pivot's table, where no `via` relation says it.
        via: Option<&'static str>,
        /// The relation that leads to the tenant, where it is marked.
        relation: Option<&'static str>,
        /// Rows without any link are shared.
        optional: bool,
        /// Tenants may write shared rows and rows that other tenants see as well.
        shared_writes: bool,
    },
    /// The entity belongs to a tenant through its parents.
    BelongsToPrimaryModel {
        /// The relations that lead to the parents.
        relations: Vec<&'static str>,
    },
    /// The entity belongs to nobody.
    Global {
        /// Tenants may not write it.
        read_only: bool,
    },
}

/// How an entity carries a tenant's key.
#[derive(Clone, Debug, Default)]
pub struct TenantOwner {
    pub(crate) tenancy: Option<TypeId>,
    pub(crate) column: Option<&'static str>,
    pub(crate) relation: Option<&'static str>,
    pub(crate) optional: bool,
    pub(crate) shared_writes: bool,
}

impl TenantOwner {
    /// An owner of whom nothing is said yet: the tenant column is looked for.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The tenancy, by its tenant entity, where there are several.
    #[must_use]
    pub fn tenancy<T: EntityTrait>(mut self) -> Self {
        self.tenancy = Some(TypeId::of::<T>());
        self
    }

    /// The tenant column.
    #[must_use]
    pub fn column(mut self, column: &'static str) -> Self {
        self.column = Some(column);
        self
    }

    /// The relation whose key is the tenant column.
    #[must_use]
    pub fn relation(mut self, relation: &'static str) -> Self {
        self.relation = Some(relation);
        self
    }

    /// Rows may belong to no tenant and are then shared: read by all, written by nobody.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Tenants may write shared rows.
    #[must_use]
    pub fn shared_writes(mut self) -> Self {
        self.shared_writes = true;
        self
    }
}

/// The connection to which an entity is pinned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeclaredConnection {
    /// The context's own.
    #[default]
    Default,
    /// The central database, whatever the context.
    Central,
    /// The tenant's database.
    Tenant,
}

/// An entity's entry in the link-time list.
#[derive(Clone, Copy, Debug)]
pub struct Registration {
    /// Where the entity stands.
    pub module_path: &'static str,
    pub(crate) entity: EntityType,
    pub(crate) schema: fn() -> Schema,
}

impl Registration {
    /// The entry of an entity.
    #[must_use]
    pub const fn of<E: EntityDeclaration>() -> Self {
        Self {
            module_path: E::MODULE_PATH,
            entity: TypeId::of::<E>,
            schema: Schema::of::<E>,
        }
    }
}

type EntityType = fn() -> TypeId;

inventory::collect!(Registration);
