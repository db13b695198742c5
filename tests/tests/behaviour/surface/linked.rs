use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect};
use tenancy_tests::entities::blogs::{comment, post, vote};
use tenancy_tests::{Blogs, each_backend};

use super::{groups, ids, pairs};

each_backend![
    find_linked,
    find_also_linked,
    find_with_linked,
    left_join_linked
];

async fn find_linked(blogs: Blogs) {
    let db = blogs.foobar();
    let hello = post::Entity::find_by_id(2).one(&db).await.unwrap().unwrap();
    let votes = hello
        .find_linked(post::ToVotes)
        .order_by_asc(vote::Column::Id)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(ids!(votes), [2, 4, 5]);
    assert_eq!(
        hello
            .find_linked(post::ToVotes)
            .all(&blogs.acme())
            .await
            .unwrap()
            .len(),
        0
    );
    let comment = comment::Entity::find_by_id(2)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        comment
            .find_linked(comment::ToPost)
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id,
        2
    );
    assert_eq!(
        comment
            .find_linked(comment::ToPost)
            .one(&blogs.acme())
            .await
            .unwrap(),
        None
    );
}

async fn find_also_linked(blogs: Blogs) {
    let db = blogs.acme();
    let posts = post::Entity::find()
        .find_also_linked(post::ToVotes)
        .order_by_asc(post::Column::Id);
    let mut posts = pairs!(posts.all(&db).await.unwrap());
    posts.sort_unstable();
    assert_eq!(posts, [(1, Some(1)), (1, Some(3)), (3, None)]);
    let votes = vote::Entity::find()
        .find_also_linked(vote::ToPost)
        .order_by_asc(vote::Column::Id);
    assert_eq!(
        pairs!(votes.all(&db).await.unwrap()),
        [(1, Some(1)), (3, Some(1))]
    );
}

async fn find_with_linked(blogs: Blogs) {
    let posts = post::Entity::find()
        .find_with_linked(post::ToComments)
        .order_by_asc(post::Column::Id);
    let mut posts = groups!(posts.all(&blogs.foobar()).await.unwrap());
    posts
        .iter_mut()
        .for_each(|(_, comments)| comments.sort_unstable());
    assert_eq!(posts, [(2, vec![2, 4]), (4, vec![]), (5, vec![6])]);
    let comments = comment::Entity::find()
        .find_with_linked(comment::ToPost)
        .order_by_asc(comment::Column::Id);
    assert_eq!(
        groups!(comments.all(&blogs.acme()).await.unwrap()),
        [(1, vec![1]), (3, vec![1]), (5, vec![3])]
    );
}

async fn left_join_linked(blogs: Blogs) {
    let scores = post::Entity::find()
        .left_join_linked(post::ToVotes)
        .select_only()
        .column(post::Column::Id)
        .expr_as(Expr::col(("r1", vote::Column::Score)), "score")
        .filter(post::Column::Id.is_in([1, 2, 3]))
        .order_by_asc(post::Column::Id)
        .order_by_asc(Expr::col(("r1", vote::Column::Score)))
        .into_tuple::<(i32, Option<i32>)>()
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(scores, [(1, Some(1)), (1, Some(4)), (3, None)]);
    let comments = comment::Entity::find()
        .left_join_linked(comment::ToPost)
        .select_only()
        .column(comment::Column::Id)
        .filter(Expr::col(("r0", post::Column::Views)).gt(0))
        .order_by_asc(comment::Column::Id)
        .into_tuple::<i32>();
    assert_eq!(comments.all(&blogs.foobar()).await.unwrap(), [2, 4, 6]);
}
