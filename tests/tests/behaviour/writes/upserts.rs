//! Upserts that meet rows of other tenants, or nobody's.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set, Statement, TryInsertResult};
use tenancy_sea::TenancyError;
use tenancy_tests::entities::blogs::{category, comment, post, vote};
use tenancy_tests::{Backend, Blogs, assert_refused, each_backend, on_backends, refused};

each_backend![
    a_conflict_with_a_foreign_row_is_refused,
    a_conflict_with_a_foreign_primary_key_is_refused,
    a_conflict_of_one_row_refuses_all,
    a_conflict_with_a_foreign_secondary_row_is_refused,
    a_conflict_with_a_shared_row_is_refused,
    doing_nothing_on_a_foreign_row_does_nothing,
    the_tenant_column_cannot_be_taken_over,
    the_tenant_column_may_be_assigned_what_it_is,
    an_upsert_that_meets_its_own_row_updates_it,
    a_plain_insert_that_collides_changes_nothing,
];
on_backends![Mysql => the_id_of_a_foreign_row_is_not_the_last_one];

fn post(permalink: &str) -> post::ActiveModel {
    post::ActiveModel {
        slug: Set(permalink.into()),
        permalink: Set(Some(permalink.into())),
        title: Set("stolen".into()),
        views: Set(0),
        ..Default::default()
    }
}

fn on_permalink() -> OnConflict {
    OnConflict::column(post::Column::Permalink)
        .update_columns([post::Column::Title, post::Column::Views])
        .to_owned()
}

/// Z23, Z25, vector 114
async fn a_conflict_with_a_foreign_row_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let upsert = || post::Entity::insert(post("foobar-hello")).on_conflict(on_permalink());
    assert_refused!(
        upsert().exec(&db).await,
        TenancyError::ConflictOutsideTenant { .. }
    );
    assert_refused!(
        upsert().exec_without_returning(&db).await,
        TenancyError::ConflictOutsideTenant { .. }
    );
    let err = refused(upsert().exec_with_returning(&db).await);
    assert!(
        matches!(err, TenancyError::ConflictOutsideTenant { .. }),
        "{err:?}"
    );
    assert!(
        err.to_string().contains("post") && !err.to_string().contains("foobar"),
        "{err}"
    );
    blogs.assert_unchanged(&before).await;
}

/// Vector 114
async fn a_conflict_with_a_foreign_primary_key_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let on_id = OnConflict::column(post::Column::Id)
        .update_column(post::Column::Title)
        .to_owned();
    let stolen = post::ActiveModel {
        id: Set(2),
        ..post("fresh")
    };
    let upsert = post::Entity::insert(stolen)
        .on_conflict(on_id)
        .exec_without_returning(&blogs.acme())
        .await;
    assert_refused!(upsert, TenancyError::ConflictOutsideTenant { .. });
    blogs.assert_unchanged(&before).await;
}

/// All or nothing.
async fn a_conflict_of_one_row_refuses_all(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let posts = [post("acme-hello"), post("fresh"), post("foobar-hello")];
    let upsert = post::Entity::insert_many(posts).on_conflict(on_permalink());
    assert_refused!(
        upsert.exec_without_returning(&blogs.acme()).await,
        TenancyError::ConflictOutsideTenant { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// The row that an upsert meets belongs to its parent's tenant, not to the parent that the new row names.
async fn a_conflict_with_a_foreign_secondary_row_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let on_token = OnConflict::column(comment::Column::Token)
        .update_column(comment::Column::Body)
        .to_owned();
    let comment = comment::ActiveModel {
        post_id: Set(1),
        token: Set(Some("foobar-1".into())),
        body: Set("stolen".into()),
        stars: Set(0),
        ..Default::default()
    };
    let upsert = comment::Entity::insert(comment)
        .on_conflict(on_token)
        .exec_without_returning(&db)
        .await;
    assert_refused!(upsert, TenancyError::ConflictOutsideTenant { .. });
    let on_id = OnConflict::column(vote::Column::Id)
        .update_columns([vote::Column::CommentId, vote::Column::Score])
        .to_owned();
    let vote = vote::ActiveModel {
        id: Set(2),
        comment_id: Set(1),
        score: Set(99),
    };
    let upsert = vote::Entity::insert(vote)
        .on_conflict(on_id)
        .exec_without_returning(&db)
        .await;
    assert_refused!(upsert, TenancyError::ConflictOutsideTenant { .. });
    blogs.assert_unchanged(&before).await;
}

/// Spec §5: shared rows are written by nobody.
async fn a_conflict_with_a_shared_row_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let on_id = OnConflict::column(category::Column::Id)
        .update_column(category::Column::Name)
        .to_owned();
    let category = category::ActiveModel {
        id: Set(3),
        blog_id: Set(Some(1)),
        name: Set("mine".into()),
    };
    let upsert = category::Entity::insert(category)
        .on_conflict(on_id)
        .exec_without_returning(&blogs.acme())
        .await;
    assert_refused!(upsert, TenancyError::ConflictOutsideTenant { .. });
    blogs.assert_unchanged(&before).await;
}

/// Vector 119: documented to say no more than that the key is taken.
async fn doing_nothing_on_a_foreign_row_does_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let insert = post::Entity::insert(post("foobar-hello"))
        .on_conflict_do_nothing_on([post::Column::Permalink]);
    let inserted = insert.exec(&blogs.acme()).await.unwrap();
    assert!(
        matches!(inserted, TryInsertResult::Conflicted),
        "{inserted:?}"
    );
    blogs.assert_unchanged(&before).await;
}

