use sea_orm::{EntityTrait, LoaderTrait, Set};
use tenancy_tests::entities::blogs::{
    category, comment, page, page_link, post, post_category, vote,
};
use tenancy_tests::{Blogs, Store, each_backend};

use super::ids;

each_backend![
    load_one,
    load_many,
    load_many_to_many,
    load_self,
    load_self_many,
    load_self_via
];

async fn load_one(blogs: Blogs) {
    let db = blogs.acme();
    let comments = comment::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let posts = comments.load_one(post::Entity, &db).await.unwrap();
    assert_eq!(
        posts
            .iter()
            .map(|post| post.as_ref().unwrap().id)
            .collect::<Vec<_>>(),
        [1, 1, 3]
    );
    let foreign = comment::Entity::find()
        .order_by_id_asc()
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(
        foreign.load_one(post::Entity, &db).await.unwrap(),
        [None, None, None]
    );
    let votes = vote::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let comments = votes.load_one(comment::Entity, &db).await.unwrap();
    assert_eq!(
        comments
            .iter()
            .map(|comment| comment.as_ref().unwrap().id)
            .collect::<Vec<_>>(),
        [1, 3]
    );
}

async fn load_many(blogs: Blogs) {
    let db = blogs.foobar();
    let posts = post::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let comments = posts
        .load_many(comment::Entity::find().order_by_id_asc(), &db)
        .await
        .unwrap();
    assert_eq!(
        comments
            .iter()
            .map(|comments| ids!(comments))
            .collect::<Vec<_>>(),
        [vec![2, 4], vec![], vec![6]]
    );
    assert!(
        posts
            .load_many(comment::Entity, &blogs.acme())
            .await
            .unwrap()
            .iter()
            .all(Vec::is_empty)
    );
}

async fn load_many_to_many(blogs: Blogs) {
    let db = blogs.acme();
    let posts = post::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let select = category::Entity::find().order_by_id_asc();
    let categories = posts
        .load_many_to_many(select, post_category::Entity, &db)
        .await
        .unwrap();
    assert_eq!(
        categories
            .iter()
            .map(|categories| ids!(categories))
            .collect::<Vec<_>>(),
        [vec![1, 3], vec![]]
    );
    let shared = category::Entity::find_by_id(3).all(&db).await.unwrap();
    let posts = shared
        .load_many_to_many(post::Entity, post_category::Entity, &db)
        .await
        .unwrap();
    assert_eq!(ids!(posts[0]), [1]);
}

/// Z10: also where a row points at a stranger's.
async fn load_self(blogs: Blogs) {
    let stray = page::ActiveModel {
        blog_id: Set(1),
        parent_id: Set(Some(2)),
        title: Set("stray".into()),
        ..Default::default()
    };
    stray.store(blogs.raw()).await.unwrap();
    let db = blogs.acme();
    let pages = page::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let parents = pages
        .load_self(page::Entity, page::Relation::Parent, &db)
        .await
        .unwrap();
    let parents: Vec<_> = parents
        .iter()
        .map(|parent| parent.as_ref().map(|parent| parent.id))
        .collect();
    assert_eq!(parents, [None, Some(1), Some(3), None]);
}

async fn load_self_many(blogs: Blogs) {
    let db = blogs.acme();
    let pages = page::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let children = pages
        .load_self_many(page::Entity, page::Relation::Children, &db)
        .await
        .unwrap();
    assert_eq!(
        children
            .iter()
            .map(|children| ids!(children))
            .collect::<Vec<_>>(),
        [vec![3], vec![5], vec![]]
    );
    let foreign = pages
        .load_self_many(page::Entity, page::Relation::Children, &blogs.foobar())
        .await
        .unwrap();
    assert!(foreign.iter().all(Vec::is_empty));
}

async fn load_self_via(blogs: Blogs) {
    let stray = page_link::ActiveModel {
        page_id: Set(3),
        target_id: Set(2),
    };
    stray.store(blogs.raw()).await.unwrap();
    let db = blogs.acme();
    let pages = page::Entity::find()
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    let targets = pages.load_self_via(page_link::Entity, &db).await.unwrap();
    assert_eq!(
        targets
            .iter()
            .map(|targets| ids!(targets))
            .collect::<Vec<_>>(),
        [vec![], vec![1], vec![]]
    );
    let sources = pages
        .load_self_via_rev(page_link::Entity, &db)
        .await
        .unwrap();
    assert_eq!(
        sources
            .iter()
            .map(|sources| ids!(sources))
            .collect::<Vec<_>>(),
        [vec![3], vec![], vec![]]
    );
}
