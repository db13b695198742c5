//! What would declare less isolation than it looks like.

use super::entities::*;
use super::*;

/// The sound set, with one entity of it changed.
fn changed(table: &str, change: impl Fn(&mut Schema)) -> Vec<Schema> {
    let mut schemas = sound();
    let schema = schemas.iter_mut().find(|schema| schema.table == table);
    change(schema.unwrap());
    schemas
}

fn lead_to(schema: &mut Schema, variant: &str, column: &str) {
    let mut relations = schema.relations.iter_mut();
    let relation = relations.find(|relation| relation.variant == variant);
    column.clone_into(&mut relation.unwrap().columns[0].to);
}

fn make_conditional(schema: &mut Schema, variant: &str) {
    let mut relations = schema.relations.iter_mut();
    let relation = relations.find(|relation| relation.variant == variant);
    relation.unwrap().conditional = true;
}

#[test]
fn a_parent_is_found_by_what_only_one_row_has() {
    let by_category = changed("comment", |comment| lead_to(comment, "Post", "category_id"));
    insta::assert_snapshot!(fault(by_category), @"comment: relation `Post` leads to `category_id` of `post`, which several rows can share, and they can be several tenants': let it lead to the primary key, say `#[sea_orm(unique)]` where the column is unique in the database, or add the tenant's column to the relation");

    let mut unique = changed("comment", |comment| lead_to(comment, "Post", "category_id"));
    let post = unique.iter_mut().find(|schema| schema.table == "post");
    let mut columns = post.unwrap().columns.iter_mut();
    columns
        .find(|column| column.name == "category_id")
        .unwrap()
        .unique = true;
    assert_eq!(faults(unique), [""; 0]);

    let with_the_tenant = changed("comment", |comment| lead_to(comment, "Post", "weblog_id"));
    assert_eq!(faults(with_the_tenant), [""; 0]);
}

#[test]
fn the_tenants_key_is_one_tenants() {
    let mut blog = with::<blog::Entity>(Declaration::new(Ownership::Tenant {
        key: Some("featured_post_id"),
        belongs_to: Vec::new(),
    }));
    let mut columns = blog.columns.iter_mut();
    let key = columns.find(|column| column.name == "featured_post_id");
    key.unwrap().nullable = false;
    insta::assert_snapshot!(fault(vec![blog]), @"blog: tenant key `featured_post_id` may be several tenants': mark another column with `#[tenant_key]`, or say `#[sea_orm(unique)]` where the column is unique in the database");
}

#[test]
fn whose_a_row_is_depends_on_no_condition() {
    let parent = changed("comment", |comment| make_conditional(comment, "Post"));
    insta::assert_snapshot!(fault(parent), @"comment: relation `Post` has an `on_condition`, and whose a row is can't depend on one: name a relation without it, or give the entity the tenant's key and `#[belongs_to_tenant]`");
    let pivot = changed("blog_members", |pivot| make_conditional(pivot, "Member"));
    let both: Vec<Schema> = pivot
        .into_iter()
        .map(|mut schema| {
            if schema.table == "member" {
                make_conditional(&mut schema, "AccountMember");
            }
            schema
        })
        .collect();
    insta::assert_snapshot!(fault(both), @"member: relation `Member` to its pivot table has an `on_condition`, and a link is one whatever else the pivot's row says: take the condition away, or delete the links that are none");
}

#[test]
fn a_column_that_is_called_like_the_tenants_can_be_another_key() {
    let options = ResolveOptions {
        tenant_column: Some("category_id".to_owned()),
        ..options(DbBackend::Sqlite)
    };
    let faults = faults_for(sound(), &options);
    insta::assert_snapshot!(faults.join("\n"), @r#"post: column `category_id`, which has the name of a tenant column, is the key of relation `Category` to `category`: say which column holds the tenant's key with `#[belongs_to_tenant(column = "..")]` or `#[tenant_relation]`"#);
}

#[test]
fn rows_of_the_tenants_own_database_are_not_everybodys() {
    let pinned = changed("country", |country| {
        let declaration = country.declaration.clone();
        country.declaration = declaration.connection(DeclaredConnection::Tenant);
    });
    insta::assert_snapshot!(fault(pinned), @"country: has `#[global_model]` and `#[tenant_connection]`: its rows have no tenant since each tenant's database holds its own, but here all tenants share one database; put `#[belongs_to_tenant]` on it");
}
