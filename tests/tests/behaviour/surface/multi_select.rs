use sea_orm::{EntityTrait, QueryOrder};
use tenancy_tests::entities::blogs::{blog, category, comment, post, vote};
use tenancy_tests::{Blogs, each_backend};

use super::{groups, ids};

each_backend![
    select_three_star,
    select_three_chain,
    select_three_consolidated,
    select_four,
    select_five,
    select_six
];

async fn select_three_star(blogs: Blogs) {
    let found = post::Entity::find()
        .find_also_related(blog::Entity)
        .find_also_related(comment::Entity);
    let found = found
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .all(&blogs.foobar())
        .await
        .unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|(post, blog, comment)| {
            (
                post.id,
                blog.as_ref().map(|blog| blog.id),
                comment.as_ref().map(|comment| comment.id),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (2, Some(2), Some(2)),
            (2, Some(2), Some(4)),
            (4, Some(2), None),
            (5, Some(2), Some(6))
        ]
    );
}

async fn select_three_chain(blogs: Blogs) {
    let found = post::Entity::find()
        .find_also_related(comment::Entity)
        .and_also_related(vote::Entity);
    let found = found
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|(post, comment, vote)| {
            (
                post.id,
                comment.as_ref().map(|comment| comment.id),
                vote.as_ref().map(|vote| vote.id),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (1, Some(1), Some(1)),
            (1, Some(3), Some(3)),
            (3, Some(5), None)
        ]
    );
}

async fn select_three_consolidated(blogs: Blogs) {
    let chain = post::Entity::find()
        .find_also_related(comment::Entity)
        .and_also_related(vote::Entity);
    let chain = chain
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .order_by_asc(vote::Column::Id);
    let chain = chain.consolidate().all(&blogs.foobar()).await.unwrap();
    let chain: Vec<_> = chain
        .iter()
        .map(|(post, comments)| (post.id, groups!(comments)))
        .collect();
    assert_eq!(
        chain,
        [
            (2, vec![(2, vec![2, 5]), (4, vec![4])]),
            (4, vec![]),
            (5, vec![(6, vec![])])
        ]
    );
    let star = post::Entity::find()
        .find_also_related(blog::Entity)
        .find_also_related(comment::Entity);
    let star = star
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .consolidate()
        .all(&blogs.acme())
        .await
        .unwrap();
    let star: Vec<_> = star
        .iter()
        .map(|(post, blogs, comments)| (post.id, ids!(blogs), ids!(comments)))
        .collect();
    assert_eq!(star, [(1, vec![1], vec![1, 3]), (3, vec![1], vec![5])]);
}

async fn select_four(blogs: Blogs) {
    let found = post::Entity::find()
        .find_also_related(blog::Entity)
        .find_also_related(comment::Entity)
        .find_also(post::Entity, category::Entity)
        .order_by_asc(post::Column::Id)
        .order_by_asc(comment::Column::Id)
        .order_by_asc(category::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|(post, _, comment, category)| {
            (
                post.id,
                comment.as_ref().map(|comment| comment.id),
                category.as_ref().map(|category| category.id),
            )
        })
        .collect();
    let expected = [
        (1, Some(1), Some(1)),
        (1, Some(1), Some(3)),
        (1, Some(3), Some(1)),
        (1, Some(3), Some(3)),
        (3, Some(5), None),
    ];
    assert_eq!(found, expected);
}

async fn select_five(blogs: Blogs) {
    let found = comment::Entity::find()
        .find_also_related(post::Entity)
        .find_also_related(vote::Entity)
        .find_also(post::Entity, blog::Entity)
        .find_also(post::Entity, category::Entity)
        .order_by_asc(comment::Column::Id)
        .order_by_asc(category::Column::Id)
        .all(&blogs.acme())
        .await
        .unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|(comment, _, _, blog, category)| {
            (
                comment.id,
                blog.as_ref().unwrap().id,
                category.as_ref().map(|category| category.id),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (1, 1, Some(1)),
            (1, 1, Some(3)),
            (3, 1, Some(1)),
            (3, 1, Some(3)),
            (5, 1, None)
        ]
    );
}

/// The sixth is a table that isn't there for the others: reactions to the post.
async fn select_six(blogs: Blogs) {
    use tenancy_tests::entities::blogs::reaction;
    let found = comment::Entity::find()
        .find_also_related(post::Entity)
        .find_also_related(vote::Entity)
        .find_also(post::Entity, blog::Entity)
        .find_also(post::Entity, category::Entity)
        .find_also(post::Entity, reaction::Entity)
        .order_by_asc(comment::Column::Id)
        .order_by_asc(category::Column::Id)
        .order_by_asc(reaction::Column::Id)
        .all(&blogs.foobar())
        .await
        .unwrap();
    let mut found: Vec<_> = found
        .iter()
        .map(|(comment, _, _, _, _, reaction)| {
            (comment.id, reaction.as_ref().map(|reaction| reaction.id))
        })
        .collect();
    found.dedup();
    assert_eq!(found, [(2, Some(2)), (4, Some(2)), (6, None)]);
}
