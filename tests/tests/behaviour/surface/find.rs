use sea_orm::{
    ColumnTrait, DbErr, EntityLoaderTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend, on_backends};

use super::ids;

each_backend![
    find_all,
    find_one,
    find_require_one,
    find_by_id,
    find_by_unique_column,
    filter_by_unique_column,
    filter,
    belongs_to,
    order_by_limit_offset,
    distinct,
];
on_backends![Postgres => distinct_on];

async fn find_all(blogs: Blogs) {
    let db = blogs.acme();
    assert_eq!(
        ids!(
            post::Entity::find()
                .order_by_id_asc()
                .all(&db)
                .await
                .unwrap()
        ),
        [1, 3]
    );
    assert_eq!(
        ids!(
            comment::Entity::find()
                .order_by_id_asc()
                .all(&db)
                .await
                .unwrap()
        ),
        [1, 3, 5]
    );
    assert_eq!(
        ids!(
            comment::Entity::find()
                .order_by_id_desc()
                .all(&blogs.foobar())
                .await
                .unwrap()
        ),
        [6, 4, 2]
    );
}

async fn find_one(blogs: Blogs) {
    let db = blogs.foobar();
    assert_eq!(
        post::Entity::find()
            .order_by_id_asc()
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id,
        2
    );
    assert_eq!(
        comment::Entity::find()
            .order_by_id_asc()
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id,
        2
    );
    assert_eq!(
        post::Entity::find().one(&blogs.empty()).await.unwrap(),
        None
    );
}

async fn find_require_one(blogs: Blogs) {
    assert_eq!(
        post::Entity::find_by_id(1)
            .require_one(&blogs.acme())
            .await
            .unwrap()
            .id,
        1
    );
    let missing = post::Entity::find_by_id(2).require_one(&blogs.acme()).await;
    assert!(
        matches!(missing, Err(DbErr::RecordNotFound(_))),
        "{missing:?}"
    );
    let missing = comment::Entity::find_by_id(2)
        .require_one(&blogs.acme())
        .await;
    assert!(
        matches!(missing, Err(DbErr::RecordNotFound(_))),
        "{missing:?}"
    );
}

async fn find_by_id(blogs: Blogs) {
    let db = blogs.acme();
    assert!(
        post::Entity::find_by_id(3)
            .one(&db)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(post::Entity::find_by_id(4).one(&db).await.unwrap(), None);
    assert!(
        comment::Entity::find_by_id(5)
            .one(&db)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(comment::Entity::find_by_id(6).one(&db).await.unwrap(), None);
}

async fn find_by_unique_column(blogs: Blogs) {
    let db = blogs.acme();
    assert_eq!(
        post::Entity::find_by_permalink("acme-hello".to_owned())
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id,
        1
    );
    assert_eq!(
        post::Entity::find_by_permalink("foobar-hello".to_owned())
            .one(&db)
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        comment::Entity::find_by_token("acme-2".to_owned())
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id,
        3
    );
    assert_eq!(
        comment::Entity::find_by_token("foobar-1".to_owned())
            .one(&db)
            .await
            .unwrap(),
        None
    );
    let by_slug = post::Entity::find_by_blog_slug((1, "second".to_owned()))
        .one(&db)
        .await
        .unwrap();
    assert_eq!(by_slug.unwrap().id, 3);
    assert_eq!(
        post::Entity::find_by_blog_slug((2, "third".to_owned()))
            .one(&db)
            .await
            .unwrap(),
        None
    );
}

async fn filter_by_unique_column(blogs: Blogs) {
    let db = blogs.acme();
    assert_eq!(
        post::Entity::load()
            .filter_by_permalink("acme-hello".to_owned())
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id,
        1
    );
    assert_eq!(
        post::Entity::load()
            .filter_by_permalink("foobar-hello".to_owned())
            .one(&db)
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        comment::Entity::load()
            .filter_by_id(2)
            .one(&db)
            .await
            .unwrap(),
        None
    );
}

async fn filter(blogs: Blogs) {
    let db = blogs.acme();
    let popular = post::Entity::find()
        .filter(post::Column::Views.gt(20))
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(popular), [3]);
    let first = comment::Entity::find()
        .filter(comment::Column::Body.eq("first"))
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(first), [1]);
    let typed = post::Entity::find()
        .filter(post::COLUMN.slug.eq("hello"))
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(ids!(typed), [2]);
}

async fn belongs_to(blogs: Blogs) {
    let hello = post::Entity::find_by_id(1)
        .one(&blogs.acme())
        .await
        .unwrap()
        .unwrap();
    let comments = comment::Entity::find()
        .inner_join(post::Entity)
        .belongs_to(&hello)
        .order_by_id_asc();
    assert_eq!(
        ids!(comments.clone().all(&blogs.acme()).await.unwrap()),
        [1, 3]
    );
    assert_eq!(comments.all(&blogs.foobar()).await.unwrap().len(), 0);
    assert_eq!(
        hello
            .find_related(comment::Entity)
            .all(&blogs.foobar())
            .await
            .unwrap()
            .len(),
        0
    );
}

async fn order_by_limit_offset(blogs: Blogs) {
    let db = blogs.foobar();
    let posts = post::Entity::find()
        .order_by_desc(post::Column::Views)
        .limit(1)
        .offset(1)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(posts), [4]);
    let comments = comment::Entity::find()
        .order_by_asc(comment::Column::Stars)
        .limit(2)
        .offset(1)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(comments), [4, 6]);
}

async fn distinct(blogs: Blogs) {
    let bodies = comment::Entity::find()
        .select_only()
        .column(comment::Column::Body)
        .distinct();
    let mut bodies: Vec<String> = bodies.into_tuple().all(&blogs.acme()).await.unwrap();
    bodies.sort();
    assert_eq!(bodies, ["again", "first", "other"]);
    let blogs_seen = post::Entity::find()
        .select_only()
        .column(post::Column::BlogId)
        .distinct();
    assert_eq!(
        blogs_seen
            .into_tuple::<i32>()
            .all(&blogs.foobar())
            .await
            .unwrap(),
        [2]
    );
}

/// PostgreSQL's own.
async fn distinct_on(blogs: Blogs) {
    let latest = comment::Entity::find()
        .distinct_on([comment::Column::PostId])
        .order_by_asc(comment::Column::PostId)
        .order_by_desc(comment::Column::Id);
    assert_eq!(ids!(latest.all(&blogs.acme()).await.unwrap()), [3, 5]);
    let first = post::Entity::find()
        .distinct_on([post::Column::BlogId])
        .order_by_asc(post::Column::BlogId)
        .order_by_id_asc();
    assert_eq!(ids!(first.all(&blogs.foobar()).await.unwrap()), [2]);
}
