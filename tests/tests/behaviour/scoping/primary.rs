//! An entity with the tenant's key in its rows, read.

use futures_util::TryStreamExt;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, post};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    a_created_row_is_read_back_with_its_tenant,
    a_tenant_reads_its_own_rows_and_never_anothers,
    going_from_tenant_to_tenant_and_back_changes_what_is_read,
    a_query_belongs_to_the_connection_that_runs_it,
    a_count_is_the_tenants_own,
    another_tenants_primary_key_finds_nothing,
    an_or_condition_does_not_open_the_tenant,
    a_condition_on_the_tenant_column_is_narrowed_not_trusted,
    aggregates_see_the_tenants_rows_alone,
    pages_and_streams_hold_the_tenants_rows_alone,
    a_blog_without_posts_sees_none,
];

async fn ids(db: &TenancyConnection) -> Vec<i32> {
    let posts = post::Entity::find()
        .order_by_asc(post::Column::Id)
        .all(db)
        .await
        .unwrap();
    posts.into_iter().map(|post| post.id).collect()
}

/// A2: the tenant column is the tenant's, and the tenant relation leads to it.
async fn a_created_row_is_read_back_with_its_tenant(blogs: Blogs) {
    let db = blogs.acme();
    let (hello, blog) = post::Entity::find_by_id(1)
        .find_also_related(blog::Entity)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(hello.blog_id, blogs.acme.id);
    assert_eq!(blog, Some(blogs.acme.clone()));
}

/// A3, B2
async fn a_tenant_reads_its_own_rows_and_never_anothers(blogs: Blogs) {
    assert_eq!(ids(&blogs.acme()).await, [1, 3]);
    assert_eq!(ids(&blogs.foobar()).await, [2, 4, 5]);
    let first = post::Entity::find()
        .order_by_asc(post::Column::Id)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(first.blog_id, blogs.foobar.id);
}

/// A4, B3: on one connection that follows the context.
async fn going_from_tenant_to_tenant_and_back_changes_what_is_read(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.acme)
            .unwrap()
            .enter(ids(&db))
            .await,
        [1, 3]
    );
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.foobar)
            .unwrap()
            .enter(ids(&db))
            .await,
        [2, 4, 5]
    );
    assert_eq!(
        blogs
            .tenancy
            .context(&blogs.acme)
            .unwrap()
            .enter(ids(&db))
            .await,
        [1, 3]
    );
}

/// Vectors 64, 181: it was made before anybody was there.
async fn a_query_belongs_to_the_connection_that_runs_it(blogs: Blogs) {
    let query = post::Entity::find().order_by_asc(post::Column::Id);
    let (acme, foobar) = (blogs.acme(), blogs.foobar());
    for (db, expected) in [
        (&acme, &[1, 3][..]),
        (&foobar, &[2, 4, 5]),
        (&acme, &[1, 3]),
    ] {
        let posts = query.clone().all(db).await.unwrap();
        let found: Vec<_> = posts.iter().map(|post| post.id).collect();
        assert_eq!(found, expected);
    }
}

/// A5
async fn a_count_is_the_tenants_own(blogs: Blogs) {
    assert_eq!(post::Entity::find().count(&blogs.acme()).await.unwrap(), 2);
    assert_eq!(
        post::Entity::find().count(&blogs.foobar()).await.unwrap(),
        3
    );
}

/// B4, Z2
async fn another_tenants_primary_key_finds_nothing(blogs: Blogs) {
    assert_eq!(
        post::Entity::find_by_id(2)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
    assert!(
        post::Entity::find_by_id(2)
            .one(&blogs.foobar())
            .await
            .unwrap()
            .is_some()
    );
}

/// Z1, vectors 1, 6
async fn an_or_condition_does_not_open_the_tenant(blogs: Blogs) {
    let either = Condition::any()
        .add(post::Column::Views.gt(100))
        .add(post::Column::Title.contains("says"));
    let found = post::Entity::find()
        .filter(either)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(found.iter().map(|post| post.id).collect::<Vec<_>>(), [1]);
}

/// Vectors 4, 5, 7: the predicate is always added.
async fn a_condition_on_the_tenant_column_is_narrowed_not_trusted(blogs: Blogs) {
    let db = blogs.acme();
    let count = async |condition: Condition| {
        post::Entity::find()
            .filter(condition)
            .count(&db)
            .await
            .unwrap()
    };
    assert_eq!(
        count(Condition::all().add(post::Column::BlogId.eq(2))).await,
        0
    );
    assert_eq!(
        count(Condition::all().add(post::Column::BlogId.is_in([1, 2]))).await,
        2
    );
    assert_eq!(
        count(
            Condition::any()
                .add(post::Column::BlogId.eq(1))
                .add(post::Column::BlogId.eq(2))
        )
        .await,
        2
    );
    assert_eq!(
        count(Condition::all().not().add(post::Column::BlogId.eq(1))).await,
        0
    );
}

/// Z2
async fn aggregates_see_the_tenants_rows_alone(blogs: Blogs) {
    let aggregate = async |db: TenancyConnection| {
        post::Entity::find()
            .select_only()
            .column_as(post::Column::Id.count(), "count")
            .column_as(post::Column::Id.min(), "min")
            .column_as(post::Column::Id.max(), "max")
            .column_as(post::Column::Views.max(), "views")
            .into_tuple::<(i64, i32, i32, i32)>()
            .one(&db)
            .await
            .unwrap()
            .unwrap()
    };
    assert_eq!(aggregate(blogs.acme()).await, (2, 1, 3, 30));
    assert_eq!(aggregate(blogs.foobar()).await, (3, 2, 5, 500));
}

/// Z3
async fn pages_and_streams_hold_the_tenants_rows_alone(blogs: Blogs) {
    let db = blogs.foobar();
    let pages = post::Entity::find()
        .order_by_asc(post::Column::Id)
        .paginate(&db, 2);
    let total = pages.num_items_and_pages().await.unwrap();
    assert_eq!((total.number_of_items, total.number_of_pages), (3, 2));
    let page = pages.fetch_page(1).await.unwrap();
    assert_eq!(page.iter().map(|post| post.id).collect::<Vec<_>>(), [5]);

    let stream = post::Entity::find()
        .order_by_asc(post::Column::Id)
        .stream(&db)
        .await
        .unwrap();
    let streamed: Vec<post::Model> = stream.try_collect().await.unwrap();
    assert_eq!(
        streamed.iter().map(|post| post.id).collect::<Vec<_>>(),
        [2, 4, 5]
    );
}

/// A8: a tenant without rows.
async fn a_blog_without_posts_sees_none(blogs: Blogs) {
    assert_eq!(ids(&blogs.empty()).await, [0; 0]);
    assert_eq!(post::Entity::find().count(&blogs.empty()).await.unwrap(), 0);
}
