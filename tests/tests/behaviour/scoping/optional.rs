//! Entities whose rows may belong to no tenant and are then shared.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryOrder, Set,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, category, draft, post_category, setting};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_tenant_reads_its_own_and_the_shared_rows,
    a_shared_row_has_no_tenant,
    a_shared_row_is_not_written_by_a_tenant,
    whose_a_new_row_is_must_be_said,
    a_shared_row_is_made_centrally,
    shared_writes_let_tenants_write_shared_rows,
    rows_of_nobody_are_not_shared_unless_declared,
    a_reference_to_a_shared_row_is_accepted,
];

async fn ids(db: &TenancyConnection) -> Vec<i32> {
    let categories = category::Entity::find()
        .order_by_asc(category::Column::Id)
        .all(db)
        .await
        .unwrap();
    categories.into_iter().map(|category| category.id).collect()
}

/// B12
async fn a_tenant_reads_its_own_and_the_shared_rows(blogs: Blogs) {
    assert_eq!(ids(&blogs.acme()).await, [1, 3]);
    assert_eq!(ids(&blogs.foobar()).await, [2, 3]);
    assert_eq!(ids(&blogs.empty()).await, [3]);
    assert_eq!(ids(&blogs.tenancy.central_connection()).await, [1, 2, 3]);
}

/// Z56
async fn a_shared_row_has_no_tenant(blogs: Blogs) {
    let found = category::Entity::find_by_id(3)
        .find_also_related(blog::Entity)
        .one(&blogs.acme())
        .await
        .unwrap();
    let (shared, blog) = found.unwrap();
    assert_eq!((shared.blog_id, blog), (None, None));
}

/// Z57, vector 190
async fn a_shared_row_is_not_written_by_a_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let mut shared = category::Entity::find_by_id(3)
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    shared.name = Set("mine".into());
    assert_eq!(shared.update(&db).await, Err(DbErr::RecordNotUpdated));
    assert_eq!(
        category::Entity::delete_by_id(3)
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        0
    );
    let rename =
        category::Entity::update_many().col_expr(category::Column::Name, Expr::value("mine"));
    assert_eq!(rename.exec(&db).await.unwrap().rows_affected, 1);
    let claim = category::Entity::update_many().col_expr(category::Column::BlogId, Expr::value(1));
    assert_eq!(claim.exec(&db).await.unwrap().rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["~category 1"]);
}

/// Z58: neither silently own nor silently shared.
async fn whose_a_new_row_is_must_be_said(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let unsaid = category::ActiveModel {
        name: Set("unsaid".into()),
        ..Default::default()
    };
    assert_refused!(unsaid.insert(&db).await, TenancyError::TenantNotSet { .. });
    let shared = category::ActiveModel {
        blog_id: Set(None),
        name: Set("shared".into()),
        ..Default::default()
    };
    assert_refused!(shared.insert(&db).await, TenancyError::TenantNotSet { .. });
    let foreign = category::ActiveModel {
        blog_id: Set(Some(2)),
        name: Set("foreign".into()),
        ..Default::default()
    };
    assert_refused!(
        foreign.insert(&db).await,
        TenancyError::CrossTenantWrite { .. }
    );
    blogs.assert_unchanged(&before).await;
    let own = category::ActiveModel {
        blog_id: Set(Some(1)),
        name: Set("own".into()),
        ..Default::default()
    };
    assert_eq!(own.insert(&db).await.unwrap().blog_id, Some(1));
}

/// B11, Z58: the explicit way.
async fn a_shared_row_is_made_centrally(blogs: Blogs) {
    let shared = category::ActiveModel {
        blog_id: Set(None),
        name: Set("for all".into()),
        ..Default::default()
    };
    shared
        .insert(&blogs.tenancy.central_connection())
        .await
        .unwrap();
    assert_eq!(ids(&blogs.acme()).await, [1, 3, 4]);
    assert_eq!(ids(&blogs.foobar()).await, [2, 3, 4]);
}

/// Spec §5
async fn shared_writes_let_tenants_write_shared_rows(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let rename =
        setting::Entity::update_many().col_expr(setting::Column::Name, Expr::value("renamed"));
    assert_eq!(rename.exec(&db).await.unwrap().rows_affected, 2);
    let shared = setting::ActiveModel {
        blog_id: Set(None),
        name: Set("shared too".into()),
        ..Default::default()
    };
    assert_eq!(shared.insert(&db).await.unwrap().blog_id, None);
    assert_eq!(
        setting::Entity::find()
            .count(&blogs.foobar())
            .await
            .unwrap(),
        3
    );
    assert_eq!(
        blogs.changes(&before).await,
        ["+setting 4", "~setting 1", "~setting 3"]
    );
}

/// Spec §2: a required tenant column that may be NULL.
async fn rows_of_nobody_are_not_shared_unless_declared(blogs: Blogs) {
    for (db, title) in [(blogs.acme(), "acme"), (blogs.foobar(), "foobar")] {
        let drafts = draft::Entity::find().all(&db).await.unwrap();
        assert_eq!(
            drafts
                .iter()
                .map(|draft| draft.title.as_str())
                .collect::<Vec<_>>(),
            [title]
        );
    }
    assert_eq!(
        draft::Entity::find().count(&blogs.empty()).await.unwrap(),
        0
    );
}

/// Spec §5: references may point to what the tenant sees.
async fn a_reference_to_a_shared_row_is_accepted(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let link = |post, category| post_category::ActiveModel {
        post_id: Set(post),
        category_id: Set(category),
        ..Default::default()
    };
    assert_eq!(link(3, 3).insert(&blogs.acme()).await.unwrap().blog_id, 1);
    assert_refused!(
        link(3, 2).insert(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_refused!(
        link(2, 3).insert(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_eq!(blogs.changes(&before).await, ["+post_category 1-3-3"]);
}
