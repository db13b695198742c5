//! Rows of a primary entity, written one by one.

use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{draft, post};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_new_row_gets_the_tenant,
    a_new_row_with_the_own_key_is_accepted,
    a_new_row_with_a_foreign_key_is_refused,
    a_null_in_a_tenant_column_counts_as_unset,
    a_foreign_row_cannot_be_saved,
    a_foreign_row_cannot_be_deleted,
    an_own_row_cannot_move_to_another_tenant,
    an_own_row_cannot_be_given_up,
    saving_a_row_as_it_was_read_keeps_its_tenant,
    an_own_row_is_updated_and_deleted,
];

fn new_post() -> post::ActiveModel {
    post::ActiveModel {
        slug: Set("new".into()),
        title: Set("New".into()),
        views: Set(0),
        ..Default::default()
    }
}

/// A1, B1
async fn a_new_row_gets_the_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    assert_eq!(
        new_post().insert(&blogs.acme()).await.unwrap().blog_id,
        blogs.acme.id
    );
    let inserted = post::Entity::insert(new_post())
        .exec(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(inserted.last_insert_id, 7);
    assert_eq!(blogs.changes(&before).await, ["+post 6", "+post 7"]);
    let after = blogs.snapshot().await;
    assert_eq!(
        (
            &after.row("post 6")["blog_id"],
            &after.row("post 7")["blog_id"]
        ),
        (&1.into(), &2.into())
    );
}

/// Z18
async fn a_new_row_with_the_own_key_is_accepted(blogs: Blogs) {
    let mut post = new_post();
    post.blog_id = Set(blogs.acme.id);
    assert_eq!(
        post.insert(&blogs.acme()).await.unwrap().blog_id,
        blogs.acme.id
    );
}

/// Z17: never silently the other tenant's, never silently the own.
async fn a_new_row_with_a_foreign_key_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut post = new_post();
    post.blog_id = Set(blogs.foobar.id);
    match tenancy_tests::refused(post.insert(&blogs.acme()).await) {
        TenancyError::CrossTenantWrite { entity, column } => {
            assert!(entity.contains("post"), "names the entity: {entity}");
            assert_eq!(column, "blog_id");
        }
        other => panic!("expected CrossTenantWrite, got {other:?}"),
    }
    blogs.assert_unchanged(&before).await;
}

/// Spec §5, vector 108: NULL is filled in.
async fn a_null_in_a_tenant_column_counts_as_unset(blogs: Blogs) {
    let draft = draft::ActiveModel {
        blog_id: Set(None),
        title: Set("null".into()),
        ..Default::default()
    };
    assert_eq!(
        draft.insert(&blogs.acme()).await.unwrap().blog_id,
        Some(blogs.acme.id)
    );
    let draft = draft::ActiveModel {
        title: Set("unset".into()),
        ..Default::default()
    };
    assert_eq!(
        draft.insert(&blogs.acme()).await.unwrap().blog_id,
        Some(blogs.acme.id)
    );
    let titles = draft::Entity::find().all(&blogs.acme()).await.unwrap();
    assert_eq!(
        titles
            .into_iter()
            .map(|draft| draft.title)
            .collect::<Vec<_>>(),
        ["acme", "null", "unset"]
    );
}

/// Z14
async fn a_foreign_row_cannot_be_saved(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let foreign = post::Entity::find_by_id(2)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    let mut edited = foreign.clone().into_active_model();
    edited.title = Set("defaced".into());
    assert_eq!(
        edited.clone().update(&blogs.acme()).await,
        Err(DbErr::RecordNotUpdated)
    );
    assert_eq!(
        edited.save(&blogs.acme()).await,
        Err(DbErr::RecordNotUpdated)
    );
    let all_columns = foreign.into_active_model().reset_all();
    assert_refused!(
        all_columns.update(&blogs.acme()).await,
        TenancyError::CrossTenantWrite { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Z15
async fn a_foreign_row_cannot_be_deleted(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let foreign = post::Entity::find_by_id(5)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        foreign
            .clone()
            .delete(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(
        foreign
            .into_active_model()
            .delete(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(
        post::Entity::delete_by_id(5)
            .exec(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    blogs.assert_unchanged(&before).await;
}

/// Z16
async fn an_own_row_cannot_move_to_another_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut own = post::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    own.blog_id = Set(blogs.foobar.id);
    assert_refused!(
        own.update(&blogs.acme()).await,
        TenancyError::CrossTenantWrite { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Vector 192: nor to nobody.
async fn an_own_row_cannot_be_given_up(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut own = draft::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    own.blog_id = Set(None);
    assert_refused!(
        own.update(&blogs.acme()).await,
        TenancyError::CrossTenantWrite { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Spec §5: assigning the current key is accepted.
async fn saving_a_row_as_it_was_read_keeps_its_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let own = post::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    let saved = own
        .clone()
        .into_active_model()
        .reset_all()
        .update(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(saved, own);
    blogs.assert_unchanged(&before).await;
}

/// Spec §5
async fn an_own_row_is_updated_and_deleted(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let mut own = post::Entity::find_by_id(4)
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    own.title = Set("Edited".into());
    let edited = own.update(&db).await.unwrap();
    assert_eq!((edited.title.as_str(), edited.blog_id), ("Edited", 2));
    assert_eq!(blogs.changes(&before).await, ["~post 4"]);

    let before = blogs.snapshot().await;
    let deleted = post::Entity::delete_by_id(4).exec(&db).await.unwrap_err();
    assert!(
        deleted.to_string().to_lowercase().contains("foreign key"),
        "its comments keep it: {deleted}"
    );
    let deleted = draft::Entity::delete_by_id(2).exec(&db).await.unwrap();
    assert_eq!(deleted.rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["-draft 2"]);
}
