use std::fmt;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, ModelTrait, QueryFilter};
use tenancy_tests::entities::blogs::page;
use tenancy_tests::{Blogs, each_backend};

each_backend![find_linked_recursive, find_with_linked_recursive];

/// SeaORM leaves out RECURSIVE, so on some databases its own connection fails; then tenancy may fail too, but not leak.
fn same_or_refused<T: fmt::Debug + PartialEq>(
    ours: Result<T, DbErr>,
    own: T,
    raw: Result<T, DbErr>,
) {
    match ours {
        Ok(ours) => assert_eq!(ours, own),
        Err(err) => assert!(raw.is_err(), "SeaORM answers, we don't: {err:?}"),
    }
}

fn ids(pages: Vec<page::Model>) -> Vec<i32> {
    let mut ids: Vec<_> = pages.into_iter().map(|page| page.id).collect();
    ids.sort_unstable();
    ids
}

async fn find_linked_recursive(blogs: Blogs) {
    let root = page::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    let descend = || root.find_linked_recursive(page::ToChildren);
    let raw = descend().all(blogs.raw()).await.map(ids);
    same_or_refused(
        descend().all(&blogs.acme()).await.map(ids),
        vec![3, 5],
        raw.clone(),
    );
    same_or_refused(descend().all(&blogs.foobar()).await.map(ids), vec![], raw);
}

async fn find_with_linked_recursive(blogs: Blogs) {
    let roots = || {
        page::Entity::find()
            .filter(page::Column::ParentId.is_null())
            .find_with_linked_recursive(page::ToChildren)
    };
    let raw = roots().all(blogs.raw()).await.map(ids);
    same_or_refused(
        roots().all(&blogs.acme()).await.map(ids),
        vec![1, 3, 5],
        raw.clone(),
    );
    same_or_refused(roots().all(&blogs.foobar()).await.map(ids), vec![2, 4], raw);
}