/// Vector 115
async fn the_tenant_column_cannot_be_taken_over(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let steal = OnConflict::column(post::Column::Permalink)
        .update_columns([post::Column::BlogId, post::Column::Title])
        .to_owned();
    let upsert = post::Entity::insert(post("foobar-hello"))
        .on_conflict(steal)
        .exec_without_returning(&db)
        .await;
    assert_refused!(upsert, TenancyError::ConflictOutsideTenant { .. });
    let give = OnConflict::column(post::Column::Permalink)
        .value(post::Column::BlogId, Expr::value(2))
        .to_owned();
    let upsert = post::Entity::insert(post("acme-hello"))
        .on_conflict(give)
        .exec_without_returning(&db)
        .await;
    assert_refused!(upsert, TenancyError::CrossTenantWrite { .. });
    blogs.assert_unchanged(&before).await;
}

/// Spec §5: `excluded.` of the tenant column, as SeaORM emits it for all columns.
async fn the_tenant_column_may_be_assigned_what_it_is(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let all = OnConflict::column(post::Column::Permalink)
        .update_columns([post::Column::BlogId, post::Column::Title])
        .to_owned();
    let upsert = post::Entity::insert(post("acme-hello")).on_conflict(all);
    upsert.exec_without_returning(&blogs.acme()).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["~post 1"]);
    assert_eq!(blogs.snapshot().await.row("post 1")["blog_id"], 1);
}

/// Vector 116: computed from the row that is met.
async fn an_upsert_that_meets_its_own_row_updates_it(blogs: Blogs) {
    let count = OnConflict::column(post::Column::Permalink)
        .value(post::Column::Views, Expr::cust("post.views + 1"))
        .update_column(post::Column::Title)
        .to_owned();
    for _ in 0..2 {
        let upsert = post::Entity::insert(post("acme-hello")).on_conflict(count.clone());
        upsert.exec_without_returning(&blogs.acme()).await.unwrap();
    }
    let after = blogs.snapshot().await;
    assert_eq!(
        (&after.row("post 1")["views"], &after.row("post 1")["title"]),
        (&12.into(), &"stolen".into())
    );
    if blogs.context.backend == Backend::Sqlite && !blogs.acme().support_returning() {
        // SeaORM reads back by `last_insert_id`, which SQLite doesn't set for a row that an upsert met.
        return;
    }
    let upsert = post::Entity::insert(post("acme-second")).on_conflict(on_permalink());
    let returned = upsert.exec_with_returning(&blogs.acme()).await.unwrap();
    assert_eq!((returned.id, returned.blog_id, returned.views), (3, 1, 0));
}

/// Vector 128: the key is taken; nothing about whose it is.
async fn a_plain_insert_that_collides_changes_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let collided = post::Entity::insert(post("foobar-hello"))
        .exec(&blogs.acme())
        .await
        .unwrap_err();
    assert!(
        matches!(collided, DbErr::Query(_) | DbErr::Exec(_)),
        "{collided:?}"
    );
    assert!(
        !collided.to_string().contains("Foobar says hello"),
        "{collided}"
    );
    blogs.assert_unchanged(&before).await;
}

/// Vector 131: MariaDB says the key of the row in the way, where an earlier row of the statement went in by a key of its own.
async fn the_id_of_a_foreign_row_is_not_the_last_one(blogs: Blogs) {
    let statement = |text: &str| Statement::from_string(blogs.raw().get_database_backend(), text);
    let last = async |text: &str| {
        let result = blogs.acme().execute_raw(statement(text)).await.unwrap();
        result.last_insert_id()
    };
    let foreign = "INSERT INTO comment (id, post_id, token, body, stars) \
        VALUES (901, 1, 'new', 'x', 1), (902, 1, 'foobar-1', 'x', 1) ON DUPLICATE KEY UPDATE id = id";
    // Without tenancy it is told.
    let told = blogs.raw().execute_raw(statement(foreign)).await.unwrap();
    assert_eq!(told.last_insert_id(), 2);
    let undo = statement("DELETE FROM comment WHERE id = 901");
    blogs.raw().execute_raw(undo).await.unwrap();

    assert_eq!(last(foreign).await, 0);
    let own = foreign
        .replace("901", "903")
        .replace("'new'", "'other'")
        .replace("foobar-1", "acme-2");
    assert_eq!(last(&own).await, 3);
    let posts = "INSERT INTO post (id, slug, permalink, title, views) \
        VALUES (901, 'new', 'new', 'x', 1), (902, 'x', 'foobar-hello', 'x', 1) ON DUPLICATE KEY UPDATE id = id";
    assert_eq!(last(posts).await, 0);
    let generated = posts.replace("901", "NULL").replace("'new'", "'newer'");
    assert_eq!(last(&generated).await, 902);
}
