use sea_orm::{DerivePartialModel, EntityTrait, QueryOrder, QuerySelect};
use tenancy_tests::entities::blogs::{blog, comment, post, vote};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    into_partial_model,
    nested_partial_models,
    nested_models,
    doubly_nested_partial_models,
    optional_nested_partial_models
];

#[derive(Debug, DerivePartialModel, PartialEq)]
#[sea_orm(entity = "post::Entity")]
struct Headline {
    id: i32,
    title: String,
}

#[derive(Debug, DerivePartialModel, PartialEq)]
#[sea_orm(entity = "comment::Entity")]
struct Remark {
    id: i32,
    body: String,
    #[sea_orm(nested)]
    post: Headline,
}

#[derive(Debug, DerivePartialModel, PartialEq)]
#[sea_orm(entity = "vote::Entity")]
struct Judgement {
    score: i32,
    #[sea_orm(nested)]
    comment: Remark,
}

#[derive(Debug, DerivePartialModel, PartialEq)]
#[sea_orm(entity = "post::Entity")]
struct Commented {
    id: i32,
    #[sea_orm(nested)]
    comment: Option<comment::Model>,
    #[sea_orm(nested)]
    blog: blog::Model,
}

async fn into_partial_model(blogs: Blogs) {
    let headlines = post::Entity::find()
        .order_by_id_asc()
        .into_partial_model::<Headline>()
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        headlines
            .iter()
            .map(|post| post.title.as_str())
            .collect::<Vec<_>>(),
        ["Acme says hello", "Acme goes on"]
    );
}

async fn nested_partial_models(blogs: Blogs) {
    let remarks = comment::Entity::find()
        .left_join(post::Entity)
        .order_by_id_asc();
    let remarks = remarks
        .into_partial_model::<Remark>()
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(
        remarks
            .iter()
            .map(|remark| (remark.id, remark.post.id))
            .collect::<Vec<_>>(),
        [(2, 2), (4, 2), (6, 5)]
    );
}

async fn nested_models(blogs: Blogs) {
    let posts = post::Entity::find()
        .left_join(blog::Entity)
        .left_join(comment::Entity)
        .order_by_id_asc()
        .order_by_asc(comment::Column::Id);
    let posts = posts
        .into_partial_model::<Commented>()
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(
        posts
            .iter()
            .map(|post| post.comment.as_ref().unwrap().id)
            .collect::<Vec<_>>(),
        [1, 3, 5]
    );
    assert!(posts.iter().all(|post| post.blog == blogs.acme));
}

async fn doubly_nested_partial_models(blogs: Blogs) {
    use sea_orm::RelationTrait;
    let votes = vote::Entity::find()
        .inner_join(comment::Entity)
        .join(sea_orm::JoinType::InnerJoin, comment::Relation::Post.def())
        .order_by_id_asc()
        .into_partial_model::<Judgement>()
        .all(&blogs.acme())
        .await
        .unwrap();
    let votes: Vec<_> = votes
        .iter()
        .map(|vote| (vote.score, vote.comment.id, vote.comment.post.id))
        .collect();
    assert_eq!(votes, [(1, 1, 1), (4, 3, 1)]);
}

async fn optional_nested_partial_models(blogs: Blogs) {
    let posts = post::Entity::find()
        .left_join(blog::Entity)
        .left_join(comment::Entity)
        .order_by_id_asc()
        .order_by_asc(comment::Column::Id);
    let posts = posts
        .into_partial_model::<Commented>()
        .all(&blogs.foobar())
        .await
        .unwrap();
    let posts: Vec<_> = posts
        .iter()
        .map(|post| (post.id, post.comment.as_ref().map(|comment| comment.id)))
        .collect();
    assert_eq!(posts, [(2, Some(2)), (2, Some(4)), (4, None), (5, Some(6))]);
}
