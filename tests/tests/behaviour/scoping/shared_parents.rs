//! Rows under a shared parent are shared rows: read by all, written by nobody.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, QueryOrder, Set};
use tenancy_sea::entity::{Declaration, EntityDeclaration, Ownership};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, category};
use tenancy_tests::{Blogs, assert_refused, each_backend};

use crate::by_hand::entity;

each_backend![
    rows_under_a_shared_parent_are_read_by_all,
    nothing_is_put_under_a_shared_parent,
    rows_under_a_shared_parent_are_written_by_nobody,
];

entity!(
    hint,
    "hint",
    { category_id: i32, text: String },
    [Category(CategoryId, category::Entity, category::Column::Id)],
    Ownership::BelongsToPrimaryModel { relations: vec!["Category"] }
);

/// Hints 1 and 2 stand under the categories of acme and foobar, 3 under the shared one.
async fn tenancy(blogs: &Blogs) -> Tenancy<blog::Entity> {
    for text in [
        "CREATE TABLE hint (id integer PRIMARY KEY, category_id integer NOT NULL, text varchar(40) NOT NULL)",
        "INSERT INTO hint (id, category_id, text) VALUES (1, 1, 'acme'), (2, 2, 'foobar'), (3, 3, 'shared')",
    ] {
        blogs.raw().execute_unprepared(text).await.unwrap();
    }
    Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*")
        .entity::<hint::Entity>()
        .build()
        .await
        .unwrap()
}

/// The hints as they are, whosever.
async fn stored(blogs: &Blogs) -> Vec<(i32, i32, String)> {
    let hints = hint::Entity::find()
        .order_by_asc(hint::Column::Id)
        .all(blogs.raw())
        .await
        .unwrap();
    hints
        .into_iter()
        .map(|hint| (hint.id, hint.category_id, hint.text))
        .collect()
}

/// Spec §5
async fn rows_under_a_shared_parent_are_read_by_all(blogs: Blogs) {
    let tenancy = tenancy(&blogs).await;
    for (tenant, expected) in [(1, &[1, 3][..]), (2, &[2, 3]), (3, &[3])] {
        let mut hints = hint::Entity::find()
            .all(&tenancy.for_tenant(tenant))
            .await
            .unwrap();
        hints.sort_by_key(|hint| hint.id);
        let ids: Vec<_> = hints.iter().map(|hint| hint.id).collect();
        assert_eq!(ids, expected, "blog {tenant}");
    }
}

/// Vector 214: a row that everybody would see, and one that is moved there.
async fn nothing_is_put_under_a_shared_parent(blogs: Blogs) {
    let tenancy = tenancy(&blogs).await;
    let db = tenancy.for_tenant(&blogs.acme);
    let before = stored(&blogs).await;
    let under = |category_id| hint::ActiveModel {
        id: Set(10),
        category_id: Set(category_id),
        text: Set("new".into()),
    };
    for category in [3, 2, 99] {
        let inserted = hint::Entity::insert(under(category)).exec_without_returning(&db);
        assert_refused!(inserted.await, TenancyError::CrossTenantReference { .. });
        let moved = hint::Entity::update_many()
            .col_expr(hint::Column::CategoryId, Expr::value(category))
            .exec(&db);
        assert_refused!(moved.await, TenancyError::CrossTenantReference { .. });
    }
    assert_eq!(stored(&blogs).await, before);
    let own = hint::Entity::insert(under(1)).exec_without_returning(&db);
    own.await.unwrap();
    assert_eq!(stored(&blogs).await.last().unwrap().1, 1);
}

/// Spec §5, vector 190 a level below.
async fn rows_under_a_shared_parent_are_written_by_nobody(blogs: Blogs) {
    let tenancy = tenancy(&blogs).await;
    let db = tenancy.for_tenant(&blogs.acme);
    let updated = hint::Entity::update_many()
        .col_expr(hint::Column::Text, Expr::value("x"))
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(updated.rows_affected, 1);
    let deleted = hint::Entity::delete_many().exec(&db).await.unwrap();
    assert_eq!(deleted.rows_affected, 1);
    let left = [(2, 2, "foobar".to_owned()), (3, 3, "shared".to_owned())];
    assert_eq!(stored(&blogs).await, left);
}
