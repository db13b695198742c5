//! Several entities on one table.

use sea_orm::DbBackend;

use super::entities::*;
use super::*;
use crate::entity::Scope;

fn with_headline(headline: Schema) -> Vec<Schema> {
    let mut schemas = sound();
    schemas.push(headline);
    schemas
}

#[test]
fn entities_that_say_the_same_become_one_table() {
    let registry = registry(with_headline(of::<headline::Entity>()));
    let post = table(&registry, "post");
    assert!(post.column("title").is_some() && post.column("category_id").is_some());
    let relations: Vec<&str> = post
        .references
        .iter()
        .map(|reference| reference.relation.as_str())
        .collect();
    assert_eq!(relations, ["Editor", "Category"]);
}

#[test]
fn a_reference_that_one_of_them_leaves_unchecked_is_checked() {
    let second = Schema {
        entity: TypeId::of::<headline::Entity>(),
        ..of::<post::Entity>()
    };
    let mut first = of::<post::Entity>();
    first.declaration = first.declaration.unchecked("category");
    let schemas = sound()
        .into_iter()
        .filter(|schema| schema.table != "post")
        .chain([first, second])
        .collect();
    assert_eq!(table(&registry(schemas), "post").references.len(), 1);
}

#[test]
fn an_entity_registered_twice_is_one() {
    let mut schemas = sound();
    schemas.extend(sound());
    assert_eq!(registry(schemas).tables.len(), sound().len());
}

#[test]
fn entities_that_differ_are_refused() {
    insta::assert_snapshot!(fault(with_headline(global::<headline::Entity>())), @"post: declares table `post` otherwise than `tenancy_sea::entity::resolve::tests::entities::headline` does: two entities on one table need the same attributes");
    let by_other_column = owned::<headline::Entity>(TenantOwner::new().column("editor_id"));
    insta::assert_snapshot!(fault(with_headline(by_other_column)), @"post: declares table `post` otherwise than `tenancy_sea::entity::resolve::tests::entities::headline` does: two entities on one table need the same attributes");
    let central = of::<headline::Entity>();
    let declaration = central
        .declaration
        .clone()
        .connection(DeclaredConnection::Central);
    insta::assert_snapshot!(fault(with_headline(Schema { declaration, ..central })), @"post: declares table `post` otherwise than `tenancy_sea::entity::resolve::tests::entities::headline` does: two entities on one table need the same attributes");
}

#[test]
fn tables_of_one_name_in_two_schemas_are_two() {
    let options = options(DbBackend::Postgres);
    let mut schemas = sound();
    schemas.push(Schema {
        schema: Some("archive".into()),
        ..of::<public_post::Entity>()
    });
    let registry = resolved(schemas, &options).unwrap();
    assert_eq!(registry.named("POST").len(), 2);
}

#[test]
fn a_table_without_a_schema_may_be_the_default_schemas() {
    let options = options(DbBackend::Postgres);
    let mut schemas = sound();
    schemas.push(of::<public_post::Entity>());
    insta::assert_snapshot!(faults_for(schemas, &options).join("\n"), @"post: declares table `post` otherwise than `tenancy_sea::entity::resolve::tests::entities::public_post` does for `public.post`, which can be the same table: give both entities a `schema_name`");
}

#[test]
fn cases_tell_tables_apart_on_postgresql_alone() {
    let set = || {
        with_headline(Schema {
            table: "Post".into(),
            ..global::<headline::Entity>()
        })
    };
    assert_eq!(faults_for(set(), &options(DbBackend::Postgres)), [""; 0]);
    assert_eq!(faults_for(set(), &options(DbBackend::Sqlite)).len(), 1);
    assert_eq!(faults_for(set(), &options(DbBackend::MySql)).len(), 1);
}

#[test]
fn a_second_entity_on_the_tenants_table_must_take_the_same_key() {
    let summary = |key| Schema {
        table: "blog".into(),
        ..with::<tag::Entity>(Declaration::new(Ownership::Tenant {
            key: Some(key),
            belongs_to: Vec::new(),
        }))
    };
    let registry = registry(vec![of::<blog::Entity>(), summary("id")]);
    assert!(matches!(&tenants(&registry).scope, Scope::Tenant { key, .. } if key == "id"));
    let faults = faults(vec![of::<blog::Entity>(), summary("note_id")]);
    assert_eq!(faults.len(), 1, "{faults:?}");
}
