use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryOrder};
use tenancy_tests::entities::blogs::{category, comment, post, vote};
use tenancy_tests::{Blogs, each_backend};

use super::{groups, ids, pairs};

each_backend![
    find_related,
    find_related_via_a_pivot,
    find_also_related,
    find_with_related,
    find_with_related_via_a_pivot,
    find_both_related,
    has_related,
];

async fn find_related(blogs: Blogs) {
    let db = blogs.acme();
    let hello = post::Entity::find_by_id(1).one(&db).await.unwrap().unwrap();
    let comments = hello
        .find_related(comment::Entity)
        .order_by_id_asc()
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(comments), [1, 3]);
    assert_eq!(
        comments[0]
            .find_related(post::Entity)
            .one(&db)
            .await
            .unwrap(),
        Some(hello)
    );
    assert_eq!(
        ids!(
            comments[0]
                .find_related(vote::Entity)
                .all(&db)
                .await
                .unwrap()
        ),
        [1]
    );
    let foreign = post::Entity::find_by_id(2)
        .one(&blogs.foobar())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        foreign
            .find_related(comment::Entity)
            .all(&db)
            .await
            .unwrap()
            .len(),
        0
    );
}

async fn find_related_via_a_pivot(blogs: Blogs) {
    let db = blogs.acme();
    let hello = post::Entity::find_by_id(1).one(&db).await.unwrap().unwrap();
    let categories = hello
        .find_related(category::Entity)
        .order_by_asc(category::Column::Id)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(categories), [1, 3]);
    let shared = category::Entity::find_by_id(3)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        ids!(shared.find_related(post::Entity).all(&db).await.unwrap()),
        [1]
    );
    assert_eq!(
        ids!(
            shared
                .find_related(post::Entity)
                .all(&blogs.foobar())
                .await
                .unwrap()
        ),
        [4]
    );
}

async fn find_also_related(blogs: Blogs) {
    let posts = post::Entity::find().find_also_related(comment::Entity);
    let posts = posts
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(pairs!(posts), [(1, Some(1)), (1, Some(3)), (3, Some(5))]);
    let comments = comment::Entity::find().find_also_related(post::Entity);
    let comments = comments
        .order_by_asc(comment::Column::Id)
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(pairs!(comments), [(2, Some(2)), (4, Some(2)), (6, Some(5))]);
}

async fn find_with_related(blogs: Blogs) {
    let posts = post::Entity::find().find_with_related(comment::Entity);
    let posts = posts
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(groups!(posts), [(2, vec![2, 4]), (4, vec![]), (5, vec![6])]);
    let comments = comment::Entity::find().find_with_related(vote::Entity);
    let comments = comments
        .order_by_asc(comment::Column::Id)
        .order_by_asc(vote::Column::Id);
    let comments = comments.all(&blogs.acme()).await.unwrap();
    assert_eq!(groups!(comments), [(1, vec![1]), (3, vec![3]), (5, vec![])]);
}

async fn find_with_related_via_a_pivot(blogs: Blogs) {
    let posts = post::Entity::find().find_with_related(category::Entity);
    let posts = posts
        .order_by_asc(post::Column::Id)
        .order_by_asc(category::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(groups!(posts), [(1, vec![1, 3]), (3, vec![])]);
    let categories = category::Entity::find().find_with_related(post::Entity);
    let categories = categories
        .order_by_asc(category::Column::Id)
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(groups!(categories), [(2, vec![2]), (3, vec![4])]);
}

async fn find_both_related(blogs: Blogs) {
    let posts = post::Entity::find().find_both_related(comment::Entity);
    let posts = posts
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(
        posts
            .iter()
            .map(|(post, comment)| (post.id, comment.id))
            .collect::<Vec<_>>(),
        [(2, 2), (2, 4), (5, 6)]
    );
    let comments = comment::Entity::find()
        .find_both_related(vote::Entity)
        .order_by_asc(vote::Column::Id);
    let comments = comments.all(&blogs.acme()).await.unwrap();
    assert_eq!(
        comments
            .iter()
            .map(|(comment, vote)| (comment.id, vote.id))
            .collect::<Vec<_>>(),
        [(1, 1), (3, 3)]
    );
}

/// Z8, vector 6: the condition of the inner query can't reach another tenant's rows.
async fn has_related(blogs: Blogs) {
    let acme = blogs.acme();
    let secret =
        post::Entity::find().has_related(comment::Entity, comment::Column::Body.eq("secret"));
    assert_eq!(secret.clone().all(&acme).await.unwrap().len(), 0);
    assert_eq!(ids!(secret.all(&blogs.foobar()).await.unwrap()), [5]);
    let either = sea_orm::Condition::any()
        .add(comment::Column::Stars.gt(0))
        .add(comment::Column::Stars.lt(100));
    let any = post::Entity::find()
        .has_related(comment::Entity, either)
        .order_by_id_asc();
    assert_eq!(ids!(any.all(&acme).await.unwrap()), [1, 3]);
    let voted = comment::Entity::find().has_related(vote::Entity, vote::Column::Score.gt(1));
    assert_eq!(ids!(voted.all(&acme).await.unwrap()), [3]);
    let shared = category::Entity::find().has_related(post::Entity, post::Column::Views.gt(100));
    assert_eq!(shared.all(&acme).await.unwrap().len(), 0);
}
