use sea_orm::{EntityTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post, ticket};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    insert_many_exec,
    insert_many_with_mixed_columns,
    insert_many_exec_without_returning,
    insert_many_of_nothing,
    insert_many_of_a_thousand,
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

async fn insert_many_exec(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    post::Entity::insert_many([new_post("a"), new_post("b")])
        .exec(&db)
        .await
        .unwrap();
    comment::Entity::insert_many([new_comment(1), new_comment(3), new_comment(6)])
        .exec(&db)
        .await
        .unwrap();
    let foreign = comment::Entity::insert_many([new_comment(1), new_comment(4)])
        .exec(&db)
        .await;
    assert_refused!(foreign, TenancyError::CrossTenantReference { .. });
    assert_eq!(
        blogs.changes(&before).await,
        [
            "+comment 7",
            "+comment 8",
            "+comment 9",
            "+post 6",
            "+post 7"
        ]
    );
    assert_eq!(blogs.snapshot().await.row("post 7")["blog_id"], 1);
}

/// Rows of which some set a column, the tenant's among them, and some don't.
async fn insert_many_with_mixed_columns(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let titled = ticket::ActiveModel {
        title: Set(Some("titled".into())),
        status: Set("new".into()),
        ..Default::default()
    };
    let owned = ticket::ActiveModel {
        blog_id: Set(2),
        status: Set("done".into()),
        ..Default::default()
    };
    let plain = ticket::ActiveModel {
        status: Set("new".into()),
        ..Default::default()
    };
    ticket::Entity::insert_many([titled.clone(), owned.clone(), plain.clone()])
        .exec(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["+ticket 3", "+ticket 4", "+ticket 5"]
    );
    let after = blogs.snapshot().await;
    for row in ["ticket 3", "ticket 4", "ticket 5"] {
        assert_eq!(after.row(row)["blog_id"], 2, "{row}");
    }
    let foreign = ticket::Entity::insert_many([titled, owned, plain])
        .exec(&blogs.acme())
        .await;
    assert_refused!(foreign, TenancyError::CrossTenantWrite { .. });
    blogs.assert_unchanged(&after).await;
}

async fn insert_many_exec_without_returning(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    let posts = post::Entity::insert_many([new_post("a"), new_post("b")]);
    assert_eq!(posts.exec_without_returning(&db).await.unwrap(), 2);
    let comments = comment::Entity::insert_many([new_comment(2), new_comment(4)]);
    assert_eq!(comments.exec_without_returning(&db).await.unwrap(), 2);
    assert_eq!(
        blogs.changes(&before).await,
        ["+comment 7", "+comment 8", "+post 6", "+post 7"]
    );
}

async fn insert_many_of_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let nothing = post::Entity::insert_many::<post::ActiveModel, _>([])
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(nothing.last_insert_id, None);
    let nothing = comment::Entity::insert_many::<comment::ActiveModel, _>([])
        .exec_without_returning(&db)
        .await;
    assert_eq!(nothing, Ok(0));
    blogs.assert_unchanged(&before).await;
}

async fn insert_many_of_a_thousand(blogs: Blogs) {
    let db = blogs.acme();
    let posts = (0..1_000).map(|number| new_post(&number.to_string()));
    assert_eq!(
        post::Entity::insert_many(posts)
            .exec_without_returning(&db)
            .await
            .unwrap(),
        1_000
    );
    let comments = (0..1_000).map(|number| new_comment(if number % 2 == 0 { 1 } else { 3 }));
    assert_eq!(
        comment::Entity::insert_many(comments)
            .exec_without_returning(&db)
            .await
            .unwrap(),
        1_000
    );
    let before = blogs.snapshot().await;
    let comments = (0..1_000).map(|number| new_comment(if number == 999 { 2 } else { 1 }));
    let foreign = comment::Entity::insert_many(comments)
        .exec_without_returning(&db)
        .await;
    assert_refused!(foreign, TenancyError::CrossTenantReference { .. });
    blogs.assert_unchanged(&before).await;
}
