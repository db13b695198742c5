//! The rows of 2 000 blogs. Each of them says whose it is.

use std::time::SystemTime;

use blog::entities::{Blog, Category, Comment, Post, User, blog as blog_entity};
use blog::entities::{category, comment, post, user};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, Set};
use uuid::Uuid;

use crate::page::{mark, slug};

pub const BLOGS: i32 = 2_000;
/// Posts of a blog.
pub const POSTS: i32 = 10;
/// Comments of a post.
const COMMENTS: i32 = 3;

pub async fn fill(database: &DatabaseConnection) -> Result<(), DbErr> {
    let blogs = (1..=BLOGS).map(|id| blog_entity::ActiveModel {
        id: Set(id),
        slug: Set(slug(id)),
        resource_key: Set(Uuid::new_v4()),
        title: Set(format!("Blog {}", mark(id))),
        tagline: Set(format!("Of {}", mark(id))),
    });
    let users = (1..=BLOGS).map(|id| user::ActiveModel {
        id: Set(id),
        blog_id: Set(id),
        name: Set(format!("ann of {}", mark(id))),
        password: Set(String::new()),
    });
    let categories = (1..=BLOGS).map(|id| category::ActiveModel {
        id: Set(id),
        blog_id: Set(Some(id)),
        name: Set(format!("Rockets of {}", mark(id))),
    });
    // Blogs write in turn, so that no blog's rows are beside each other.
    let posts = (0..BLOGS * POSTS).map(|number| {
        let blog = number % BLOGS + 1;
        post::ActiveModel {
            id: Set(number + 1),
            blog_id: Set(blog),
            author_id: Set(blog),
            category_id: Set(Some(blog)),
            title: Set(format!("Post {number} of {}", mark(blog))),
            text: Set(format!(
                "{}.\n\nWritten by {}.",
                "word ".repeat(40),
                mark(blog)
            )),
            published_at: Set(SystemTime::now().into()),
        }
    });
    let comments = (0..BLOGS * POSTS * COMMENTS).map(|number| {
        let post = number % (BLOGS * POSTS);
        let blog = post % BLOGS + 1;
        comment::ActiveModel {
            id: Set(number + 1),
            post_id: Set(post + 1),
            author_id: Set(blog),
            text: Set(format!("Comment {number} of {}", mark(blog))),
        }
    });
    insert::<Blog>(database, blogs).await?;
    insert::<User>(database, users).await?;
    insert::<Category>(database, categories).await?;
    insert::<Post>(database, posts).await?;
    insert::<Comment>(database, comments).await?;
    database.execute_unprepared("ANALYZE").await?;
    Ok(())
}

async fn insert<E: EntityTrait>(
    database: &DatabaseConnection,
    rows: impl Iterator<Item = E::ActiveModel>,
) -> Result<(), DbErr> {
    let rows: Vec<_> = rows.collect();
    for rows in rows.chunks(1_000) {
        E::insert_many(rows.to_vec())
            .exec_without_returning(database)
            .await?;
    }
    Ok(())
}
