use sea_orm::EntityTrait;
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

use super::{ids, pairs};

each_backend![
    cursor_by,
    cursor_by_secondary,
    cursor_by_with_related,
    cursor_by_other
];

async fn cursor_by(blogs: Blogs) {
    let db = blogs.foobar();
    let mut cursor = post::Entity::find().cursor_by(post::Column::Id);
    assert_eq!(
        ids!(cursor.after(2).first(5).all(&db).await.unwrap()),
        [4, 5]
    );
    let mut cursor = post::Entity::find().cursor_by(post::Column::Id);
    assert_eq!(ids!(cursor.before(5).last(1).all(&db).await.unwrap()), [4]);
    let mut cursor = post::Entity::find().cursor_by((post::Column::BlogId, post::Column::Id));
    assert_eq!(
        ids!(cursor.after((1, 0)).all(&db).await.unwrap()),
        [2, 4, 5],
        "a foreign key as the cursor opens nothing"
    );
    let mut cursor = post::Entity::find().cursor_by(post::Column::Id);
    assert_eq!(
        ids!(cursor.desc().first(2).all(&blogs.acme()).await.unwrap()),
        [3, 1]
    );
}

async fn cursor_by_secondary(blogs: Blogs) {
    let db = blogs.acme();
    let mut cursor = comment::Entity::find().cursor_by(comment::Column::Id);
    assert_eq!(
        ids!(cursor.after(1).first(9).all(&db).await.unwrap()),
        [3, 5]
    );
    let mut cursor = comment::Entity::find().cursor_by(comment::Column::Stars);
    assert_eq!(ids!(cursor.before(5).last(1).all(&db).await.unwrap()), [3]);
}

async fn cursor_by_with_related(blogs: Blogs) {
    let mut cursor = comment::Entity::find()
        .find_also_related(post::Entity)
        .cursor_by(comment::Column::Id);
    assert_eq!(
        pairs!(cursor.after(1).first(9).all(&blogs.acme()).await.unwrap()),
        [(3, Some(1)), (5, Some(3))]
    );
    let mut cursor = post::Entity::find()
        .find_also_related(comment::Entity)
        .cursor_by(post::Column::Id);
    let found = cursor.after(2).all(&blogs.foobar()).await.unwrap();
    assert_eq!(pairs!(found), [(4, None), (5, Some(6))]);
}

async fn cursor_by_other(blogs: Blogs) {
    let mut cursor = comment::Entity::find()
        .find_also_related(post::Entity)
        .cursor_by_other(post::Column::Id);
    assert_eq!(
        pairs!(cursor.after(1).all(&blogs.acme()).await.unwrap()),
        [(5, Some(3))]
    );
}
