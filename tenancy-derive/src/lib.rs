//! The attributes of `tenancy-sea`.
//!
//! **Depend on [`tenancy-sea`](https://docs.rs/tenancy-sea)**: it re-exports these attributes, and what they generate
//! names its items. This crate has no use by itself.
//!
//! Each attribute stands on an entity's `pub struct Model`, above or below `#[sea_orm::model]`, above or below the
//! derive, in any order; the entity may be written in any of SeaORM's formats. The first attribute to run takes its
//! siblings and the markers on the fields with it:
//!
//! ```text
//! tokens -> parse (what is written) -> validate (what is meant; every mistake) -> expand (can't fail)
//! ```
//!
//! Options that every attribute takes: `crate = "path"`, where `tenancy_sea` goes by another name.

mod errors;
mod expand;
mod parse;
mod suggest;
mod symbol;
#[cfg(test)]
mod tests;
mod validate;

use proc_macro::TokenStream;
use proc_macro2::Span;

use self::errors::Errors;
use self::parse::{Found, Parsed};
use self::symbol::ItemAttribute;

/// The entity's rows are the tenants.
///
/// Implements `TenantEntity` for the entity and `Tenant` for its model, and lets a model or a reference to it name
/// the tenant in `tenancy.for_tenant(&acme)`.
///
/// ```text
/// #[tenant]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "blog")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     #[tenant_identifier]
///     #[sea_orm(unique)]
///     pub slug: String,
///     #[tenant_resource_key]
///     pub resource_key: Uuid,
/// }
/// ```
///
/// Fields are marked with
/// - `#[tenant_key]`: the column that the tenant's rows carry; without a mark the primary key. An integer of any
///   width, a string, a UUID, bytes, or a newtype of one of them.
/// - `#[tenant_identifier]`: how a request names the tenant; without a mark the key as text.
/// - `#[tenant_resource_key]`: how files name the tenant; implements `TenantWithResources`.
///
/// The example is run as a test of the workspace (`tests/ui/pass`): this crate can't depend on SeaORM.
#[proc_macro_attribute]
pub fn tenant(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::Tenant, options, item)
}

/// Each row belongs to one tenant, whose key it carries.
///
/// ```text
/// #[belongs_to_tenant]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "post")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     pub blog_id: i32,
///     #[tenant_relation]
///     #[sea_orm(belongs_to, from = "blog_id", to = "id")]
///     pub blog: BelongsTo<super::blog::Entity>,
/// }
/// ```
///
/// The tenant column, first that applies:
/// - `#[belongs_to_tenant(column = "org_id")]`
/// - `#[belongs_to_tenant(relation = "Organisation")]`, by the relation's field or its `Relation` variant, or the
///   relation or the column with the mark `#[tenant_relation]`
/// - the builder's default, `tenant_id`, or the only relation that leads to the tenant entity: found by `build()`
///
/// Where the relation is a field, it implements `TenantRelation` for `ModelEx`, so that `posts.hydrate_tenant(&context)?`
/// fills it. Of several relations the field must be told by one of the first two, or by a column `tenant_id`.
///
/// Other options: `unchecked = "author"` leaves a reference to a composite foreign key of the database;
/// `tenancy = "super::organisation::Entity"` names the tenant entity where there are several, and the relation doesn't say it.
///
/// An entity that belongs to tenants of several tenancies has the attribute once for each. A row is then seen and touched
/// only where it is *every* current tenant's. On a tenant entity, beside `#[tenant]`, the attribute makes its tenants those
/// of another tenancy: the workspaces of an organisation.
///
/// ```text
/// #[belongs_to_tenant(tenancy = "super::organisation::Entity")]
/// #[belongs_to_tenant(tenancy = "super::workspace::Entity")]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "document")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     pub organisation_id: i32,
///     pub workspace_id: i32,
///     #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
///     pub organisation: BelongsTo<super::organisation::Entity>,
///     #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
///     pub workspace: BelongsTo<super::workspace::Entity>,
/// }
/// ```
#[proc_macro_attribute]
pub fn belongs_to_tenant(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::BelongsToTenant, options, item)
}

