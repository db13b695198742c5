//! Entities that a pivot table links with tenants.

use super::entities::*;
use super::*;
use crate::entity::{Pivot, Scope};

fn member(via: Option<&'static str>, relation: Option<&'static str>) -> Schema {
    let many = Ownership::BelongsToManyTenants {
        via,
        relation,
        optional: false,
        shared_writes: false,
    };
    with::<member::Entity>(Declaration::new(many))
}

fn pivot(registry: &Registry) -> &Pivot {
    match &table(registry, "member").scope {
        Scope::Many { pivot, .. } => pivot,
        other => panic!("member is {other:?}"),
    }
}

/// The set with another `member` and other pivots.
fn set(member: Schema, pivots: impl IntoIterator<Item = Schema>) -> Vec<Schema> {
    let others = sound()
        .into_iter()
        .filter(|schema| !["member", "blog_members"].contains(&schema.table.as_str()));
    others.chain([member]).chain(pivots).collect()
}

#[test]
fn the_only_table_that_belongs_to_both_is_the_pivot() {
    let registry = registry(sound());
    let pivot = pivot(&registry);
    assert_eq!(registry.table(pivot.table).name, "blog_members");
    assert_eq!(pivot.row, [pair("id", "member_id")]);
    assert_eq!(pivot.tenant_column, "blog_id");
}

#[test]
fn via_names_the_pivots_table_its_module_or_a_relation() {
    for via in ["blog_members", "account_member", "AccountMember"] {
        let registry = registry(set(
            member(Some(via), None),
            [of::<account_member::Entity>(), of::<byline::Entity>()],
        ));
        assert_eq!(
            registry.table(pivot(&registry).table).name,
            "blog_members",
            "{via}"
        );
    }
    let registry = registry(set(
        member(None, Some("AccountMember")),
        [of::<account_member::Entity>()],
    ));
    assert_eq!(registry.table(pivot(&registry).table).name, "blog_members");
}

#[test]
fn a_pivot_that_is_not_there_is_refused() {
    insta::assert_snapshot!(fault(set(member(None, None), [])), @r#"member: has no pivot table: declare an entity with `#[belongs_to_tenant]` and `belongs_to` relations to `member` and to the tenant `blog`, or name it with `#[belongs_to_many_tenants(via = "..")]`"#);
    insta::assert_snapshot!(fault(set(member(Some("memberships"), None), [of::<account_member::Entity>()])), @"member: has no pivot table `memberships`: name the table of a declared pivot entity, or a relation that leads to it");
    insta::assert_snapshot!(fault(set(member(None, Some("accounts")), [of::<account_member::Entity>()])), @r#"member: has no relation `accounts` that leads to its pivot table; it has `AccountMember`, `Post`: name the pivot with `#[belongs_to_many_tenants(via = "..")]`"#);
}

#[test]
fn several_pivots_are_refused_with_their_names() {
    let pivots = [of::<account_member::Entity>(), of::<invitation::Entity>()];
    insta::assert_snapshot!(fault(set(member(None, None), pivots)), @r#"member: has several pivot tables to its tenant: say which one with `#[belongs_to_many_tenants(via = "..")]` (`blog_members`, `invitation`)"#);
}

#[test]
fn a_pivot_that_names_the_row_twice_is_refused() {
    insta::assert_snapshot!(fault(set(member(Some("invitation"), None), [of::<invitation::Entity>()])), @r#"member: pivot table `invitation` has several relations to `member` (`guest_id`, `host_id`): name the relation of this entity that leads to the right one in `#[belongs_to_many_tenants(via = "..")]`"#);
}

#[test]
fn a_pivot_must_carry_a_tenants_key() {
    insta::assert_snapshot!(fault(set(member(Some("byline"), None), [of::<byline::Entity>()])), @"member: pivot table `byline` must carry the tenant's key: put `#[belongs_to_tenant]` on its entity");
    insta::assert_snapshot!(fault(set(member(Some("blog_members"), None), [global::<account_member::Entity>()])), @"member: pivot table `blog_members` must carry the tenant's key: put `#[belongs_to_tenant]` on its entity");
}

#[test]
fn a_pivots_tenant_may_not_be_optional() {
    let optional = owned::<link::Entity>(TenantOwner::new().optional());
    insta::assert_snapshot!(fault(set(member(Some("link"), None), [optional])), @"member: pivot table `link` has `#[optional_tenant]`, but a link without a tenant links nothing: take the attribute away");
}

#[test]
fn a_pivots_own_fault_is_told_once() {
    let broken = owned::<account_member::Entity>(TenantOwner::new().column("account_id"));
    let fault = fault(set(member(None, None), [broken]));
    assert!(
        fault.starts_with("account_member: has no column `account_id`"),
        "{fault}"
    );
}

#[test]
fn optional_and_shared_writes_are_kept() {
    let many = Ownership::BelongsToManyTenants {
        via: None,
        relation: None,
        optional: true,
        shared_writes: true,
    };
    let member = with::<member::Entity>(Declaration::new(many));
    let registry = registry(set(member, [of::<account_member::Entity>()]));
    assert!(matches!(
        table(&registry, "member").scope,
        Scope::Many {
            optional: true,
            shared_writes: true,
            ..
        }
    ));
}

/// Vector 213: a link makes a row the tenant's, so its key can't be left unchecked.
#[test]
fn a_links_key_is_checked_whatever_the_pivot_says() {
    let pivot =
        with::<account_member::Entity>(account_member::Entity::declaration().unchecked("Member"));
    let registry = registry(set(member(None, Some("AccountMember")), [pivot]));
    let links = &table(&registry, "blog_members").references;
    let to_member = links
        .iter()
        .filter(|link| registry.table(link.table).name == "member")
        .collect::<Vec<_>>();
    assert_eq!(to_member.len(), 1);
    assert_eq!(to_member[0].columns, [pair("member_id", "id")]);
}
