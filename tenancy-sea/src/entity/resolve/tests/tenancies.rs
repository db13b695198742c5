//! Several tenancies in one set of entities.

use sea_orm::DbBackend;

use super::layered::*;
use super::{
    BuildFault, Declaration, Ownership, Registry, Schema, TenancyNumber, TenantOwner, TypeId,
    entities, fault, of, options, owned, resolve, table, with,
};
use crate::entity::{Scope, Tenancies};

const WORKSPACE: TenancyNumber = TenancyNumber(0);
const ORGANISATION: TenancyNumber = TenancyNumber(1);

fn layered() -> Vec<Schema> {
    vec![
        of::<organisation::Entity>(),
        of::<workspace::Entity>(),
        of::<document::Entity>(),
        of::<task::Entity>(),
        of::<invoice::Entity>(),
        of::<comment::Entity>(),
        of::<subtask::Entity>(),
        of::<country::Entity>(),
    ]
}

fn of_workspaces(schemas: Vec<Schema>) -> Result<Registry, Vec<BuildFault>> {
    let own = TypeId::of::<workspace::Entity>();
    resolve(schemas, own, &options(DbBackend::Sqlite))
}

fn while_current(current: &[TenancyNumber]) -> Registry {
    let current = current
        .iter()
        .fold(Tenancies::default(), |all, one| all.with(*one));
    of_workspaces(layered()).unwrap().while_current(current)
}

fn layered_fault(schemas: Vec<Schema>) -> String {
    let faults = of_workspaces(schemas).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults[0].fault.clone()
}

/// A table's scope as `column = number of the tenant`.
fn scope(registry: &Registry, name: &str) -> String {
    let table = table(registry, name);
    match &table.scope {
        Scope::Global { .. } => "everybody's".to_owned(),
        Scope::Secondary { parents } => format!("through {}", parents[0].relation),
        Scope::Many { .. } => "linked".to_owned(),
        Scope::OtherTenancy => "another tenancy's".to_owned(),
        Scope::Tenant { .. } | Scope::Direct { .. } => {
            let columns = table.tenant_columns();
            let columns =
                columns.map(|(TenancyNumber(number), column)| format!("{column} = {number}"));
            columns.collect::<Vec<_>>().join(" and ")
        }
    }
}

fn scopes(current: &[TenancyNumber]) -> Vec<String> {
    let registry = while_current(current);
    let names = [
        "organisation",
        "workspace",
        "document",
        "task",
        "invoice",
        "comment",
        "subtask",
        "country",
    ];
    names
        .map(|name| format!("{name}: {}", scope(&registry, name)))
        .to_vec()
}

