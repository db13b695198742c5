use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post, ticket};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    active_model_insert,
    entity_insert_exec,
    save_inserts,
    exec_without_returning,
    all_default_insert,
    last_insert_id_is_the_new_rows,
];

fn new_post(slug: &str) -> post::ActiveModel {
    post::ActiveModel {
        slug: Set(slug.into()),
        title: Set(slug.into()),
        views: Set(0),
        ..Default::default()
    }
}

fn empty_ticket() -> ticket::ActiveModel {
    ticket::ActiveModel {
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

async fn active_model_insert(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let post = new_post("a").insert(&blogs.foobar()).await.unwrap();
    assert_eq!((post.id, post.blog_id), (6, 2));
    let comment = new_comment(post.id).insert(&blogs.foobar()).await.unwrap();
    assert_eq!((comment.id, comment.post_id), (7, 6));
    assert_refused!(
        new_comment(post.id).insert(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_eq!(blogs.changes(&before).await, ["+comment 7", "+post 6"]);
}

async fn entity_insert_exec(blogs: Blogs) {
    let db = blogs.acme();
    assert_eq!(
        post::Entity::insert(new_post("a"))
            .exec(&db)
            .await
            .unwrap()
            .last_insert_id,
        6
    );
    assert_eq!(
        comment::Entity::insert(new_comment(6))
            .exec(&db)
            .await
            .unwrap()
            .last_insert_id,
        7
    );
    assert_eq!(blogs.snapshot().await.row("post 6")["blog_id"], 1);
    assert_refused!(
        comment::Entity::insert(new_comment(2)).exec(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
}

async fn save_inserts(blogs: Blogs) {
    let db = blogs.acme();
    let post = new_post("a").save(&db).await.unwrap();
    assert_eq!((post.id.unwrap(), post.blog_id.unwrap()), (6, 1));
    let comment = new_comment(6).save(&db).await.unwrap();
    assert_eq!(comment.id.unwrap(), 7);
    assert_refused!(
        new_comment(5).save(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
}

async fn exec_without_returning(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.foobar();
    assert_eq!(
        post::Entity::insert(new_post("a"))
            .exec_without_returning(&db)
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        comment::Entity::insert(new_comment(2))
            .exec_without_returning(&db)
            .await
            .unwrap(),
        1
    );
    let refused = comment::Entity::insert(new_comment(1))
        .exec_without_returning(&db)
        .await;
    assert_refused!(refused, TenancyError::CrossTenantReference { .. });
    assert_eq!(blogs.changes(&before).await, ["+comment 7", "+post 6"]);
    assert_eq!(blogs.snapshot().await.row("post 6")["blog_id"], 2);
}

/// Vector 110: `DEFAULT VALUES`, `VALUES ()` and `VALUES (DEFAULT)`, as SeaORM emits them.
async fn all_default_insert(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let ticket = empty_ticket().insert(&blogs.acme()).await.unwrap();
    assert_eq!(
        (ticket.blog_id, ticket.status.as_str(), ticket.title),
        (1, "open", None)
    );
    let inserted = ticket::Entity::insert(empty_ticket())
        .exec(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(inserted.last_insert_id, 4);
    assert_eq!(blogs.changes(&before).await, ["+ticket 3", "+ticket 4"]);
    assert_eq!(blogs.snapshot().await.row("ticket 4")["blog_id"], 2);
    let no_comment = comment::ActiveModel {
        ..Default::default()
    };
    let rootless = no_comment.insert(&blogs.acme()).await;
    assert_refused!(rootless, TenancyError::OrphanedRow { .. });
}

async fn last_insert_id_is_the_new_rows(blogs: Blogs) {
    let acme = post::Entity::insert(new_post("a"))
        .exec(&blogs.acme())
        .await
        .unwrap()
        .last_insert_id;
    let foobar = post::Entity::insert(new_post("a"))
        .exec(&blogs.foobar())
        .await
        .unwrap()
        .last_insert_id;
    assert_eq!(
        post::Entity::find_by_id(acme)
            .one(&blogs.acme())
            .await
            .unwrap()
            .unwrap()
            .slug,
        "a"
    );
    assert_eq!(
        post::Entity::find_by_id(foobar)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
    let own = post::Entity::find_by_id(foobar)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert!(!own.into_active_model().is_changed());
}
