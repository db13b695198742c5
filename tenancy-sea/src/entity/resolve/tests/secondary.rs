//! Entities that belong to a tenant through their parents.

use super::entities::*;
use super::*;
use crate::entity::{Parent, Scope};

fn parents<'r>(registry: &'r Registry, name: &str) -> &'r [Parent] {
    match &table(registry, name).scope {
        Scope::Secondary { parents } => parents,
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn a_secondary_of_any_depth_knows_its_parents_and_their_keys() {
    let registry = registry(sound());
    let [post] = parents(&registry, "comment") else {
        panic!()
    };
    assert_eq!(registry.table(post.table).name, "post");
    assert_eq!((post.relation.as_str(), post.nullable), ("Post", false));
    assert_eq!(post.columns, [pair("post_id", "id")]);
    let [comment] = parents(&registry, "vote") else {
        panic!()
    };
    assert_eq!(registry.table(comment.table).name, "comment");
}

#[test]
fn a_relation_of_several_columns_is_nullable_when_any_of_them_is() {
    let registry = registry(sound());
    let [chapter] = parents(&registry, "page") else {
        panic!()
    };
    assert_eq!(
        registry.table(chapter.table).schema.as_deref(),
        Some("archive")
    );
    assert_eq!(
        chapter.columns,
        [pair("post_id", "post_id"), pair("chapter_number", "number")]
    );
    assert!(chapter.nullable);
}

#[test]
fn one_of_several_parents_may_be_the_tenant() {
    let mut schemas = sound();
    schemas.push(of::<attachment::Entity>());
    let registry = registry(schemas);
    let names: Vec<&str> = parents(&registry, "attachment")
        .iter()
        .map(|parent| registry.table(parent.table).name.as_str())
        .collect();
    assert_eq!(names, ["post", "comment", "blog"]);
    assert!(
        parents(&registry, "attachment")
            .iter()
            .all(|parent| parent.nullable)
    );
}

#[test]
fn a_many_to_many_entity_may_be_a_parent() {
    let mut schemas = sound();
    schemas.push(through::<byline::Entity>(&["member"]));
    let registry = registry(schemas);
    let [member] = parents(&registry, "byline") else {
        panic!()
    };
    assert!(matches!(
        registry.table(member.table).scope,
        Scope::Many { .. }
    ));
}

#[test]
fn a_parent_that_is_no_parent_is_refused() {
    let of_comment = |relations: &[&'static str]| {
        let mut schemas = sound();
        schemas.retain(|schema| schema.table != "comment" && schema.table != "vote");
        schemas.push(through::<comment::Entity>(relations));
        fault(schemas)
    };
    insta::assert_snapshot!(of_comment(&["article"]), @"comment: has no relation `article` to its primary model; the relations that hold a key here are `Post`, `Parent`");
    insta::assert_snapshot!(of_comment(&[]), @r#"comment: belongs to a primary model but names no relation: `#[belongs_to_primary_model("..")]`"#);
    insta::assert_snapshot!(of_comment(&["post", "Post"]), @"comment: names relation `Post` twice as its primary model: keep one");
}

#[test]
fn a_relation_whose_key_is_there_is_refused() {
    let post = through::<post::Entity>(&["comment"]);
    let comment = owned::<comment::Entity>(TenantOwner::new().column("parent_id"));
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), post, comment]), @"post: relation `Comment` holds its key in `comment`, not here: name a `belongs_to` relation that leads to the parent");
}

#[test]
fn an_undeclared_parent_is_refused() {
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), of::<comment::Entity>()]), @"comment: relation `Post` leads to `post`, which no entity declares: say whose the rows of `post` are, and register its entity");
}

#[test]
fn a_global_parent_is_refused() {
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), global::<post::Entity>(), of::<comment::Entity>()]), @"comment: relation `Post` leads to `post`, which is global: name a parent that belongs to a tenant, or make this entity global as well");
}

#[test]
fn the_tenant_alone_is_no_primary_model() {
    let post = through::<post::Entity>(&["blog"]);
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), post]), @r#"post: relation `Blog` leads to the tenant itself: write `#[belongs_to_tenant(relation = "Blog")]`"#);
}

#[test]
fn a_secondary_that_reaches_a_tenant_only_through_itself_is_refused() {
    let comment = through::<comment::Entity>(&["parent"]);
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), comment]), @"comment: reaches its tenant through itself (`comment` -> `comment`): give it the tenant column and `#[belongs_to_tenant]`");
    let mut tag = through::<tag::Entity>(&["loop"]);
    tag.relations
        .iter_mut()
        .for_each(|relation| relation.conditional = false);
    insta::assert_snapshot!(fault(vec![of::<blog::Entity>(), tag, of::<ring::Entity>()]), @"ring: reaches its tenant through itself (`ring` -> `tag` -> `ring`): give it the tenant column and `#[belongs_to_tenant]`");
}

#[test]
fn a_cycle_next_to_another_parent_is_refused_too() {
    let comment = through::<comment::Entity>(&["post", "parent"]);
    let faults = faults(vec![of::<blog::Entity>(), of::<post::Entity>(), comment]);
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].contains("through itself (`comment` -> `comment`)"),
        "{faults:?}"
    );
}

#[test]
fn a_key_to_oneself_that_decides_nothing_is_no_cycle() {
    let registry = registry(sound());
    let parent = table(&registry, "comment")
        .references
        .iter()
        .find(|reference| reference.relation == "Parent");
    assert!(!parent.unwrap().ownership);
}
