//! Something to look at.

use std::time::SystemTime;

use sea_orm::{ActiveModelTrait, Set};
use tenancy_sea::BoxError;
use tenancy_sea::prelude::*;

use crate::entities::{Blog, administrator, blog, category, comment, post, user};
use crate::password;

/// Who may sign in where, with which password.
pub const ACCOUNTS: [[&str; 3]; 4] = [
    ["acme", "ann", "anvil-and-rocket"],
    ["rival", "rob", "better-and-cheaper"],
    ["garden", "gil", "beans-and-peas"],
    ["admin", "ada", "all-of-them"],
];

/// Title, tagline, category, and posts of each of the first three.
type Sample = (
    &'static str,
    &'static str,
    &'static str,
    [[&'static str; 2]; 2],
);

const SAMPLES: [Sample; 3] = [
    (
        "Acme",
        "Anvils, rockets, and what became of them",
        "Rockets",
        [
            [
                "The new anvil",
                "It is heavier than the old one.\n\nWe have dropped it from several cliffs, and each time it landed exactly where it was meant to. The cliffs have been informed.",
            ],
            [
                "A rocket on skates",
                "Fast, and there are no brakes.\n\nThe next version will have a bell.",
            ],
        ],
    ),
    (
        "Rival",
        "Whatever Acme does, for less",
        "Comparisons",
        [
            [
                "Why our anvils are better",
                "They are lighter.\n\nA customer who drops one will have far less trouble picking it up again, and that is what an anvil is for.",
            ],
            [
                "Our roadmap",
                "Everything, next quarter.\n\nAcme can't read this.",
            ],
        ],
    ),
    (
        "The kitchen garden",
        "Beans, peas, and weather",
        "Vegetables",
        [
            [
                "First beans",
                "They are up, all twelve of them.\n\nThe slugs have been told to keep to the left.",
            ],
            ["Rain", "At last.\n\nThe tomatoes had begun to ask."],
        ],
    ),
];

/// Fills an empty database.
///
/// # Errors
///
/// The database's.
pub async fn seed(tenancy: &Tenancy<Blog>) -> Result<(), BoxError> {
    // Shared rows, and whoever runs it all, belong to no blog: this is the application itself, on purpose.
    let central = tenancy.central_connection();
    for name in ["Announcements", "Everyday life"] {
        let category = category::ActiveModel {
            name: Set(name.to_owned()),
            ..Default::default()
        };
        category.insert(&central).await?;
    }
    for ([slug, name, password], sample) in ACCOUNTS.into_iter().zip(SAMPLES) {
        seed_blog(tenancy, slug, [name, password], sample).await?;
    }
    let [.., [_, name, password]] = ACCOUNTS;
    let administrator = administrator::ActiveModel {
        name: Set(name.to_owned()),
        password: Set(password::hash(password).await?),
        ..Default::default()
    };
    administrator.insert(&central).await?;
    Ok(())
}

async fn seed_blog(
    tenancy: &Tenancy<Blog>,
    slug: &str,
    [name, password]: [&str; 2],
    (title, tagline, category, posts): Sample,
) -> Result<(), BoxError> {
    let blog = blog::ActiveModel {
        slug: Set(slug.to_owned()),
        title: Set(title.to_owned()),
        tagline: Set(tagline.to_owned()),
        ..Default::default()
    };
    let blog = tenancy.tenants().create(blog).await?;
    // From here on it is all the blog's own.
    let db = tenancy.for_tenant(&blog);
    let user = user::ActiveModel {
        name: Set(name.to_owned()),
        password: Set(password::hash(password).await?),
        ..Default::default()
    };
    let user = user.insert(&db).await?;
    let category = category::ActiveModel {
        blog_id: Set(Some(blog.id)),
        name: Set(category.to_owned()),
        ..Default::default()
    };
    let category = category.insert(&db).await?;
    for [title, text] in posts {
        let post = post::ActiveModel {
            author_id: Set(user.id),
            category_id: Set(Some(category.id)),
            title: Set(title.to_owned()),
            text: Set(text.to_owned()),
            published_at: Set(SystemTime::now().into()),
            ..Default::default()
        };
        let post = post.insert(&db).await?;
        let comment = comment::ActiveModel {
            post_id: Set(post.id),
            author_id: Set(user.id),
            text: Set(format!("First! Greetings from {name}.")),
            ..Default::default()
        };
        comment.insert(&db).await?;
    }
    Ok(())
}
