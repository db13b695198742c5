//! Entities that are linked to many tenants, written.

use std::time::Duration;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Set, SqlErr,
    TransactionTrait,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog_member, blog_topic, member, topic};
use tenancy_tests::{Blogs, assert_refused, each_backend, refused};

each_backend![
    a_new_row_is_linked_to_its_tenant,
    several_new_rows_are_linked_to_their_tenant,
    without_a_tenant_nothing_is_stored,
    a_row_is_changed_by_its_only_tenant,
    a_row_of_two_tenants_loses_one_link,
    a_row_goes_with_its_last_link,
    nobody_links_itself_to_a_strangers_row,
    link_rows_are_the_tenants_own,
    nobody_claims_a_shared_row,
    nobody_makes_an_own_row_everybodys,
    a_row_goes_when_both_its_tenants_delete_it_at_once,
    a_link_without_its_tenant_is_filled_in_where_the_database_tells_the_key,
    central_code_links_anybody,
];

fn new_member() -> member::ActiveModel {
    member::ActiveModel {
        name: Set("new".into()),
        ..Default::default()
    }
}

/// C1
async fn a_new_row_is_linked_to_its_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let member = new_member().insert(&blogs.acme()).await.unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["+blog_member 1-5", "+member 5"]
    );
    assert_eq!(
        member::Entity::find_by_id(member.id)
            .one(&blogs.acme())
            .await
            .unwrap(),
        Some(member.clone())
    );
    assert_eq!(
        member::Entity::find_by_id(member.id)
            .one(&blogs.foobar())
            .await
            .unwrap(),
        None
    );
}

/// C1 in bulk, where the database tells the new keys.
async fn several_new_rows_are_linked_to_their_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let named = |id| member::ActiveModel {
        id: Set(id),
        name: Set("new".into()),
    };
    member::Entity::insert_many([named(10), named(11)])
        .exec(&blogs.acme())
        .await
        .unwrap();
    let changes = blogs.changes(&before).await;
    assert_eq!(
        changes,
        [
            "+blog_member 1-10",
            "+blog_member 1-11",
            "+member 10",
            "+member 11"
        ]
    );
}

/// C7, Z59, and C8 turned round
async fn without_a_tenant_nothing_is_stored(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.tenancy.connection();
    assert_refused!(
        new_member().insert(&db).await,
        TenancyError::NoTenant { .. }
    );
    let topic = topic::ActiveModel {
        name: Set("new".into()),
        ..Default::default()
    };
    assert_refused!(
        topic.clone().insert(&db).await,
        TenancyError::NoTenant { .. }
    );
    blogs.assert_unchanged(&before).await;
    blogs
        .tenancy
        .central(async { topic.insert(&db).await })
        .await
        .unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["+topic 4"],
        "stored with no tenants"
    );
}

/// Spec §5: rows linked to this tenant alone.
async fn a_row_is_changed_by_its_only_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let rename =
        member::Entity::update_many().col_expr(member::Column::Name, Expr::value("renamed"));
    assert_eq!(rename.exec(&db).await.unwrap().rows_affected, 1);
    for id in [2, 3, 4] {
        let rename = member::ActiveModel {
            id: Set(id),
            name: Set("renamed".into()),
        };
        assert_eq!(
            rename.update(&db).await,
            Err(DbErr::RecordNotUpdated),
            "member {id}"
        );
    }
    let shared = topic::Entity::update_many().col_expr(topic::Column::Name, Expr::value("renamed"));
    assert_eq!(shared.exec(&db).await.unwrap().rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["~member 1", "~topic 1"]);
}

/// Z62
async fn a_row_of_two_tenants_loses_one_link(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let deleted = member::Entity::delete_by_id(3)
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(deleted.rows_affected, 1);
    assert_eq!(blogs.changes(&before).await, ["-blog_member 1-3"]);
    assert!(
        member::Entity::find_by_id(3)
            .one(&blogs.foobar())
            .await
            .unwrap()
            .is_some()
    );
}

