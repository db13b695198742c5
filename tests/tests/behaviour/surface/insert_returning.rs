use std::fmt;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, assert_refused, each_backend};

use super::ids;

each_backend![
    exec_with_returning,
    exec_with_returning_keys,
    insert_many_exec_with_returning,
    insert_many_exec_with_returning_keys
];

fn new_post(slug: &str) -> post::ActiveModel {
    post::ActiveModel {
        slug: Set(slug.into()),
        title: Set(slug.into()),
        views: Set(0),
        ..Default::default()
    }
}

fn new_comment(post: i32) -> comment::ActiveModel {
    comment::ActiveModel {
        post_id: Set(post),
        body: Set("new".into()),
        stars: Set(0),
        ..Default::default()
    }
}

/// Where the database can't return rows, SeaORM says so; elsewhere the answer must be there.
fn returned<T: fmt::Debug>(blogs: &Blogs, answer: Result<T, DbErr>) -> Option<T> {
    if blogs.acme().support_returning() {
        return Some(answer.unwrap());
    }
    assert!(
        matches!(answer, Err(DbErr::BackendNotSupported { .. })),
        "{answer:?}"
    );
    None
}

async fn exec_with_returning(blogs: Blogs) {
    let db = blogs.acme();
    let post = post::Entity::insert(new_post("a"))
        .exec_with_returning(&db)
        .await
        .unwrap();
    assert_eq!((post.id, post.blog_id, post.slug.as_str()), (6, 1, "a"));
    let comment = comment::Entity::insert(new_comment(6))
        .exec_with_returning(&db)
        .await
        .unwrap();
    assert_eq!((comment.id, comment.post_id), (7, 6));
    let foreign = comment::Entity::insert(new_comment(2))
        .exec_with_returning(&db)
        .await;
    assert_refused!(foreign, TenancyError::CrossTenantReference { .. });
}

async fn exec_with_returning_keys(blogs: Blogs) {
    let db = blogs.foobar();
    let keys = post::Entity::insert(new_post("a"))
        .exec_with_returning_keys(&db)
        .await;
    if let Some(keys) = returned(&blogs, keys) {
        assert_eq!(keys, [6]);
    }
    let keys = comment::Entity::insert(new_comment(2))
        .exec_with_returning_keys(&db)
        .await;
    if let Some(keys) = returned(&blogs, keys) {
        assert_eq!(keys, [7]);
    }
}

async fn insert_many_exec_with_returning(blogs: Blogs) {
    let db = blogs.foobar();
    let posts = post::Entity::insert_many([new_post("a"), new_post("b")])
        .exec_with_returning(&db)
        .await;
    if let Some(posts) = returned(&blogs, posts) {
        assert_eq!(ids!(posts), [6, 7]);
        assert!(posts.iter().all(|post| post.blog_id == 2));
    }
    let comments = comment::Entity::insert_many([new_comment(2), new_comment(4)])
        .exec_with_returning(&db)
        .await;
    if let Some(comments) = returned(&blogs, comments) {
        assert_eq!(
            comments
                .iter()
                .map(|comment| (comment.id, comment.post_id))
                .collect::<Vec<_>>(),
            [(7, 2), (8, 4)]
        );
    }
}

async fn insert_many_exec_with_returning_keys(blogs: Blogs) {
    let db = blogs.acme();
    let keys = post::Entity::insert_many([new_post("a"), new_post("b")])
        .exec_with_returning_keys(&db)
        .await;
    if let Some(keys) = returned(&blogs, keys) {
        assert_eq!(keys, [6, 7]);
    }
    let keys = comment::Entity::insert_many([new_comment(1), new_comment(3)])
        .exec_with_returning_keys(&db)
        .await;
    if let Some(keys) = returned(&blogs, keys) {
        assert_eq!(keys, [7, 8]);
    }
}
