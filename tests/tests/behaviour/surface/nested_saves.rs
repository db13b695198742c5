use sea_orm::{EntityLoaderTrait, IntoActiveModel, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{category, comment, post, vote};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    nested_insert,
    nested_insert_of_a_parent,
    nested_append,
    nested_replace,
    nested_many_to_many,
    nested_save_under_a_foreign_parent,
    nested_save_with_a_foreign_row_in_the_pivot,
];

fn comment(body: &str) -> comment::ActiveModelEx {
    comment::ActiveModel::builder().set_body(body).set_stars(0)
}

fn post(slug: &str) -> post::ActiveModelEx {
    post::ActiveModel::builder()
        .set_slug(slug)
        .set_title(slug)
        .set_views(0)
}

/// A post with two comments, one of which has a vote.
async fn nested_insert(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let tree = post("tree")
        .add_comment(comment("one").add_vote(vote::ActiveModel::builder().set_score(3)))
        .add_comment(comment("two"));
    let saved = tree.insert(&blogs.acme()).await.unwrap();
    assert_eq!((saved.id, saved.blog_id, saved.comments.len()), (6, 1, 2));
    assert_eq!(
        blogs.changes(&before).await,
        ["+comment 7", "+comment 8", "+post 6", "+vote 6"]
    );
    assert_eq!(
        comment::Entity::load()
            .all(&blogs.foobar())
            .await
            .unwrap()
            .len(),
        3
    );
}

async fn nested_insert_of_a_parent(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let child = comment("child").set_post(post("parent"));
    let saved = child.save(&blogs.foobar()).await.unwrap();
    assert_eq!(saved.post_id.unwrap(), 6);
    assert_eq!(blogs.changes(&before).await, ["+comment 7", "+post 6"]);
    assert_eq!(blogs.snapshot().await.row("post 6")["blog_id"], 2);
}

async fn nested_append(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let hello = post::Entity::load()
        .filter_by_id(1)
        .with(comment::Entity)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    let mut hello = hello.into_active_model();
    hello.comments.push(comment("appended"));
    hello.save(&db).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["+comment 7"]);
}

/// The children that aren't in the new list go, and no stranger's with them.
async fn nested_replace(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let second = post::Entity::load()
        .filter_by_id(3)
        .with(comment::Entity)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    let mut second = second.into_active_model();
    second.comments.replace_all([comment("the only one")]);
    second.save(&db).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["-comment 5", "+comment 7"]);
}

async fn nested_many_to_many(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let shared = category::Entity::load()
        .filter_by_id(3)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    let saved = post("tagged").add_category(shared).save(&db).await.unwrap();
    assert_eq!(saved.blog_id.unwrap(), 2);
    assert_eq!(
        blogs.changes(&before).await,
        ["+post 6", "+post_category 2-3-6"]
    );
    assert_eq!(
        blogs.snapshot().await.row("post_category 2-3-6")["blog_id"],
        2
    );
}

/// Z28: the whole tree is refused, and nothing of it is left.
async fn nested_save_under_a_foreign_parent(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let mut child = comment("child").add_vote(vote::ActiveModel::builder().set_score(1));
    child.post_id = Set(2);
    assert_refused!(
        child.save(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// Z29
async fn nested_save_with_a_foreign_row_in_the_pivot(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let foreign = category::Entity::load()
        .filter_by_id(2)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    let tagged = post("tagged")
        .add_category(foreign)
        .save(&blogs.acme())
        .await;
    assert_refused!(tagged, TenancyError::CrossTenantReference { .. });
    blogs.assert_unchanged(&before).await;
}
