//! Entities that belong to a tenant through their parents.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryOrder, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{attachment, comment, post, reaction, vote};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    comments_are_counted_through_their_post,
    a_new_blog_sees_its_first_comment_alone,
    votes_are_reached_over_two_hops,
    a_row_without_a_parent_is_nobodys,
    every_parent_that_is_set_must_be_own,
    a_comment_under_a_foreign_post_is_refused,
    a_comment_cannot_move_to_a_foreign_post,
    a_comment_moves_between_own_posts,
    an_orphan_is_refused,
    foreign_secondary_rows_are_neither_changed_nor_deleted,
];

/// A7, A10: centrally everybody's.
async fn comments_are_counted_through_their_post(blogs: Blogs) {
    assert_eq!(
        comment::Entity::find().count(&blogs.acme()).await.unwrap(),
        3
    );
    assert_eq!(
        comment::Entity::find()
            .count(&blogs.foobar())
            .await
            .unwrap(),
        3
    );
    assert_eq!(
        comment::Entity::find()
            .count(&blogs.tenancy.central_connection())
            .await
            .unwrap(),
        6
    );
}

/// A8
async fn a_new_blog_sees_its_first_comment_alone(blogs: Blogs) {
    let db = blogs.empty();
    assert_eq!(comment::Entity::find().count(&db).await.unwrap(), 0);
    let post = post::ActiveModel {
        slug: Set("first".into()),
        title: Set("First".into()),
        views: Set(0),
        ..Default::default()
    };
    let post = post.insert(&db).await.unwrap();
    let comment = comment::ActiveModel {
        post_id: Set(post.id),
        body: Set("mine".into()),
        stars: Set(0),
        ..Default::default()
    };
    let comment = comment.insert(&db).await.unwrap();
    assert_eq!(comment::Entity::find().all(&db).await.unwrap(), [comment]);
}

/// Z9
async fn votes_are_reached_over_two_hops(blogs: Blogs) {
    let ids = async |db: TenancyConnection| {
        let votes = vote::Entity::find()
            .order_by_asc(vote::Column::Id)
            .all(&db)
            .await
            .unwrap();
        votes.into_iter().map(|vote| vote.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(blogs.acme()).await, [1, 3]);
    assert_eq!(ids(blogs.foobar()).await, [2, 4, 5]);
    assert_eq!(
        vote::Entity::find_by_id(5)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
}

/// Z11
async fn a_row_without_a_parent_is_nobodys(blogs: Blogs) {
    let files = async |db: TenancyConnection| {
        let attachments = attachment::Entity::find().all(&db).await.unwrap();
        attachments
            .into_iter()
            .map(|attachment| attachment.file)
            .collect::<Vec<_>>()
    };
    assert_eq!(files(blogs.acme()).await, ["acme"]);
    assert_eq!(files(blogs.foobar()).await, ["foobar"]);
    assert_eq!(files(blogs.empty()).await, [""; 0]);
    assert_eq!(
        attachment::Entity::find()
            .count(&blogs.tenancy.central_connection())
            .await
            .unwrap(),
        3
    );
}

/// Spec §2: of several parents every one that is set must be own, and one must be set.
async fn every_parent_that_is_set_must_be_own(blogs: Blogs) {
    let ids = async |db: TenancyConnection| {
        let reactions = reaction::Entity::find()
            .order_by_asc(reaction::Column::Id)
            .all(&db)
            .await
            .unwrap();
        reactions
            .into_iter()
            .map(|reaction| reaction.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(blogs.acme()).await, [1, 3, 5]);
    assert_eq!(ids(blogs.foobar()).await, [2, 4]);
}

/// Z28, Z31
async fn a_comment_under_a_foreign_post_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let comment = comment::ActiveModel {
        post_id: Set(2),
        body: Set("graffiti".into()),
        stars: Set(0),
        ..Default::default()
    };
    assert_refused!(
        comment.clone().insert(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_refused!(
        comment::Entity::insert(comment).exec(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    let vote = vote::ActiveModel {
        comment_id: Set(2),
        score: Set(1),
        ..Default::default()
    };
    assert_refused!(
        vote.insert(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Vector 124: the same on UPDATE.
async fn a_comment_cannot_move_to_a_foreign_post(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut comment = comment::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    comment.post_id = Set(2);
    assert_refused!(
        comment.update(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Spec §5: a reference to an own row passes.
async fn a_comment_moves_between_own_posts(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut comment = comment::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    comment.post_id = Set(3);
    assert_eq!(comment.update(&blogs.acme()).await.unwrap().post_id, 3);
    assert_eq!(blogs.changes(&before).await, ["~comment 1"]);
}

/// Spec §5: NULL in the relation that decides ownership.
async fn an_orphan_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let orphan = attachment::ActiveModel {
        comment_id: Set(None),
        file: Set("orphan".into()),
        ..Default::default()
    };
    assert_refused!(orphan.insert(&db).await, TenancyError::OrphanedRow { .. });
    let unset = attachment::ActiveModel {
        file: Set("orphan".into()),
        ..Default::default()
    };
    assert_refused!(unset.insert(&db).await, TenancyError::OrphanedRow { .. });
    let mut own = attachment::Entity::find_by_id(1)
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    own.comment_id = Set(None);
    assert_refused!(own.update(&db).await, TenancyError::OrphanedRow { .. });
    let nothing = reaction::ActiveModel {
        kind: Set("orphan".into()),
        ..Default::default()
    };
    assert_refused!(nothing.insert(&db).await, TenancyError::OrphanedRow { .. });
    blogs.assert_unchanged(&before).await;
}

/// Z14, Z15, for a secondary entity.
async fn foreign_secondary_rows_are_neither_changed_nor_deleted(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let foreign = comment::Entity::find_by_id(2)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    let mut edited = foreign.clone().into_active_model();
    edited.body = Set("defaced".into());
    assert_eq!(
        edited.update(&blogs.acme()).await,
        Err(sea_orm::DbErr::RecordNotUpdated)
    );
    let deleted = comment::Entity::delete_by_id(foreign.id)
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(deleted.rows_affected, 0);
    let vote = vote::Entity::delete_many()
        .exec(&blogs.empty())
        .await
        .unwrap();
    assert_eq!(vote.rows_affected, 0);
    blogs.assert_unchanged(&before).await;
}
