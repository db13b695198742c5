//! Views are declared like tables.

use sea_orm::entity::prelude::*;
use tenancy_sea::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::blog;
use tenancy_tests::{Blogs, each_backend};

use crate::by_hand::entity;

each_backend![a_declared_view_is_scoped];

entity!(busy_post, "busy_post", { blog_id: i32, comments: i64 }, [], Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")]));

/// Vector 148
async fn a_declared_view_is_scoped(blogs: Blogs) {
    let view = "CREATE VIEW busy_post AS SELECT p.id, p.blog_id, count(c.id) AS comments FROM post p \
                LEFT JOIN comment c ON c.post_id = p.id GROUP BY p.id, p.blog_id";
    blogs.raw().execute_unprepared(view).await.unwrap();
    let builder = Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*");
    let tenancy = builder.entity::<busy_post::Entity>().build().await.unwrap();
    let mut seen = busy_post::Entity::find()
        .all(&tenancy.for_tenant(2))
        .await
        .unwrap();
    seen.sort_by_key(|post| post.id);
    let seen: Vec<_> = seen
        .iter()
        .map(|post| (post.id, post.blog_id, post.comments))
        .collect();
    assert_eq!(seen, [(2, 2, 2), (4, 2, 0), (5, 2, 1)]);
}
