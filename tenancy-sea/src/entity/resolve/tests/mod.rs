#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "tests stop at what they don't expect, and SeaORM's derives write `pub`"
)]

mod columns;
mod entities;
mod faults;
mod layered;
mod many;
mod one_table;
mod references;
mod secondary;
mod tenancies;
mod tenants;
mod whose;

use std::any::TypeId;

use sea_orm::DbBackend;

use self::entities::{
    account_member, blog, category, chapter, comment, country, member, page, post, vote,
};
use super::{ResolveOptions, resolve};
use crate::entity::table::{ColumnPair, Schema};
use crate::entity::{
    Declaration, DeclaredConnection, EntityDeclaration, Ownership, Registry, Table, TenancyNumber,
    TenantOwner,
};
use crate::error::BuildFault;

/// The entity as it is declared.
fn of<E: EntityDeclaration>() -> Schema {
    Schema::of::<E>()
}

/// The entity with another declaration.
fn with<E: EntityDeclaration>(declaration: Declaration) -> Schema {
    Schema {
        declaration,
        ..Schema::of::<E>()
    }
}

/// The entity with another owner.
fn owned<E: EntityDeclaration>(owner: TenantOwner) -> Schema {
    with::<E>(Declaration::new(Ownership::BelongsToTenant(vec![owner])))
}

/// The entity as a secondary of the parents to which the relations lead.
fn through<E: EntityDeclaration>(relations: &[&'static str]) -> Schema {
    with::<E>(Declaration::new(Ownership::BelongsToPrimaryModel {
        relations: relations.to_vec(),
    }))
}

fn global<E: EntityDeclaration>() -> Schema {
    with::<E>(Declaration::new(Ownership::Global { read_only: false }))
}

/// A sound set of entities, with every kind of ownership.
fn sound() -> Vec<Schema> {
    vec![
        of::<blog::Entity>(),
        of::<post::Entity>(),
        of::<comment::Entity>(),
        of::<vote::Entity>(),
        of::<category::Entity>(),
        of::<country::Entity>(),
        of::<member::Entity>(),
        of::<account_member::Entity>(),
        of::<chapter::Entity>(),
        of::<page::Entity>(),
    ]
}

fn options(backend: DbBackend) -> ResolveOptions {
    ResolveOptions {
        backend,
        support_returning: true,
        tenant_column: None,
    }
}

fn resolved(schemas: Vec<Schema>, options: &ResolveOptions) -> Result<Registry, Vec<BuildFault>> {
    resolve(schemas, TypeId::of::<blog::Entity>(), options)
}

fn registry(schemas: Vec<Schema>) -> Registry {
    resolved(schemas, &options(DbBackend::Sqlite)).unwrap()
}

/// Every fault as `module: what`.
fn faults(schemas: Vec<Schema>) -> Vec<String> {
    faults_for(schemas, &options(DbBackend::Sqlite))
}

fn faults_for(schemas: Vec<Schema>, options: &ResolveOptions) -> Vec<String> {
    let faults = match resolved(schemas, options) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let prefix = format!("{}::entities::", module_path!());
    faults
        .iter()
        .map(|fault| format!("{}: {}", fault.entity.replace(&prefix, ""), fault.fault))
        .collect()
}

/// The only fault.
fn fault(schemas: Vec<Schema>) -> String {
    let mut faults = faults(schemas);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

fn table<'r>(registry: &'r Registry, name: &str) -> &'r Table {
    match registry.named(name) {
        [id] => registry.table(*id),
        several => panic!("{name} names {several:?}"),
    }
}

/// The table of the tenants of the tenancy itself.
fn tenants(registry: &Registry) -> &Table {
    registry.table(registry.tenancies()[0].table)
}

/// The only tenant column.
fn tenant_column(table: &Table) -> &str {
    let columns: Vec<(TenancyNumber, &str)> = table.tenant_columns().collect();
    assert_eq!(columns.len(), 1, "{columns:?}");
    columns[0].1
}

fn pair(from: &str, to: &str) -> ColumnPair {
    ColumnPair {
        from: from.to_owned(),
        to: to.to_owned(),
    }
}
