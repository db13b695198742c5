use std::sync::Arc;

use crate::driver::Driver;
use crate::site::Site;
use crate::window::{press, send, sign_in, sign_in_to, text};

/// P10, Z73: two people in two windows of one browser, each in their own blog, by subdomains and by paths.
pub async fn two_blogs_in_two_windows(driver: Arc<Driver>, site: Site) {
    let browser = driver.browser().await;
    let first = browser.window().await.unwrap();
    let second = browser.new_window(false).await.unwrap().handle;
    let addresses = |slug: &str| {
        [
            site.on_subdomain(slug, ""),
            site.central(&format!("/blogs/{slug}")),
        ]
    };
    for (acme, rival) in addresses("acme").into_iter().zip(addresses("rival")) {
        browser.switch_to_window(first.clone()).await.unwrap();
        sign_in(
            &browser,
            &format!("{acme}/sign-in"),
            "ann",
            "anvil-and-rocket",
        )
        .await;
        browser.switch_to_window(second.clone()).await.unwrap();
        browser.goto(&format!("{rival}/")).await.unwrap();
        assert!(
            !text(&browser).await.contains("Sign out"),
            "ann is nobody here"
        );
        sign_in(
            &browser,
            &format!("{rival}/sign-in"),
            "rob",
            "better-and-cheaper",
        )
        .await;

        browser.switch_to_window(first.clone()).await.unwrap();
        browser.goto(&format!("{acme}/new")).await.unwrap();
        let draft = [
            ("title", "A springboard"),
            ("text", "It springs."),
            ("category_id", "Announcements"),
        ];
        send(&browser, "/new", &draft).await;
        let page = text(&browser).await;
        assert!(
            page.contains("A springboard") && page.contains("ann"),
            "{page}"
        );
        send(&browser, "/comments", &[("text", "Higher!")]).await;
        assert!(text(&browser).await.contains("Higher!"));

        browser.switch_to_window(second.clone()).await.unwrap();
        browser.refresh().await.unwrap();
        let page = text(&browser).await;
        assert!(
            page.contains("Our roadmap") && page.contains("Sign out rob"),
            "{page}"
        );
        assert!(
            !page.contains("springboard") && !page.contains("ann"),
            "{page}"
        );
    }
    press(&browser, "form[action$='/sign-out'] button").await;
    assert!(text(&browser).await.contains("Sign in"));
    browser.switch_to_window(first).await.unwrap();
    browser.refresh().await.unwrap();
    assert!(
        text(&browser).await.contains("Sign out ann"),
        "whoever else signs out"
    );
}

/// A file goes from one blog's form to its page, and to no other blog's.
pub async fn an_upload(driver: Arc<Driver>, site: Site) {
    let browser = driver.browser().await;
    sign_in_to(&browser, &site, "acme").await;
    browser
        .goto(&site.on_subdomain("acme", "/files"))
        .await
        .unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/in_browser/note.txt");
    send(&browser, "/files", &[("file", file)]).await;
    press(&browser, "li a").await;
    assert!(text(&browser).await.contains("Acme's note"));
    let place = browser.current_url().await.unwrap();
    browser
        .goto(&site.on_subdomain("rival", place.path()))
        .await
        .unwrap();
    assert!(text(&browser).await.contains("There is no such page"));
}

/// Whoever runs all blogs sees them all, and makes another one.
pub async fn the_administration(driver: Arc<Driver>, site: Site) {
    let browser = driver.browser().await;
    browser.goto(&site.central("/admin")).await.unwrap();
    let form = [("name", "ada"), ("password", "all-of-them")];
    send(&browser, "/admin/sign-in", &form).await;
    let page = text(&browser).await;
    for blog in ["Acme", "Rival", "The kitchen garden"] {
        assert!(page.contains(blog), "{page}");
    }
    let form = [
        ("slug", "fresh"),
        ("title", "Fresh"),
        ("name", "fay"),
        ("password", "fish-and-chips"),
    ];
    send(&browser, "/admin/blogs", &form).await;
    sign_in(
        &browser,
        &site.on_subdomain("fresh", "/sign-in"),
        "fay",
        "fish-and-chips",
    )
    .await;
    assert!(text(&browser).await.contains("Nothing yet."));
}