/// Z62
async fn a_row_goes_with_its_last_link(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let own = member::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        own.into_active_model()
            .delete(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(
        blogs.changes(&before).await,
        ["-blog_member 1-1", "-member 1"]
    );

    let before = blogs.snapshot().await;
    let all = member::Entity::delete_many()
        .exec(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(all.rows_affected, 2);
    let changes = blogs.changes(&before).await;
    assert_eq!(
        changes,
        ["-blog_member 2-2", "-blog_member 2-3", "-member 2"],
        "acme still has the third"
    );
}

/// Vector 213
async fn nobody_links_itself_to_a_strangers_row(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let claim = blog_member::ActiveModel {
        member_id: Set(2),
        blog_id: Set(1),
    };
    assert_refused!(
        claim.insert(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    let claim = blog_member::ActiveModel {
        member_id: Set(4),
        blog_id: Set(1),
    };
    assert_refused!(
        blog_member::Entity::insert(claim).exec(&blogs.acme()).await,
        TenancyError::CrossTenantReference { .. }
    );
    let moved =
        blog_member::Entity::update_many().col_expr(blog_member::Column::MemberId, Expr::value(2));
    refused(moved.exec(&blogs.acme()).await);
    blogs.assert_unchanged(&before).await;
}

/// Spec §5: the link rows themselves.
async fn link_rows_are_the_tenants_own(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let foreign = blog_member::ActiveModel {
        member_id: Set(1),
        blog_id: Set(2),
    };
    assert_refused!(
        foreign.insert(&blogs.acme()).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_eq!(
        blog_member::Entity::delete_by_id((3, 2))
            .exec(&blogs.acme())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    blogs.assert_unchanged(&before).await;
    blog_member::Entity::delete_by_id((3, 1))
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(blogs.changes(&before).await, ["-blog_member 1-3"]);
}

/// Vector 192: a topic that is linked to nobody is everybody's, and whoever is linked to it alone may change it.
async fn nobody_claims_a_shared_row(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let claim = blog_topic::ActiveModel {
        topic_id: Set(3),
        blog_id: Set(1),
    };
    let acme = blogs.acme();
    let inserted = blog_topic::Entity::insert(claim).exec_without_returning(&acme);
    assert_refused!(inserted.await, TenancyError::CrossTenantReference { .. });
    assert_refused!(
        blogs
            .acme()
            .execute_unprepared(
                "INSERT INTO blog_topic (topic_id, blog_id) SELECT id, 1 FROM topic WHERE id > 2"
            )
            .await,
        TenancyError::CrossTenantReference { .. }
    );
    let moved =
        blog_topic::Entity::update_many().col_expr(blog_topic::Column::TopicId, Expr::value(3));
    refused(moved.exec(&blogs.acme()).await);
    blogs.assert_unchanged(&before).await;
}

/// Vector 192: without its last link a topic would be everybody's.
async fn nobody_makes_an_own_row_everybodys(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for text in [
        "DELETE FROM blog_topic",
        "DELETE FROM blog_topic WHERE topic_id = 1",
        "UPDATE blog_topic SET topic_id = 2",
        "UPDATE topic SET id = 77 WHERE id = 1",
    ] {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            err.to_string().contains("delete from `topic`"),
            "{text}: {err}"
        );
    }
    blogs.assert_unchanged(&before).await;
    topic::Entity::delete_by_id(1)
        .exec(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        blogs.changes(&before).await,
        ["-blog_topic 1-1", "-topic 1"],
        "the link goes with the row"
    );
}

/// Vector 192: each sees the other's link as long as it isn't gone, and would leave the row behind.
async fn a_row_goes_when_both_its_tenants_delete_it_at_once(blogs: Blogs) {
    let transaction = blogs.acme().begin().await.unwrap();
    member::Entity::delete_by_id(3)
        .exec(&transaction)
        .await
        .unwrap();
    let foobar = blogs.foobar();
    let other = tokio::spawn(async move { member::Entity::delete_by_id(3).exec(&foobar).await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    transaction.commit().await.unwrap();
    assert_eq!(other.await.unwrap().unwrap().rows_affected, 1);
    let central = blogs.tenancy.central_connection();
    let left = member::Entity::find_by_id(3).one(&central).await.unwrap();
    assert_eq!(left, None);
}

/// Spec §5: the tenant column is part of the primary key, which MySQL doesn't return, so there it must be set. The link is to a
/// row that was linked before, so it is there already.
async fn a_link_without_its_tenant_is_filled_in_where_the_database_tells_the_key(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let link = blog_topic::ActiveModel {
        topic_id: Set(1),
        ..Default::default()
    };
    let inserted = link.insert(&blogs.acme()).await;
    if blogs.acme().support_returning() {
        let err = inserted.unwrap_err().sql_err();
        assert!(
            matches!(err, Some(SqlErr::UniqueConstraintViolation(_))),
            "{err:?}"
        );
        blogs.assert_unchanged(&before).await;
    } else {
        assert_refused!(inserted, TenancyError::TenantNotSet { .. });
        blogs.assert_unchanged(&before).await;
    }
}

/// Spec §5
async fn central_code_links_anybody(blogs: Blogs) {
    let db = blogs.tenancy.central_connection();
    blog_member::ActiveModel {
        member_id: Set(4),
        blog_id: Set(3),
    }
    .insert(&db)
    .await
    .unwrap();
    assert_eq!(
        member::Entity::find()
            .all(&blogs.empty())
            .await
            .unwrap()
            .len(),
        1
    );
}