/// Each row is linked to tenants through a pivot table.
///
/// ```text
/// #[belongs_to_many_tenants]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "member")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     #[tenant_relation]
///     #[sea_orm(has_many, via = "account_member")]
///     pub accounts: HasMany<super::account::Entity>,
/// }
/// ```
///
/// `via = "account_member"` names the pivot's table where no relation does, `relation = "accounts"` the relation where
/// none is marked.
#[proc_macro_attribute]
pub fn belongs_to_many_tenants(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::BelongsToManyTenants, options, item)
}

/// Each row belongs to the tenant of its parent.
///
/// ```text
/// #[belongs_to_primary_model("post")]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "comment")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     pub post_id: i32,
///     #[sea_orm(belongs_to, from = "post_id", to = "id")]
///     pub post: BelongsTo<super::post::Entity>,
/// }
/// ```
///
/// The parent is named by the relation's field or by its `Relation` variant. With several names every parent that is
/// set must be the tenant's own, and one must be set.
#[proc_macro_attribute]
pub fn belongs_to_primary_model(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::BelongsToPrimaryModel, options, item)
}

/// Rows may belong to no tenant and are then shared: read by all, written by nobody.
///
/// ```text
/// #[belongs_to_tenant]
/// #[optional_tenant]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "category")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     pub tenant_id: Option<i32>,
/// }
/// ```
///
/// `#[optional_tenant(shared_writes)]` lets tenants write the shared rows. Where an entity belongs to tenants of several
/// tenancies, `tenancy = "super::workspace::Entity"` says of which a row may have none: a template of the organisation that
/// is shared by its workspaces.
#[proc_macro_attribute]
pub fn optional_tenant(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::OptionalTenant, options, item)
}

/// The rows belong to nobody: every tenant reads them all.
///
/// ```text
/// #[global_model]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "country")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     pub name: String,
/// }
/// ```
///
/// `#[global_model(read_only)]` forbids tenants to write them.
#[proc_macro_attribute]
pub fn global_model(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::GlobalModel, options, item)
}

/// The table is in the central database, whatever the context.
///
/// Alone it also says that the rows belong to nobody, as `#[global_model]` does.
///
/// ```text
/// #[central_connection]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "plan")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
/// }
/// ```
#[proc_macro_attribute]
pub fn central_connection(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::CentralConnection, options, item)
}

/// The table is in the tenant's database; in the central context it is refused.
///
/// ```text
/// #[belongs_to_tenant]
/// #[tenant_connection]
/// #[sea_orm::model]
/// #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #[sea_orm(table_name = "invoice")]
/// pub struct Model {
///     #[sea_orm(primary_key)]
///     pub id: i32,
///     pub tenant_id: i32,
/// }
/// ```
#[proc_macro_attribute]
pub fn tenant_connection(options: TokenStream, item: TokenStream) -> TokenStream {
    run(ItemAttribute::TenantConnection, options, item)
}

fn run(name: ItemAttribute, options: TokenStream, item: TokenStream) -> TokenStream {
    attribute(name, options.into(), item.into()).into()
}

/// An attribute as a plain function. The item is emitted whatever happens.
fn attribute(
    name: ItemAttribute,
    options: proc_macro2::TokenStream,
    item: proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    let mut errors = Errors::default();
    let Parsed {
        attributes,
        found,
        item,
    } = parse::parse(name, options, item, Span::call_site(), &mut errors);
    let declared = match &found {
        Found::Entity(entity) => validate::validate(&attributes, entity, &mut errors),
        Found::OtherHalf | Found::Nothing => None,
    };
    let generated = match declared {
        Some(declared) if errors.is_empty() => expand::expand(&declared),
        _ => errors.into_compile_errors(),
    };
    quote::quote!(#item #generated)
}
