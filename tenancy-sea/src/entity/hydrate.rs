use std::slice;
use std::sync::Arc;

use sea_orm::{EntityTrait, ModelTrait};
use tenancy_core::Context;

use super::{EntityDeclaration, TenantEntity};
use crate::error::TenancyError;

/// The relation from a row to its tenant, where it is a field of `ModelEx`.
///
/// `#[belongs_to_tenant]` implements it in the format of `#[sea_orm::model]`, for the `belongs_to` field that is marked
/// `#[tenant_relation]`, named by `relation = ".."`, whose key is the tenant column, or that is the only one. It is what
/// [`HydrateTenant`] fills.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no field for its tenant that `hydrate_tenant` could fill",
    label = "no `belongs_to` field that leads to the tenant",
    note = "it fills the `ModelEx` of an entity with `#[belongs_to_tenant]` and `#[sea_orm::model]`: mark the field of its relation to the tenant with `#[tenant_relation]`",
    note = "a `Model` has no relations: load with `Entity::load()`, or write `model.into_ex()`",
    note = "rows that belong to their tenant through a parent, or to many tenants, have no such field: load their relations with a query"
)]
pub trait TenantRelation: ModelTrait<Entity: EntityDeclaration> {
    /// The entity to which the relation leads.
    type Tenant: EntityTrait;

    /// Whether the relation leads from this row to that tenant. A row without a key leads to nobody.
    fn leads_to(&self, tenant: &<Self::Tenant as EntityTrait>::Model) -> bool;

    /// Whether something was loaded for the relation, be it that there is nothing.
    fn is_loaded(&self) -> bool;

    /// Puts a tenant into the field.
    fn load(&mut self, tenant: <Self::Tenant as EntityTrait>::Model);
}

/// Fills the tenant relation of loaded rows with the current tenant, without a query.
///
/// For a `ModelEx`, an `Option` or a `Vec` of it, as SeaORM's loader and nested saves return them, and in place for a
/// `&mut [ModelEx]`:
///
/// ```standalone_crate
/// # mod blog {
/// #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
/// #     #[tenant]
/// #     #[sea_orm::model]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "blog")]
/// #     pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub name: String }
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// # mod post {
/// #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
/// #     #[belongs_to_tenant]
/// #     #[sea_orm::model]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "post")]
/// #     pub struct Model {
/// #         #[sea_orm(primary_key)] pub id: i32,
/// #         pub blog_id: i32,
/// #         #[tenant_relation]
/// #         #[sea_orm(belongs_to, from = "blog_id", to = "id")]
/// #         pub blog: BelongsTo<super::blog::Entity>,
/// #     }
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// use tenancy_sea::Context;
/// use tenancy_sea::prelude::*;
/// # use tenancy_sea::sea_orm::{self, ConnectionTrait, Database, DbErr};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let database = Database::connect("sqlite::memory:").await?;
/// # let schema = database.get_schema_builder().register(blog::Entity).register(post::Entity);
/// # schema.apply(&database).await?;
/// # database.execute_unprepared("INSERT INTO blog (id, name) VALUES (1, 'Acme')").await?;
/// # database.execute_unprepared("INSERT INTO post (id, blog_id) VALUES (1, 1)").await?;
/// # let tenancy = Tenancy::<blog::Entity>::builder(database).build().await?;
/// # let acme = blog::Model { id: 1, name: "Acme".into() };
/// let db = tenancy.connection();
/// let posts = tenancy.run(&acme, async {
///     let posts = post::Entity::load().all(&db).await?;
///     posts.hydrate_tenant(&Context::current())
/// });
/// assert_eq!(posts.await?[0].blog.as_ref().unwrap().name, "Acme");
/// # Ok(()) }
/// ```
///
/// A connection that is bound to a tenant needs no context; then say the tenant:
/// `tenancy.context(&acme)?`.
///
/// Only a row whose key is the current tenant's is filled: a shared row, and a row of another tenant that was read past
/// the restrictions, stay as they are, and so does a relation that was loaded before. The tenant is a copy of the model
/// with which the context was entered; its own relations are not loaded.
///
/// After Sprout's tenant hydration, which does the same when a model is read; SeaORM has no hook there, so it is a call.
pub trait HydrateTenant<M>: Sized {
    /// These rows with their tenant loaded, where it is the current one.
    ///
    /// # Errors
    ///
    /// Also where there is no row to fill, so that a missing tenant is noticed before the first row is there:
    ///
    /// - [`NoTenant`](TenancyError::NoTenant) where the context has no tenant: enter one with
    ///   [`run`](crate::Tenancy::run).
    /// - [`NoTenantModel`](TenancyError::NoTenantModel) where the context knows the tenant by its key alone: enter it with
    ///   the tenant's model.
    // The bound is the method's own: an error then says what the row lacks, and not what all that could hold it lack.
    fn hydrate_tenant(self, context: &Context) -> Result<Self, TenancyError>
    where
        M: TenantRelation<Tenant: TenantEntity>;
}

impl<M: TenantRelation> HydrateTenant<M> for M {
    fn hydrate_tenant(mut self, context: &Context) -> Result<Self, TenancyError>
    where
        M: TenantRelation<Tenant: TenantEntity>,
    {
        hydrate(slice::from_mut(&mut self), context)?;
        Ok(self)
    }
}

impl<M> HydrateTenant<M> for Option<M> {
    fn hydrate_tenant(mut self, context: &Context) -> Result<Self, TenancyError>
    where
        M: TenantRelation<Tenant: TenantEntity>,
    {
        hydrate(self.as_mut_slice(), context)?;
        Ok(self)
    }
}

impl<M> HydrateTenant<M> for Vec<M> {
    fn hydrate_tenant(mut self, context: &Context) -> Result<Self, TenancyError>
    where
        M: TenantRelation<Tenant: TenantEntity>,
    {
        hydrate(self.as_mut_slice(), context)?;
        Ok(self)
    }
}

impl<M> HydrateTenant<M> for &mut [M] {
    fn hydrate_tenant(self, context: &Context) -> Result<Self, TenancyError>
    where
        M: TenantRelation<Tenant: TenantEntity>,
    {
        hydrate(self, context)?;
        Ok(self)
    }
}

fn hydrate<M>(rows: &mut [M], context: &Context) -> Result<(), TenancyError>
where
    M: TenantRelation<Tenant: TenantEntity>,
{
    let tenant = context.tenant_of(M::Tenant::tenancy_id());
    let tenant = tenant.ok_or_else(|| TenancyError::NoTenant {
        entity: M::Entity::MODULE_PATH.to_owned(),
    })?;
    let tenant: Arc<<M::Tenant as EntityTrait>::Model> =
        tenant.model().ok_or_else(|| TenancyError::NoTenantModel {
            entity: M::Tenant::MODULE_PATH.to_owned(),
        })?;
    for row in rows {
        // It is the two rows that say whether the relation leads there, not the context's key: the field never holds a
        // tenant that a query would not have found.
        if !row.is_loaded() && row.leads_to(&tenant) {
            row.load((*tenant).clone());
        }
    }
    Ok(())
}
