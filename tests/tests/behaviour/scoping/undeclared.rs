//! A table that no entity declares.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, ModelTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{note, post};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    an_undeclared_table_is_refused_in_a_tenants_context,
    an_undeclared_table_is_refused_through_a_relation,
    an_undeclared_table_is_everybodys_centrally,
];

/// A9, A12, vector 202: declaring is what scopes, so what is undeclared is refused instead of being open.
async fn an_undeclared_table_is_refused_in_a_tenants_context(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    match tenancy_tests::refused(note::Entity::find().count(&db).await) {
        TenancyError::UndeclaredTable { table } => assert!(table.contains("note"), "{table}"),
        other => panic!("expected UndeclaredTable, got {other:?}"),
    }
    let note = note::ActiveModel {
        post_id: Set(1),
        text: Set("new".into()),
        ..Default::default()
    };
    assert_refused!(note.insert(&db).await, TenancyError::UndeclaredTable { .. });
    assert_refused!(
        note::Entity::delete_many().exec(&db).await,
        TenancyError::UndeclaredTable { .. }
    );
    assert_refused!(
        db.execute_unprepared("SELECT * FROM no_such_table").await,
        TenancyError::UndeclaredTable { .. }
    );
    assert_refused!(
        note::Entity::find().all(&blogs.tenancy.connection()).await,
        TenancyError::UndeclaredTable { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// A11: also next to a table that is declared.
async fn an_undeclared_table_is_refused_through_a_relation(blogs: Blogs) {
    let db = blogs.acme();
    let post = post::Entity::find_by_id(1).one(&db).await.unwrap().unwrap();
    assert_refused!(
        post.find_related(note::Entity).all(&db).await,
        TenancyError::UndeclaredTable { .. }
    );
    let joined = post::Entity::find()
        .find_also_related(note::Entity)
        .all(&db)
        .await;
    assert_refused!(joined, TenancyError::UndeclaredTable { .. });
}

/// A13
async fn an_undeclared_table_is_everybodys_centrally(blogs: Blogs) {
    assert_eq!(
        note::Entity::find()
            .count(&blogs.tenancy.central_connection())
            .await
            .unwrap(),
        2
    );
    let db = blogs.tenancy.connection();
    let count = blogs
        .tenancy
        .central(async { note::Entity::find().count(&db).await })
        .await
        .unwrap();
    assert_eq!(count, 2);
}
