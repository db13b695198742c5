//! Code that runs for nobody.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_sea::{Outside, TenancyError};
use tenancy_tests::entities::blogs::{blog, category, comment, post};
use tenancy_tests::{Blogs, assert_refused, each_backend, refused};

each_backend![
    without_a_tenant_nothing_is_read,
    without_a_tenant_nothing_is_written,
    an_optional_entity_needs_a_tenant_too,
    the_refusal_says_how_to_get_inside,
    a_row_without_a_tenant_is_refused_by_the_database,
    outside_can_be_declared_central,
];

fn new_post() -> post::ActiveModel {
    post::ActiveModel {
        slug: Set("new".into()),
        title: Set("New".into()),
        views: Set(0),
        ..Default::default()
    }
}

/// B8, Z32; A6, A10 turned round: refused unless central.
async fn without_a_tenant_nothing_is_read(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_refused!(
        post::Entity::find().all(&db).await,
        TenancyError::NoTenant { .. }
    );
    assert_refused!(
        post::Entity::find_by_id(1).one(&db).await,
        TenancyError::NoTenant { .. }
    );
    assert_refused!(
        post::Entity::find().count(&db).await,
        TenancyError::NoTenant { .. }
    );
    assert_refused!(
        comment::Entity::find().count(&db).await,
        TenancyError::NoTenant { .. }
    );
    assert_refused!(
        blog::Entity::find().count(&db).await,
        TenancyError::NoTenant { .. }
    );
    let Err(err) = post::Entity::find().stream(&db).await.map(drop) else {
        panic!("a stream began")
    };
    assert!(
        matches!(
            TenancyError::from_db_err(&err),
            Some(TenancyError::NoTenant { .. })
        ),
        "{err:?}"
    );
}

/// B9, Z32
async fn without_a_tenant_nothing_is_written(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.tenancy.connection();
    assert_refused!(new_post().insert(&db).await, TenancyError::NoTenant { .. });
    let mut named = new_post();
    named.blog_id = Set(1);
    assert_refused!(named.insert(&db).await, TenancyError::NoTenant { .. });
    let update = post::Entity::update_many().col_expr(post::Column::Views, Expr::value(0));
    assert_refused!(update.exec(&db).await, TenancyError::NoTenant { .. });
    assert_refused!(
        post::Entity::delete_many().exec(&db).await,
        TenancyError::NoTenant { .. }
    );
    blogs.assert_unchanged(&before).await;
}

/// B10, B11 turned round; Z34: never all tenants' rows.
async fn an_optional_entity_needs_a_tenant_too(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.tenancy.connection();
    assert_refused!(
        category::Entity::find().all(&db).await,
        TenancyError::NoTenant { .. }
    );
    let category = category::ActiveModel {
        name: Set("new".into()),
        ..Default::default()
    };
    assert_refused!(
        category.clone().insert(&db).await,
        TenancyError::NoTenant { .. }
    );
    blogs.assert_unchanged(&before).await;
    blogs
        .tenancy
        .central(async { category.insert(&db).await })
        .await
        .unwrap();
    assert_eq!(blogs.changes(&before).await, ["+category 4"]);
}

/// D23
async fn the_refusal_says_how_to_get_inside(blogs: Blogs) {
    let text = refused(post::Entity::find().all(&blogs.tenancy.connection()).await).to_string();
    assert!(
        text.contains("post") && text.contains("for_tenant") && text.contains("central"),
        "{text}"
    );
}

/// A17: centrally nobody fills the column in, and the database rejects the row.
async fn a_row_without_a_tenant_is_refused_by_the_database(blogs: Blogs) {
    let before = blogs.snapshot().await;
    new_post()
        .insert(&blogs.tenancy.central_connection())
        .await
        .unwrap_err();
    blogs.assert_unchanged(&before).await;
}

/// A6, A10, B10, B11, B15, C6, C8: the behaviour of the seeds, for those who ask for it.
async fn outside_can_be_declared_central(blogs: Blogs) {
    let tenancy = Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*")
        .outside_tenancy(Outside::Central)
        .build()
        .await
        .unwrap();
    let db = tenancy.connection();
    assert_eq!(post::Entity::find().count(&db).await.unwrap(), 5);
    assert_eq!(comment::Entity::find().count(&db).await.unwrap(), 6);
    let shared = category::ActiveModel {
        name: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(shared.insert(&db).await.unwrap().blog_id, None);
    assert_eq!(
        tenancy
            .run(&blogs.acme, post::Entity::find().count(&db))
            .await
            .unwrap(),
        2
    );
}
