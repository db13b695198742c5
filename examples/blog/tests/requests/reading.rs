use crate::site::Site;

/// P10, P13, P26: a blog is the same at its subdomain and at its path, and neither has a word of another blog.
pub async fn two_blogs_at_two_addresses_each(site: Site) {
    let words = [
        ("acme", "The new anvil"),
        ("rival", "Our roadmap"),
        ("garden", "First beans"),
    ];
    for (slug, own) in words {
        for mut browser in [site.on_subdomain(slug), site.below_path(slug)] {
            let page = browser.get("/").await;
            assert_eq!(page.status, 200);
            for (_, word) in words {
                assert_eq!(page.text.contains(word), word == own, "{}", page.text);
            }
        }
    }
    let everybody = site.central().get("/").await;
    assert!(everybody.text.contains("/blogs/garden/"));
    assert!(!everybody.text.contains("The new anvil"));
    site.on_subdomain("nobody")
        .get("/")
        .await
        .assert_refused(404);
    site.below_path("nobody").get("/").await.assert_refused(404);
    site.central().get("/posts/1").await.assert_refused(404);
}

/// Z71: a subdomain and a path that name different blogs are nobody's.
pub async fn requests_that_name_two_blogs(site: Site) {
    let mut acme = site.on_subdomain("acme");
    assert_eq!(acme.get("/blogs/acme/").await.status, 200);
    acme.get("/blogs/rival/").await.assert_refused(404);
    acme.get("/blogs/rival/posts/3").await.assert_refused(404);
}

/// Titles, texts, comments, names of files and of categories are text, and never a part of the page.
pub async fn whatever_users_write_is_escaped(site: Site) {
    let [mut acme, _] = site.signed_in("acme").await;
    let script = "<script>alert(1)</script>";
    let draft = [("title", script), ("text", script), ("category_id", "")];
    let written = acme.post("/new", &draft).await;
    assert_eq!(written.status, 303);
    let place = written.headers["location"].to_str().unwrap().to_owned();
    acme.post(&format!("{place}/comments"), &[("text", script)])
        .await;
    acme.post("/categories", &[("name", "\"><script>")]).await;
    assert_eq!(acme.upload("<script>.txt", "x").await.status, 303);
    for path in [
        "/",
        &place,
        &format!("{place}/edit"),
        "/categories",
        "/files",
    ] {
        let page = acme.get(path).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("<script"), "{}", page.text);
        assert!(page.text.contains("&lt;script&gt;"), "{}", page.text);
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
    }
}

/// A page is somebody's who may have signed out since, and has a token for forms: nothing on the way keeps it, and neither does
/// what isn't there.
pub async fn pages_that_nobody_keeps(site: Site) {
    let [mut acme, mut below] = site.signed_in("acme").await;
    acme.upload("note.txt", "ours").await;
    let paths = [
        "/",
        "/posts/1",
        "/new",
        "/sign-in",
        "/files",
        "/files/note.txt",
        "/posts/999",
    ];
    for browser in [&mut acme, &mut below] {
        for path in paths {
            let page = browser.get(path).await;
            assert_eq!(page.headers["cache-control"], "no-store", "{path}");
        }
    }
    let nobody = site.on_subdomain("nobody").get("/").await;
    assert_eq!(nobody.headers["cache-control"], "no-store");
    // It is the same for all.
    let style = site.central().get("/style.css").await;
    assert_eq!(style.headers["cache-control"], "max-age=600");
}