#[test]
fn rows_are_those_of_every_current_tenant() {
    insta::assert_debug_snapshot!(scopes(&[WORKSPACE, ORGANISATION]), @r#"
    [
        "organisation: id = 1",
        "workspace: id = 0 and organisation_id = 1",
        "document: organisation_id = 1 and workspace_id = 0",
        "task: workspace_id = 0",
        "invoice: tenant_id = 1",
        "comment: through Document",
        "subtask: through Task",
        "country: everybody's",
    ]
    "#);
}

#[test]
fn what_has_no_current_tenant_belongs_elsewhere() {
    insta::assert_debug_snapshot!(scopes(&[ORGANISATION]), @r#"
    [
        "organisation: id = 1",
        "workspace: organisation_id = 1",
        "document: organisation_id = 1",
        "task: another tenancy's",
        "invoice: tenant_id = 1",
        "comment: through Document",
        "subtask: another tenancy's",
        "country: everybody's",
    ]
    "#);
    insta::assert_debug_snapshot!(scopes(&[WORKSPACE]), @r#"
    [
        "organisation: another tenancy's",
        "workspace: id = 0",
        "document: workspace_id = 0",
        "task: workspace_id = 0",
        "invoice: another tenancy's",
        "comment: through Document",
        "subtask: through Task",
        "country: everybody's",
    ]
    "#);
}

/// The keys that are looked up when a row of a table is written.
fn looked_up(current: &[TenancyNumber], name: &str) -> Vec<String> {
    let registry = while_current(current);
    let references = table(&registry, name).references.iter();
    let columns = references.map(|reference| {
        format!(
            "{} -> {}",
            reference.columns[0].from,
            registry.table(reference.table).name
        )
    });
    columns.collect()
}

/// A workspace that is current may still be another organisation's; an organisation that is current is nobody's.
#[test]
fn keys_of_tenants_are_looked_up_where_their_value_says_too_little() {
    let both = [WORKSPACE, ORGANISATION];
    assert_eq!(looked_up(&both, "document"), ["workspace_id -> workspace"]);
    assert_eq!(
        looked_up(&[ORGANISATION], "document"),
        ["workspace_id -> workspace"]
    );
    assert_eq!(
        looked_up(&[WORKSPACE], "document"),
        ["organisation_id -> organisation"]
    );
    assert_eq!(looked_up(&both, "workspace"), [""; 0]);
    assert_eq!(
        looked_up(&[WORKSPACE], "workspace"),
        ["organisation_id -> organisation"]
    );
    assert_eq!(looked_up(&[ORGANISATION], "invoice"), ["task_id -> task"]);
    assert_eq!(
        looked_up(&[WORKSPACE], "invoice"),
        ["task_id -> task", "tenant_id -> organisation"]
    );
}

#[test]
fn the_tenancy_that_is_built_comes_first() {
    let registry = of_workspaces(layered()).unwrap();
    let names = registry.tenancies().iter().map(|tenancy| tenancy.id.name());
    assert_eq!(names.collect::<Vec<_>>(), ["workspace", "organisation"]);
}

#[test]
fn one_of_several_tenancies_has_to_be_told() {
    let mut schemas = layered();
    schemas.push(owned::<entities::note::Entity>(
        TenantOwner::new().column("blog_id"),
    ));
    insta::assert_snapshot!(layered_fault(schemas), @r#"doesn't say to which tenancy's tenants it belongs: name their entity in `#[belongs_to_tenant(tenancy = "..")]` (the tenants are `workspace`, `organisation`)"#);
}

#[test]
fn an_owner_of_an_unknown_tenancy_is_refused() {
    let unknown = TenantOwner::new().tenancy::<entities::blog::Entity>();
    let mut schemas = layered();
    schemas.push(owned::<entities::note::Entity>(unknown.column("blog_id")));
    insta::assert_snapshot!(layered_fault(schemas), @"belongs to tenants of a tenancy whose tenant entity is not among the declared entities: register it with `.entity::<..>()` where it isn't linked in");
    let alone = vec![
        of::<entities::blog::Entity>(),
        owned::<entities::category::Entity>(TenantOwner::new().tenancy::<organisation::Entity>()),
    ];
    insta::assert_snapshot!(fault(alone), @"category: belongs to tenants of a tenancy whose tenant entity is not among the declared entities: register it with `.entity::<..>()` where it isn't linked in");
}

#[test]
fn a_tenant_belongs_to_no_other_of_its_tenancy() {
    let own = vec![
        TenantOwner::new()
            .tenancy::<workspace::Entity>()
            .column("organisation_id"),
    ];
    let workspace = with::<workspace::Entity>(Declaration::new(Ownership::Tenant {
        key: None,
        belongs_to: own,
    }));
    insta::assert_snapshot!(layered_fault(vec![of::<organisation::Entity>(), workspace]), @r#"is a tenant and belongs to tenants of its own tenancy: a tenant's row is its own, so name another tenancy in `#[belongs_to_tenant(tenancy = "..")]`, or take the attribute away"#);
}

#[test]
fn two_tenancies_have_two_columns() {
    let owners = |column| {
        vec![
            TenantOwner::new()
                .tenancy::<organisation::Entity>()
                .column("tenant_id"),
            TenantOwner::new()
                .tenancy::<workspace::Entity>()
                .column(column),
        ]
    };
    let invoice = |column| {
        with::<invoice::Entity>(Declaration::new(Ownership::BelongsToTenant(owners(column))))
    };
    let set = |column| {
        vec![
            of::<organisation::Entity>(),
            of::<workspace::Entity>(),
            of::<task::Entity>(),
            invoice(column),
        ]
    };
    insta::assert_snapshot!(layered_fault(set("tenant_id")), @"holds the keys of two tenancies' tenants in column `tenant_id`: give each a column of its own");
    let registry = of_workspaces(set("task_id"));
    assert!(registry.is_ok(), "{registry:?}");
}

#[test]
fn said_twice_of_one_tenancy_is_once_too_often() {
    let owner = || TenantOwner::new().tenancy::<workspace::Entity>();
    let task = with::<task::Entity>(Declaration::new(Ownership::BelongsToTenant(vec![
        owner(),
        owner(),
    ])));
    let set = vec![
        of::<organisation::Entity>(),
        of::<workspace::Entity>(),
        task,
    ];
    insta::assert_snapshot!(layered_fault(set), @"says twice that it belongs to the tenant: keep one `#[belongs_to_tenant]`");
}

/// Which of the two contexts are keyed by could not be told.
#[test]
fn two_tenant_entities_on_the_table_of_another_tenancy_are_refused() {
    let mut schemas = layered();
    schemas.push(Schema {
        table: "organisation".into(),
        ..with::<entities::blog::Entity>(Declaration::new(Ownership::Tenant {
            key: None,
            belongs_to: Vec::new(),
        }))
    });
    let faults = of_workspaces(schemas).unwrap_err();
    let faults: Vec<_> = faults.iter().map(|fault| fault.fault.as_str()).collect();
    insta::assert_debug_snapshot!(faults, @r#"
    [
        "is a second tenant entity on table `organisation`, and which of the two is the tenancy can't be told: take `#[tenant]` from one, or build the tenancies from entities of their own",
    ]
    "#);
}
