//! Keys that must stay within the tenant.

use super::entities::*;
use super::*;
use crate::entity::Reference;

fn references<'r>(registry: &'r Registry, name: &str) -> Vec<(&'r str, &'r str, bool)> {
    let of = |reference: &'r Reference| {
        (
            reference.relation.as_str(),
            registry.table(reference.table).name.as_str(),
            reference.ownership,
        )
    };
    table(registry, name).references.iter().map(of).collect()
}

fn unchecked<E: EntityDeclaration>(relation: &'static str) -> Schema {
    with::<E>(E::declaration().unchecked(relation))
}

#[test]
fn every_key_to_a_tenant_owned_table_is_a_reference() {
    let registry = registry(sound());
    assert_eq!(
        references(&registry, "post"),
        [("Category", "category", false)],
        "not the tenant column, no global table"
    );
    assert_eq!(
        references(&registry, "comment"),
        [("Post", "post", true), ("Parent", "comment", false)]
    );
    assert_eq!(
        references(&registry, "vote"),
        [("Comment", "comment", true), ("LikesBlog", "blog", false)]
    );
    assert_eq!(references(&registry, "member"), [("Post", "post", false)]);
    assert_eq!(
        references(&registry, "blog_members"),
        [("Member", "member", false)]
    );
    assert_eq!(
        references(&registry, "blog"),
        [("Post", "post", false)],
        "the tenant's own keys"
    );
}

#[test]
fn a_global_entitys_keys_are_not_references() {
    assert_eq!(references(&registry(sound()), "country"), []);
}

#[test]
fn a_reference_may_have_several_columns() {
    let registry = registry(sound());
    let [chapter] = table(&registry, "page").references.as_slice() else {
        panic!()
    };
    assert_eq!(
        chapter.columns,
        [pair("post_id", "post_id"), pair("chapter_number", "number")]
    );
    assert!(chapter.ownership);
}

#[test]
fn a_relation_with_a_condition_is_a_reference_by_its_columns_and_a_lent_one_is_none() {
    let note = with::<note::Entity>(
        note::Entity::declaration()
            .unchecked("AnyPublic")
            .unchecked("Post"),
    );
    let mut schemas = sound();
    schemas.extend([
        note,
        of::<tag::Entity>(),
        owned::<ring::Entity>(TenantOwner::new().column("tag_id")),
    ]);
    let registry = registry(schemas);
    assert_eq!(
        references(&registry, "tag"),
        [
            ("Parent", "tag", false),
            ("Note", "note", true),
            ("Loop", "ring", false)
        ]
    );
}

#[test]
fn a_second_key_to_the_tenant_is_a_reference() {
    let attachment = owned::<attachment::Entity>(TenantOwner::new().column("blog_id"));
    let mut schemas = sound();
    schemas.push(attachment);
    assert!(references(&registry(schemas), "attachment").contains(&("Origin", "blog", false)));
}

#[test]
fn an_undeclared_target_is_no_fault_by_itself() {
    let registry = registry(vec![of::<blog::Entity>()]);
    assert_eq!(references(&registry, "blog"), []);
}

#[test]
fn unchecked_takes_a_reference_out() {
    let mut schemas = sound();
    schemas.retain(|schema| schema.table != "comment");
    schemas.push(unchecked::<comment::Entity>("parent"));
    assert_eq!(
        references(&registry(schemas), "comment"),
        [("Post", "post", true)]
    );
}

#[test]
fn an_ownership_relation_can_not_be_unchecked() {
    let of_comment = fault(vec![
        of::<blog::Entity>(),
        of::<post::Entity>(),
        unchecked::<comment::Entity>("post"),
    ]);
    insta::assert_snapshot!(of_comment, @"comment: leaves relation `Post` unchecked, which decides whose the row is: take it out of `unchecked`");
    let of_post = fault(vec![
        of::<blog::Entity>(),
        unchecked::<post::Entity>("blog"),
    ]);
    insta::assert_snapshot!(of_post, @"post: leaves relation `Blog` unchecked, which decides whose the row is: take it out of `unchecked`");
}

#[test]
fn unchecked_must_name_a_key() {
    let of_post = |relation| {
        fault(vec![
            of::<blog::Entity>(),
            unchecked::<post::Entity>(relation),
        ])
    };
    insta::assert_snapshot!(of_post("author"), @"post: leaves relation `author` unchecked, but holds no key of such a relation; it holds the keys of `Blog`, `Category`, `Country`");
    insta::assert_snapshot!(of_post("comment"), @"post: leaves relation `comment` unchecked, but holds no key of such a relation; it holds the keys of `Blog`, `Category`, `Country`");
}

#[test]
fn keys_that_can_not_be_compared_are_refused() {
    let faults = faults(vec![
        of::<blog::Entity>(),
        of::<post::Entity>(),
        of::<note::Entity>(),
    ]);
    insta::assert_snapshot!(faults.join("\n"), @r#"
    note: relation `AnyPublic` has a key column that is no integer, text, UUID or bytes (`public`), so tenancy can't check it: use a composite foreign key in the database and say `unchecked = "AnyPublic"`
    note: relation `Post` compares `post_id` (text) with `post.id` (integer): give both one type, an integer, text, a UUID or bytes
    "#);
}

#[test]
fn an_ownership_key_that_can_not_be_compared_is_refused_without_a_way_round() {
    let note = through::<note::Entity>(&["AnyPublic"]);
    let faults = faults(vec![of::<blog::Entity>(), of::<post::Entity>(), note]);
    insta::assert_snapshot!(faults.join("\n"), @r"
    note: relation `AnyPublic` compares `public` (no key) with `post.public` (no key): give both one type, an integer, text, a UUID or bytes
    note: relation `Post` compares `post_id` (text) with `post.id` (integer): give both one type, an integer, text, a UUID or bytes
    note: relation `AnyPublic` leads to `public` of `post`, which several rows can share, and they can be several tenants': let it lead to the primary key, say `#[sea_orm(unique)]` where the column is unique in the database, or add the tenant's column to the relation
    ");
}

#[test]
fn columns_that_are_not_there_are_refused() {
    let tag_to = |columns| {
        let mut tag = of::<tag::Entity>();
        tag.relations.retain(|relation| relation.variant == "Note");
        tag.relations[0].columns = columns;
        let note = note::Entity::declaration()
            .unchecked("AnyPublic")
            .unchecked("Post");
        fault(vec![
            of::<blog::Entity>(),
            of::<post::Entity>(),
            with::<note::Entity>(note),
            tag,
        ])
    };
    insta::assert_snapshot!(tag_to(vec![pair("memo_id", "id")]), @"tag: relation `Note` uses column `memo_id`, which the entity doesn't have: add it to the entity");
    insta::assert_snapshot!(tag_to(vec![pair("note_id", "number")]), @"tag: relation `Note` leads to column `note.number`, which no entity of that table has: add it there");
    insta::assert_snapshot!(tag_to(vec![]), @"tag: relation `Note` has another number of columns here than in `note`: give both ends the same");
}
