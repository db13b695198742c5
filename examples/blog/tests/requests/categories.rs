use blog::entities::{Category, Post, category};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::site::Site;

/// All blogs see the categories that belong to nobody, use them, and can't change them.
pub async fn are_shared_and_not_changeable(site: Site) {
    let shared = named(&site, "Announcements").await;
    for (slug, own, other) in [
        ("acme", "Rockets", "Comparisons"),
        ("rival", "Comparisons", "Rockets"),
    ] {
        for mut browser in site.signed_in(slug).await {
            let page = browser.get("/categories").await;
            assert!(page.text.contains("Announcements"), "{}", page.text);
            assert!(page.text.contains(own));
            assert!(!page.text.contains(other));
            let renamed = browser
                .post(&format!("/categories/{shared}"), &[("name", "Mine")])
                .await;
            renamed.assert_refused(404);
            let number = shared.to_string();
            let draft = [
                ("title", "x"),
                ("text", "x"),
                ("category_id", number.as_str()),
            ];
            assert_eq!(browser.post("/new", &draft).await.status, 303);
        }
    }
    assert_eq!(named(&site, "Announcements").await, shared);
    let own = named(&site, "Rockets").await;
    let [mut acme, _] = site.signed_in("acme").await;
    let renamed = acme
        .post(&format!("/categories/{own}"), &[("name", "Missiles")])
        .await;
    assert_eq!(renamed.status, 303);
    assert_eq!(named(&site, "Missiles").await, own);
}

/// Z71: another blog's category is neither renamed nor used.
pub async fn of_another_blog(site: Site) {
    let theirs = named(&site, "Comparisons").await.to_string();
    for mut acme in site.signed_in("acme").await {
        let renamed = acme
            .post(&format!("/categories/{theirs}"), &[("name", "Mine")])
            .await;
        renamed.assert_refused(404);
        let draft = [
            ("title", "mine"),
            ("text", "mine"),
            ("category_id", theirs.as_str()),
        ];
        acme.post("/new", &draft).await.assert_refused(404);
        acme.post("/posts/1/edit", &draft).await.assert_refused(404);
    }
    let db = site.tenancy.central_connection();
    assert_eq!(Post::find().all(&db).await.unwrap().len(), 6);
    named(&site, "Comparisons").await;
}

async fn named(site: &Site, name: &str) -> i32 {
    let found = Category::find().filter(category::Column::Name.eq(name));
    let found = found.one(&site.tenancy.central_connection()).await;
    found.unwrap().unwrap().id
}
