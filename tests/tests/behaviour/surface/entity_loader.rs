use sea_orm::{
    ColumnTrait, EntityLoaderTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, category, comment, page, post, vote};
use tenancy_tests::{Blogs, each_backend};

use super::ids;

each_backend![
    load_all_with_many,
    load_one_with_nesting,
    load_secondary_with_its_parents,
    load_via_a_pivot,
    load_self_references,
    load_paginated,
    load_without_tenancy,
];

async fn load_all_with_many(blogs: Blogs) {
    let posts = post::Entity::load()
        .with(comment::Entity)
        .with(blog::Entity)
        .order_by_asc(post::Column::Id);
    let posts = posts.all(&blogs.foobar()).await.unwrap();
    assert_eq!(ids!(posts), [2, 4, 5]);
    assert_eq!(
        posts
            .iter()
            .map(|post| post.comments.len())
            .collect::<Vec<_>>(),
        [2, 0, 1]
    );
    assert!(posts.iter().all(|post| post.blog.as_ref().unwrap().id == 2));
}

async fn load_one_with_nesting(blogs: Blogs) {
    let load = || {
        post::Entity::load()
            .filter(post::Column::Slug.eq("hello"))
            .with((comment::Entity, vote::Entity))
    };
    let hello = load().one(&blogs.acme()).await.unwrap().unwrap();
    assert_eq!(hello.id, 1);
    let votes: Vec<_> = hello
        .comments
        .iter()
        .flat_map(|comment| comment.votes.iter().map(|vote| vote.id))
        .collect();
    assert_eq!(votes, [1, 3]);
    assert_eq!(load().one(&blogs.empty()).await.unwrap(), None);
}

async fn load_secondary_with_its_parents(blogs: Blogs) {
    let comments = comment::Entity::load()
        .with((post::Entity, blog::Entity))
        .with(vote::Entity)
        .order_by_asc(comment::Column::Id);
    let comments = comments.all(&blogs.acme()).await.unwrap();
    assert_eq!(ids!(comments), [1, 3, 5]);
    for comment in &comments {
        assert_eq!(
            comment.post.as_ref().unwrap().blog.as_ref().unwrap().slug,
            "acme"
        );
    }
    assert_eq!(
        comments
            .iter()
            .map(|comment| comment.votes.len())
            .collect::<Vec<_>>(),
        [1, 1, 0]
    );
}

async fn load_via_a_pivot(blogs: Blogs) {
    let posts = post::Entity::load()
        .with(category::Entity)
        .order_by_asc(post::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        posts
            .iter()
            .map(|post| post.categories.len())
            .collect::<Vec<_>>(),
        [2, 0]
    );
    let shared = category::Entity::load()
        .filter_by_id(3)
        .with(post::Entity)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(ids!(shared.posts), [4]);
}

async fn load_self_references(blogs: Blogs) {
    let pages = page::Entity::load()
        .with(page::Relation::Parent)
        .with(page::Relation::Children)
        .order_by_asc(page::Column::Id);
    let pages = pages.all(&blogs.acme()).await.unwrap();
    assert_eq!(ids!(pages), [1, 3, 5]);
    assert_eq!(
        pages
            .iter()
            .map(|page| page.children.len())
            .collect::<Vec<_>>(),
        [1, 1, 0]
    );
    assert_eq!(pages[1].parent.as_ref().unwrap().id, 1);
}

async fn load_paginated(blogs: Blogs) {
    let db = blogs.foobar();
    let pages = post::Entity::load()
        .with(comment::Entity)
        .order_by_asc(post::Column::Id)
        .paginate(&db, 2);
    assert_eq!(pages.num_items().await.unwrap(), 3);
    assert_eq!(ids!(pages.fetch_page(1).await.unwrap()), [5]);
}

/// Z12: the loader's own entity is opened, what it loads beside is not.
async fn load_without_tenancy(blogs: Blogs) {
    let posts = post::Entity::load()
        .without_tenancy()
        .with(comment::Entity)
        .order_by_asc(post::Column::Id);
    let posts = posts.all(&blogs.acme()).await.unwrap();
    assert_eq!(ids!(posts), [1, 2, 3, 4, 5]);
    assert_eq!(
        posts
            .iter()
            .map(|post| post.comments.len())
            .collect::<Vec<_>>(),
        [2, 0, 1, 0, 0]
    );
    let plain = post::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        plain
            .find_related(comment::Entity)
            .count(&blogs.acme())
            .await
            .unwrap(),
        2
    );
}
