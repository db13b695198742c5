use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

use super::{ids, pairs};

each_backend![
    paginate_direct,
    paginate_secondary,
    paginate_related,
    paginate_into_stream
];

async fn paginate_direct(blogs: Blogs) {
    let db = blogs.foobar();
    let mut pages = post::Entity::find().order_by_id_asc().paginate(&db, 2);
    assert_eq!(
        (
            pages.num_items().await.unwrap(),
            pages.num_pages().await.unwrap()
        ),
        (3, 2)
    );
    assert_eq!(ids!(pages.fetch_and_next().await.unwrap().unwrap()), [2, 4]);
    assert_eq!(ids!(pages.fetch_and_next().await.unwrap().unwrap()), [5]);
    assert_eq!(pages.fetch_and_next().await.unwrap(), None);
}

async fn paginate_secondary(blogs: Blogs) {
    let db = blogs.acme();
    let pages = comment::Entity::find().order_by_id_asc().paginate(&db, 2);
    assert_eq!(
        pages.num_items_and_pages().await.unwrap().number_of_items,
        3
    );
    assert_eq!(ids!(pages.fetch_page(0).await.unwrap()), [1, 3]);
    assert_eq!(ids!(pages.fetch_page(1).await.unwrap()), [5]);
    assert_eq!(pages.fetch_page(2).await.unwrap().len(), 0);
}

async fn paginate_related(blogs: Blogs) {
    let db = blogs.acme();
    let pages = comment::Entity::find()
        .find_also_related(post::Entity)
        .order_by_asc(comment::Column::Id)
        .paginate(&db, 2);
    assert_eq!(pages.num_items().await.unwrap(), 3);
    assert_eq!(pairs!(pages.fetch_page(1).await.unwrap()), [(5, Some(3))]);
}

/// Z3, "chunks by id"
async fn paginate_into_stream(blogs: Blogs) {
    use futures_util::TryStreamExt;
    let db = blogs.foobar();
    let chunks: Vec<_> = comment::Entity::find()
        .order_by_id_asc()
        .paginate(&db, 2)
        .into_stream()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(
        chunks.iter().map(|chunk| ids!(chunk)).collect::<Vec<_>>(),
        [vec![2, 4], vec![6]]
    );
}
