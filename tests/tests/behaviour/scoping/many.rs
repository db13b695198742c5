//! Entities that are linked to many tenants, read.

use sea_orm::{EntityTrait, LoaderTrait, PaginatorTrait, QueryOrder};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, blog_member, member, topic};
use tenancy_tests::{Blogs, assert_refused, each_backend};

each_backend![
    a_tenant_reads_the_rows_linked_to_it,
    a_row_linked_to_others_alone_is_not_found,
    rows_without_a_link_are_shared_where_declared,
    the_other_tenants_of_a_row_are_not_told,
    without_restrictions_every_row_is_read,
    many_to_many_entities_need_a_tenant,
];

async fn ids(db: &TenancyConnection) -> Vec<i32> {
    let members = member::Entity::find()
        .order_by_asc(member::Column::Id)
        .all(db)
        .await
        .unwrap();
    members.into_iter().map(|member| member.id).collect()
}

/// C2
async fn a_tenant_reads_the_rows_linked_to_it(blogs: Blogs) {
    assert_eq!(ids(&blogs.acme()).await, [1, 3]);
    assert_eq!(ids(&blogs.foobar()).await, [2, 3]);
    assert_eq!(ids(&blogs.empty()).await, [0; 0]);
    assert_eq!(
        member::Entity::find().count(&blogs.acme()).await.unwrap(),
        2
    );
}

/// C3
async fn a_row_linked_to_others_alone_is_not_found(blogs: Blogs) {
    assert_eq!(
        member::Entity::find_by_id(2)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        member::Entity::find_by_id(4)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
}

/// C9
async fn rows_without_a_link_are_shared_where_declared(blogs: Blogs) {
    let names = async |db: TenancyConnection| {
        let topics = topic::Entity::find()
            .order_by_asc(topic::Column::Id)
            .all(&db)
            .await
            .unwrap();
        topics
            .into_iter()
            .map(|topic| topic.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(blogs.acme()).await, ["acme", "shared"]);
    assert_eq!(names(blogs.foobar()).await, ["foobar", "shared"]);
    assert_eq!(names(blogs.empty()).await, ["shared"]);
}

/// Z61
async fn the_other_tenants_of_a_row_are_not_told(blogs: Blogs) {
    let db = blogs.acme();
    let members = member::Entity::find()
        .find_with_related(blog::Entity)
        .all(&db)
        .await
        .unwrap();
    for (member, blogs_of_member) in &members {
        assert_eq!(blogs_of_member, &[blogs.acme.clone()], "{}", member.name);
    }
    let both = member::Entity::find_by_id(3).all(&db).await.unwrap();
    let loaded = both
        .load_many_to_many(blog::Entity, blog_member::Entity, &db)
        .await
        .unwrap();
    assert_eq!(loaded, [[blogs.acme.clone()]]);
    assert_eq!(blog_member::Entity::find().count(&db).await.unwrap(), 2);
}

/// C4
async fn without_restrictions_every_row_is_read(blogs: Blogs) {
    let db = blogs.acme();
    let found =
        member::Entity::without_tenant_restrictions(|| member::Entity::find_by_id(2).one(&db))
            .await
            .unwrap();
    assert_eq!(found.unwrap().name, "bob");
    let opened = member::Entity::find()
        .without_tenancy()
        .all(&db)
        .await
        .unwrap();
    assert_eq!(opened.len(), 4);
}

/// C5, and C6 turned round: an optional entity needs one too.
async fn many_to_many_entities_need_a_tenant(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_refused!(
        member::Entity::find().all(&db).await,
        TenancyError::NoTenant { .. }
    );
    assert_refused!(
        topic::Entity::find().all(&db).await,
        TenancyError::NoTenant { .. }
    );
    let all = blogs
        .tenancy
        .central(async { topic::Entity::find().count(&db).await })
        .await
        .unwrap();
    assert_eq!(all, 3);
}
