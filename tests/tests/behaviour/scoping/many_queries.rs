//! What many-to-many entities cost.

use std::sync::atomic::Ordering;

use sea_orm::{ConnectionTrait, EntityTrait, LoaderTrait};
use tenancy_tests::entities::blogs::{blog, blog_member, member};
use tenancy_tests::{Blogs, each_backend};

each_backend![related_rows_take_a_constant_number_of_queries];

/// Z60
async fn related_rows_take_a_constant_number_of_queries(blogs: Blogs) {
    let (tenancy, queries) = blogs.counted().await;
    let count = async |members: usize| {
        for number in 0..members {
            let insert = format!(
                "INSERT INTO member (id, name) VALUES ({}, 'new')",
                100 + number
            );
            blogs.raw().execute_unprepared(&insert).await.unwrap();
            let link = format!(
                "INSERT INTO blog_member (member_id, blog_id) VALUES ({}, 1)",
                100 + number
            );
            blogs.raw().execute_unprepared(&link).await.unwrap();
        }
        queries.store(0, Ordering::Relaxed);
        let db = tenancy.for_tenant(1);
        let members = member::Entity::find().all(&db).await.unwrap();
        let loaded = members
            .load_many_to_many(blog::Entity, blog_member::Entity, &db)
            .await
            .unwrap();
        assert!(loaded.iter().all(|blogs| blogs.len() == 1));
        (members.len(), queries.load(Ordering::Relaxed))
    };
    let few = count(0).await;
    let many = count(10).await;
    assert_eq!((few.0, many.0), (2, 12));
    assert_eq!(few.1, many.1);
    assert!(few.1 > 0);
}
