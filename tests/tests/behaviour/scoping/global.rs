//! Entities that belong to nobody.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{country, currency, event};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    every_tenant_sees_all_global_rows,
    global_rows_written_by_a_tenant_are_everybodys,
    global_rows_need_no_tenant,
    a_read_only_entity_is_written_centrally_alone,
    a_global_column_that_looks_like_the_tenants_is_left_alone,
];

/// A14
async fn every_tenant_sees_all_global_rows(blogs: Blogs) {
    for db in [blogs.acme(), blogs.foobar(), blogs.empty()] {
        assert_eq!(country::Entity::find().count(&db).await.unwrap(), 2);
        assert_eq!(currency::Entity::find().count(&db).await.unwrap(), 1);
    }
}

/// A15
async fn global_rows_written_by_a_tenant_are_everybodys(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for (db, name) in [(blogs.acme(), "Chad"), (blogs.foobar(), "Oman")] {
        country::ActiveModel {
            name: Set(name.into()),
            ..Default::default()
        }
        .insert(&db)
        .await
        .unwrap();
    }
    assert_eq!(
        country::Entity::find()
            .count(&blogs.tenancy.central_connection())
            .await
            .unwrap(),
        4
    );
    assert_eq!(
        country::Entity::find().count(&blogs.empty()).await.unwrap(),
        4
    );
    assert_eq!(blogs.changes(&before).await, ["+country 3", "+country 4"]);
}

/// Spec §3: in no context at all.
async fn global_rows_need_no_tenant(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_eq!(country::Entity::find().count(&db).await.unwrap(), 2);
    country::ActiveModel {
        name: Set("Chad".into()),
        ..Default::default()
    }
    .insert(&db)
    .await
    .unwrap();
    assert_eq!(
        country::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        3
    );
}

/// Spec §2, §3
async fn a_read_only_entity_is_written_centrally_alone(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let pound = currency::ActiveModel {
        name: Set("pound".into()),
        ..Default::default()
    };
    assert_refused!(
        pound.clone().insert(&blogs.acme()).await,
        TenancyError::ReadOnly { .. }
    );
    let rename = currency::ActiveModel {
        id: Set(1),
        name: Set("pound".into()),
    };
    assert_refused!(
        rename.update(&blogs.acme()).await,
        TenancyError::ReadOnly { .. }
    );
    assert_refused!(
        currency::Entity::delete_many().exec(&blogs.acme()).await,
        TenancyError::ReadOnly { .. }
    );
    blogs.assert_unchanged(&before).await;
    pound
        .insert(&blogs.tenancy.central_connection())
        .await
        .unwrap();
    assert_eq!(blogs.changes(&before).await, ["+currency 2"]);
}

/// Issue point 8: no false alarm by the guard, no filling in, no clause.
async fn a_global_column_that_looks_like_the_tenants_is_left_alone(blogs: Blogs) {
    let db = blogs.acme();
    let events = event::Entity::find()
        .order_by_asc(event::Column::Id)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(
        events.iter().map(|event| event.blog_id).collect::<Vec<_>>(),
        [1, 2]
    );
    let foreign = event::ActiveModel {
        blog_id: Set(2),
        name: Set("visited".into()),
        ..Default::default()
    };
    assert_eq!(foreign.insert(&db).await.unwrap().blog_id, 2);
    let theirs = event::Entity::find()
        .filter(event::Column::BlogId.eq(2))
        .count(&db)
        .await
        .unwrap();
    assert_eq!(theirs, 2);
}
