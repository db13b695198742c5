//! The rule by which the tenant column is found.

use sea_orm::DbBackend;

use super::entities::*;
use super::*;
use crate::entity::{Owner, Scope};

fn column_of(schema: Schema, options: &ResolveOptions) -> String {
    let name = schema.table.clone();
    let schemas = vec![of::<blog::Entity>(), schema];
    let registry = resolved(schemas, options).unwrap();
    tenant_column(table(&registry, &name)).to_owned()
}

fn owner(table: &Table) -> &Owner {
    match &table.scope {
        Scope::Direct { owners } => &owners[0],
        other => panic!("{other:?}"),
    }
}

fn sqlite() -> ResolveOptions {
    options(DbBackend::Sqlite)
}

#[test]
fn a_named_column_comes_first_by_the_databases_name_or_the_fields() {
    for name in ["weblog_id", "blog_id", "BlogId"] {
        let options = ResolveOptions {
            tenant_column: Some("id".into()),
            ..sqlite()
        };
        assert_eq!(
            column_of(
                owned::<post::Entity>(TenantOwner::new().column(name)),
                &options
            ),
            "weblog_id"
        );
    }
    let raw = with::<blog::Entity>(Declaration::new(Ownership::Tenant {
        key: Some("slug"),
        belongs_to: Vec::new(),
    }));
    let typed = owned::<attachment::Entity>(TenantOwner::new().column("r#type"));
    let registry = registry(vec![raw, typed]);
    assert_eq!(tenant_column(table(&registry, "attachment")), "type");
}

#[test]
fn the_key_of_a_named_relation_comes_next_by_variant_or_field() {
    let options = ResolveOptions {
        tenant_column: Some("id".into()),
        ..sqlite()
    };
    for name in ["Origin", "origin"] {
        let attachment = owned::<attachment::Entity>(TenantOwner::new().relation(name));
        assert_eq!(column_of(attachment, &options), "origin_id");
    }
}

#[test]
fn then_the_builders_default_if_the_entity_has_it() {
    let with_default = |column: &str| ResolveOptions {
        tenant_column: Some(column.into()),
        ..sqlite()
    };
    let attachment = || owned::<attachment::Entity>(TenantOwner::new());
    assert_eq!(
        column_of(attachment(), &with_default("origin_id")),
        "origin_id"
    );
    assert_eq!(
        column_of(of::<category::Entity>(), &with_default("origin_id")),
        "tenant_id"
    );
}

#[test]
fn then_tenant_id_although_a_relation_leads_to_the_tenant() {
    let invitation = owned::<invitation::Entity>(TenantOwner::new());
    assert_eq!(column_of(invitation, &sqlite()), "tenant_id");
}

#[test]
fn then_the_only_relation_to_the_tenant() {
    assert_eq!(column_of(of::<post::Entity>(), &sqlite()), "weblog_id");
}

#[test]
fn several_relations_to_the_tenant_are_refused_with_the_candidates() {
    let attachment = owned::<attachment::Entity>(TenantOwner::new());
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), attachment]), @r#"attachment: has several relations to the tenant `blog`: say which one owns the row with `#[tenant_relation]` or `#[belongs_to_tenant(relation = "..")]` (`Blog`, `Origin`)"#);
}

#[test]
fn no_tenant_column_is_refused() {
    let ring = owned::<ring::Entity>(TenantOwner::new());
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), ring]), @r#"ring: has no tenant column: no `tenant_id` and no `belongs_to` relation to the tenant `blog`; name one of its columns with `#[belongs_to_tenant(column = "..")]` (`id`, `tag_id`)"#);
}

#[test]
fn a_missing_column_or_relation_is_refused_with_those_there_are() {
    let post = |owner| fault(vec![of::<blog::Entity>(), owned::<post::Entity>(owner)]);
    insta::assert_snapshot!(post(TenantOwner::new().column("org_id")), @"post: has no column `org_id` for its tenant column; it has `id`, `weblog_id`, `category_id`, `country_code`, `public`");
    insta::assert_snapshot!(post(TenantOwner::new().relation("organisation")), @"post: has no relation `organisation` to its tenant; the relations that hold a key here are `Blog`, `Category`, `Country`");
}

