//! `build()`: an incomplete or contradictory set of entities is refused, and every fault is named.

use sea_orm::entity::prelude::*;
use tenancy_sea::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};
use tenancy_sea::prelude::*;
use tenancy_sea::{BuildFault, TenancyBuilder};
use tenancy_tests::entities::blogs::{blog, note, post};
use tenancy_tests::entities::teams::team;
use tenancy_tests::{Blogs, TestContext, each_backend};

use crate::by_hand::entity;

each_backend![
    a_parent_that_nobody_declares,
    a_chain_that_never_reaches_a_tenant,
    a_tenant_column_of_another_type,
    two_entities_of_one_table_that_contradict_each_other,
    every_fault_is_listed,
    entities_of_another_tenancy_are_left_out_by_prefix,
    declared_by_hand,
];

fn through(relation: &'static str) -> Ownership {
    Ownership::BelongsToPrimaryModel {
        relations: vec![relation],
    }
}

fn direct(column: &'static str) -> Ownership {
    Ownership::BelongsToTenant(vec![TenantOwner::new().column(column)])
}

entity!(remark, "remark", { note_id: i32 }, [Note(NoteId, note::Entity, note::Column::Id)], through("Note"));
entity!(ring, "ring", { next_id: i32 }, [Next(NextId, Entity, Column::Id)], through("Next"));
entity!(label, "label", { blog_id: String }, [Blog(BlogId, blog::Entity, blog::Column::Id)], direct("blog_id"));
entity!(global_post, "post", { blog_id: i32 }, [Blog(BlogId, blog::Entity, blog::Column::Id)], Ownership::Global { read_only: false });
entity!(badge, "badge", { blog_id: i32 }, [Blog(BlogId, blog::Entity, blog::Column::Id)], direct("blog_id"));

fn builder(context: &TestContext) -> TenancyBuilder<blog::Entity> {
    Tenancy::<blog::Entity>::builder(context.raw.clone())
        .entities("tenancy_tests::entities::blogs::*")
}

async fn faults(builder: TenancyBuilder<blog::Entity>) -> Vec<BuildFault> {
    match builder.build().await.unwrap_err() {
        TenancyError::Build { faults } => faults,
        other => panic!("{other:?}"),
    }
}

fn names(faults: &[BuildFault], entity: &str) -> bool {
    faults
        .iter()
        .any(|fault| fault.entity.contains(entity) || fault.fault.contains(entity))
}

/// Z36
async fn a_parent_that_nobody_declares(context: TestContext) {
    let faults = faults(builder(&context).entity::<remark::Entity>()).await;
    assert!(faults.len() == 1 && names(&faults, "remark"), "{faults:?}");
}

/// Z36
async fn a_chain_that_never_reaches_a_tenant(context: TestContext) {
    let faults = faults(builder(&context).entity::<ring::Entity>()).await;
    assert!(!faults.is_empty() && names(&faults, "ring"), "{faults:?}");
}

/// Vector 12
async fn a_tenant_column_of_another_type(context: TestContext) {
    let faults = faults(builder(&context).entity::<label::Entity>()).await;
    assert!(!faults.is_empty() && names(&faults, "label"), "{faults:?}");
}

/// Spec §2
async fn two_entities_of_one_table_that_contradict_each_other(context: TestContext) {
    let faults = faults(builder(&context).entity::<global_post::Entity>()).await;
    assert!(
        !faults.is_empty() && names(&faults, "global_post"),
        "{faults:?}"
    );
}

/// Spec §2
async fn every_fault_is_listed(context: TestContext) {
    let builder = builder(&context)
        .entity::<remark::Entity>()
        .entity::<ring::Entity>()
        .entity::<label::Entity>();
    let err = builder.build().await.unwrap_err().to_string();
    for entity in ["remark", "ring", "label"] {
        assert!(err.contains(entity), "{entity}: {err}");
    }
}

/// Spec §2
async fn entities_of_another_tenancy_are_left_out_by_prefix(context: TestContext) {
    let teams = Tenancy::<team::Entity>::builder(context.raw.clone())
        .entities("tenancy_tests::entities::teams::*");
    teams.build().await.unwrap();
    let mixed = Tenancy::<team::Entity>::builder(context.raw.clone())
        .entities("tenancy_tests::entities::*")
        .build()
        .await;
    assert!(
        matches!(mixed, Err(TenancyError::Build { .. })),
        "posts lead to no team"
    );
}

/// Spec §2
async fn declared_by_hand(blogs: Blogs) {
    blogs
        .raw()
        .get_schema_builder()
        .register(badge::Entity)
        .apply(blogs.raw())
        .await
        .unwrap();
    let tenancy = builder(&blogs.context)
        .entity::<badge::Entity>()
        .build()
        .await
        .unwrap();
    let db = tenancy.for_tenant(1);
    let badge = badge::ActiveModel {
        ..Default::default()
    };
    assert_eq!(badge.insert(&db).await.unwrap().blog_id, 1);
    assert_eq!(
        badge::Entity::find()
            .all(&tenancy.for_tenant(2))
            .await
            .unwrap()
            .len(),
        0
    );
    assert_eq!(post::Entity::find().count(&db).await.unwrap(), 2);
}
