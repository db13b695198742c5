use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{DbErr, EntityTrait, QuerySelect, TransactionTrait};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Backend, Blogs, each_backend, on_backends};

use super::ids;

each_backend![lock, lock_shared, lock_exclusive, lock_with_behavior,];
on_backends![Postgres, Mysql => a_lock_takes_own_rows_alone];

async fn check(
    blogs: &Blogs,
    posts: sea_orm::Select<post::Entity>,
    comments: sea_orm::Select<comment::Entity>,
) {
    let transaction = blogs.acme().begin().await.unwrap();
    assert_eq!(
        ids!(posts.order_by_id_asc().all(&transaction).await.unwrap()),
        [1, 3]
    );
    assert_eq!(
        ids!(comments.order_by_id_asc().all(&transaction).await.unwrap()),
        [1, 3, 5]
    );
    transaction.commit().await.unwrap();
}

async fn lock(blogs: Blogs) {
    check(
        &blogs,
        post::Entity::find().lock(LockType::Update),
        comment::Entity::find().lock(LockType::Update),
    )
    .await;
    if blogs.context.backend == Backend::Postgres {
        for kind in [LockType::NoKeyUpdate, LockType::KeyShare] {
            check(
                &blogs,
                post::Entity::find().lock(kind),
                comment::Entity::find().lock(kind),
            )
            .await;
        }
    }
}

async fn lock_shared(blogs: Blogs) {
    check(
        &blogs,
        post::Entity::find().lock_shared(),
        comment::Entity::find().lock_shared(),
    )
    .await;
}

async fn lock_exclusive(blogs: Blogs) {
    check(
        &blogs,
        post::Entity::find().lock_exclusive(),
        comment::Entity::find().lock_exclusive(),
    )
    .await;
}

async fn lock_with_behavior(blogs: Blogs) {
    for behavior in [LockBehavior::Nowait, LockBehavior::SkipLocked] {
        let posts = post::Entity::find().lock_with_behavior(LockType::Update, behavior);
        let comments = comment::Entity::find().lock_with_behavior(LockType::Update, behavior);
        check(&blogs, posts, comments).await;
    }
}

/// Vector 158: the own rows are locked, and another tenant's aren't.
async fn a_lock_takes_own_rows_alone(blogs: Blogs) {
    let holder = blogs.acme().begin().await.unwrap();
    let held = post::Entity::find()
        .lock_exclusive()
        .order_by_id_asc()
        .all(&holder)
        .await
        .unwrap();
    assert_eq!(ids!(held), [1, 3]);
    let nowait = || {
        post::Entity::find()
            .order_by_id_asc()
            .lock_with_behavior(LockType::Update, LockBehavior::Nowait)
    };
    let rival = blogs.acme().begin().await.unwrap();
    let refused: Result<_, DbErr> = nowait().all(&rival).await;
    assert!(refused.is_err(), "acme's rows are locked");
    rival.rollback().await.unwrap();
    let other = blogs.foobar().begin().await.unwrap();
    assert_eq!(ids!(nowait().all(&other).await.unwrap()), [2, 4, 5]);
    other.commit().await.unwrap();
    holder.commit().await.unwrap();
}