#[test]
fn a_relation_that_does_not_lead_to_the_tenants_key_is_refused() {
    let of_note = |owner| fault(vec![of::<blog::Entity>(), owned::<note::Entity>(owner)]);
    let of_post = |owner| fault(vec![of::<blog::Entity>(), owned::<post::Entity>(owner)]);
    insta::assert_snapshot!(of_note(TenantOwner::new().relation("BlogBySlug")), @"note: relation `BlogBySlug` must lead to the tenant's key `blog.id`: a tenant's rows carry its key, not another of its columns");
    insta::assert_snapshot!(of_note(TenantOwner::new().column("blog_slug")), @"note: tenant column `blog_slug` is the key of relation `BlogBySlug`, which doesn't lead to the tenant's key `blog.id`: let the relation lead there, or name another column");
    insta::assert_snapshot!(of_post(TenantOwner::new().relation("category")), @"post: relation `Category` leads to `category`, not to the tenant `blog`: name the relation that does");
    insta::assert_snapshot!(of_post(TenantOwner::new().relation("comments")), @"post: has no relation `comments` to its tenant; the relations that hold a key here are `Blog`, `Category`, `Country`");
}

#[test]
fn a_column_and_a_relation_must_agree() {
    let agree = TenantOwner::new().column("origin_id").relation("Origin");
    assert_eq!(
        column_of(owned::<attachment::Entity>(agree), &sqlite()),
        "origin_id"
    );
    let differ = TenantOwner::new().column("blog_id").relation("Origin");
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), owned::<attachment::Entity>(differ)]), @"attachment: names column `blog_id` and a relation whose key is `origin_id`: keep the one that holds the tenant's key");
}

#[test]
fn the_columns_family_must_be_the_keys_and_widths_may_differ() {
    assert_eq!(
        column_of(of::<post::Entity>(), &sqlite()),
        "weblog_id",
        "bigint to int"
    );
    let ring = owned::<note::Entity>(TenantOwner::new().column("post_id"));
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), ring]), @"note: tenant column `post_id` (text) doesn't fit the tenant's key `blog.id` (integer): give both one type");
    let flag = owned::<note::Entity>(TenantOwner::new().column("public"));
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), flag]), @"note: tenant column `public` (no key) doesn't fit the tenant's key `blog.id` (integer): give both one type");
}

#[test]
fn optional_needs_a_column_that_can_be_null() {
    let post = owned::<post::Entity>(TenantOwner::new().optional());
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), post]), @"post: has `#[optional_tenant]`, but its tenant column `weblog_id` can't be NULL: make it an `Option`, or take the attribute away");
    let registry = registry(vec![of::<blog::Entity>(), of::<category::Entity>()]);
    let owner = owner(table(&registry, "category"));
    assert!(owner.optional && !owner.shared_writes);
}

#[test]
fn a_required_column_may_be_nullable() {
    let required = owned::<category::Entity>(TenantOwner::new());
    let registry = registry(vec![of::<blog::Entity>(), required]);
    assert!(!owner(table(&registry, "category")).optional);
}

#[test]
fn shared_writes_needs_shared_rows() {
    let required = owned::<category::Entity>(TenantOwner::new().shared_writes());
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), required]), @"category: has `shared_writes` but no shared rows: it needs `#[optional_tenant(shared_writes)]`");
    let optional = owned::<category::Entity>(TenantOwner::new().optional().shared_writes());
    registry(vec![of::<blog::Entity>(), optional]);
}

#[test]
fn a_tenant_column_in_the_primary_key_must_be_given_where_nothing_is_returned() {
    for (support_returning, required) in [(true, false), (false, true)] {
        let options = ResolveOptions {
            support_returning,
            ..options(DbBackend::MySql)
        };
        let registry = resolved(sound(), &options).unwrap();
        assert_eq!(owner(table(&registry, "blog_members")).required, required);
        assert!(!owner(table(&registry, "post")).required);
    }
}
