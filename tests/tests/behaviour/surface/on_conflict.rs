use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set, TryInsertResult};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    on_conflict_update_columns,
    on_conflict_update_of_a_secondary_row,
    on_conflict_do_nothing,
    on_conflict_do_nothing_on,
    try_insert,
    try_insert_of_nothing,
    insert_many_on_conflict,
];

fn post(slug: &str, title: &str) -> post::ActiveModel {
    post::ActiveModel {
        slug: Set(slug.into()),
        title: Set(title.into()),
        views: Set(1),
        ..Default::default()
    }
}

fn comment(post: i32, token: &str) -> comment::ActiveModel {
    comment::ActiveModel {
        post_id: Set(post),
        token: Set(Some(token.into())),
        body: Set("upserted".into()),
        stars: Set(0),
        ..Default::default()
    }
}

fn on_slug() -> OnConflict {
    OnConflict::columns([post::Column::BlogId, post::Column::Slug])
        .update_columns([post::Column::Title, post::Column::Views])
        .to_owned()
}

/// Z24: on a key that begins with the tenant column each tenant meets its own row alone.
async fn on_conflict_update_columns(blogs: Blogs) {
    let before = blogs.snapshot().await;
    post::Entity::insert(post("hello", "Mine"))
        .on_conflict(on_slug())
        .exec_without_returning(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(blogs.changes(&before).await, ["~post 1"]);
    let before = blogs.snapshot().await;
    assert_eq!(before.row("post 1")["title"], "Mine");
    let inserted = post::Entity::insert(post("third", "Mine too")).on_conflict(on_slug());
    inserted
        .exec_without_returning(&blogs.acme())
        .await
        .unwrap();
    let changes = blogs.changes(&before).await;
    assert!(
        changes.len() == 1 && changes[0].starts_with("+post"),
        "{changes:?}"
    );
}

async fn on_conflict_update_of_a_secondary_row(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let on_token = OnConflict::column(comment::Column::Token)
        .update_column(comment::Column::Body)
        .to_owned();
    let upsert = comment::Entity::insert(comment(1, "acme-3")).on_conflict(on_token);
    upsert.exec_without_returning(&blogs.acme()).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["~comment 5"]);
    let after = blogs.snapshot().await;
    assert_eq!(
        (
            &after.row("comment 5")["body"],
            &after.row("comment 5")["post_id"]
        ),
        (&"upserted".into(), &3.into())
    );
}

async fn on_conflict_do_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let inserted = post::Entity::insert(post::ActiveModel {
        id: Set(1),
        ..post("hello", "Mine")
    });
    let inserted = inserted
        .on_conflict_do_nothing()
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert!(
        matches!(inserted, TryInsertResult::Conflicted),
        "{inserted:?}"
    );
    blogs.assert_unchanged(&before).await;
    let inserted = post::Entity::insert(post("fresh", "Mine"))
        .on_conflict_do_nothing()
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert!(
        matches!(inserted, TryInsertResult::Inserted(_)),
        "{inserted:?}"
    );
}

async fn on_conflict_do_nothing_on(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let insert = comment::Entity::insert(comment(3, "acme-1"))
        .on_conflict_do_nothing_on([comment::Column::Token]);
    let inserted = insert.exec(&blogs.acme()).await.unwrap();
    assert!(
        matches!(inserted, TryInsertResult::Conflicted),
        "{inserted:?}"
    );
    blogs.assert_unchanged(&before).await;
}

async fn try_insert(blogs: Blogs) {
    let db = blogs.foobar();
    let inserted = post::Entity::insert(post("fresh", "Mine"))
        .try_insert()
        .exec(&db)
        .await
        .unwrap();
    assert!(
        matches!(inserted, TryInsertResult::Inserted(_)),
        "{inserted:?}"
    );
    let inserted = comment::Entity::insert(comment(2, "fresh"))
        .try_insert()
        .exec_without_returning(&db)
        .await
        .unwrap();
    assert!(
        matches!(inserted, TryInsertResult::Inserted(1)),
        "{inserted:?}"
    );
}

async fn try_insert_of_nothing(blogs: Blogs) {
    let nothing = post::Entity::insert_many::<post::ActiveModel, _>([])
        .try_insert()
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert!(matches!(nothing, TryInsertResult::Empty), "{nothing:?}");
}

async fn insert_many_on_conflict(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let posts = [post("hello", "One"), post("second", "Two")];
    post::Entity::insert_many(posts)
        .on_conflict(on_slug())
        .exec_without_returning(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(blogs.changes(&before).await, ["~post 2", "~post 4"]);
}
