//! The tenant's own table.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait, Set};
use tenancy_tests::entities::blogs::{blog, post};
use tenancy_tests::{Blogs, each_backend, refused};

each_backend![
    a_tenant_sees_its_own_row_alone,
    a_tenant_changes_its_own_row_alone,
    a_tenant_is_neither_made_nor_deleted_in_a_tenants_context,
    tenants_are_made_and_deleted_centrally,
    the_tenant_reaches_its_rows_by_relation,
];

/// Spec §3, vector 200
async fn a_tenant_sees_its_own_row_alone(blogs: Blogs) {
    assert_eq!(
        blog::Entity::find().all(&blogs.acme()).await.unwrap(),
        [blogs.acme.clone()]
    );
    assert_eq!(
        blog::Entity::find_by_id(2)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        blog::Entity::find()
            .all(&blogs.tenancy.central_connection())
            .await
            .unwrap()
            .len(),
        3
    );
}

/// Spec §3, §5
async fn a_tenant_changes_its_own_row_alone(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let rename = blog::Entity::update_many().col_expr(blog::Column::Name, Expr::value("Renamed"));
    assert_eq!(rename.exec(&db).await.unwrap().rows_affected, 1);
    let mut foreign = blogs.foobar.clone().into_active_model();
    foreign.name = Set("Renamed".into());
    assert_eq!(
        foreign.update(&db).await,
        Err(sea_orm::DbErr::RecordNotUpdated)
    );
    assert_eq!(blogs.changes(&before).await, ["~blog 1"]);
}

/// Spec §3
async fn a_tenant_is_neither_made_nor_deleted_in_a_tenants_context(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let new = blog::ActiveModel {
        slug: Set("new".into()),
        name: Set("New".into()),
        ..Default::default()
    };
    refused(new.insert(&blogs.acme()).await);
    refused(blog::Entity::delete_by_id(1).exec(&blogs.acme()).await);
    refused(blogs.empty.clone().delete(&blogs.empty()).await);
    refused(blog::Entity::delete_many().exec(&blogs.empty()).await);
    blogs.assert_unchanged(&before).await;
}

/// Spec §3
async fn tenants_are_made_and_deleted_centrally(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.tenancy.central_connection();
    let new = blog::ActiveModel {
        slug: Set("new".into()),
        name: Set("New".into()),
        ..Default::default()
    };
    let new = new.insert(&db).await.unwrap();
    assert_eq!(
        blogs.empty.clone().delete(&db).await.unwrap().rows_affected,
        1
    );
    assert_eq!(blogs.changes(&before).await, ["-blog 3", "+blog 4"]);
    assert_eq!(
        post::Entity::find()
            .all(&blogs.tenancy.for_tenant(&new))
            .await
            .unwrap()
            .len(),
        0
    );
}

/// A2 from the other side.
async fn the_tenant_reaches_its_rows_by_relation(blogs: Blogs) {
    let posts = blogs
        .acme
        .find_related(post::Entity)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(posts.len(), 2);
    let strangers = blogs
        .foobar
        .find_related(post::Entity)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(strangers.len(), 0);
}
