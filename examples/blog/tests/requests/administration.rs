use crate::browser::Browser;
use crate::site::Site;

/// All blogs are listed for those who run them, and a blog's user isn't one of them.
pub async fn is_for_administrators(site: Site) {
    let [mut acme, mut below] = site.signed_in("acme").await;
    for browser in [&mut site.central(), &mut below] {
        let mut central = site.central();
        central.cookies = browser.cookies.clone();
        let page = central.get("/admin").await;
        page.assert_refused(303);
        assert_eq!(page.headers["location"], "/admin/sign-in");
    }
    let wrong = sign_in(&site, "ann", "anvil-and-rocket").await;
    assert!(!wrong.cookies.contains_key("administrator"));

    let mut ada = sign_in(&site, "ada", "all-of-them").await;
    let page = ada.get("/admin").await;
    for blog in ["Acme", "Rival", "The kitchen garden"] {
        assert!(
            page.text.contains(&format!("{blog}</a></td><td>2</td>")),
            "{}",
            page.text
        );
    }
    // Nor is an administrator a blog's user.
    acme.cookies = ada.cookies.clone();
    assert!(acme.get("/").await.text.contains("Sign in"));
    assert_eq!(acme.get("/new").await.status, 303);
}

/// A new blog is there at once, empty but for what is shared, and its user is its own.
pub async fn creates_blogs(site: Site) {
    let mut ada = sign_in(&site, "ada", "all-of-them").await;
    let form = |slug| {
        [
            ("slug", slug),
            ("title", "New"),
            ("name", "ann"),
            ("password", "a new one"),
        ]
    };
    ada.forge("/admin/blogs", &form("fresh"))
        .await
        .assert_refused(403);
    let created = post(&mut ada, "/admin/blogs", &form("fresh")).await;
    assert_eq!(created.status, 303, "{}", created.text);
    for taken in ["fresh", "acme", "www", "admin", "a.b", "-", "Ä", ""] {
        let refused = post(&mut ada, "/admin/blogs", &form(taken)).await;
        assert_eq!(refused.status, 422, "{taken}");
    }
    let mut fresh = site.on_subdomain("fresh");
    assert!(fresh.get("/").await.text.contains("Nothing yet."));
    let categories = fresh.get("/categories").await;
    assert!(categories.text.contains("Announcements"));
    assert!(!categories.text.contains("Rockets"));
    assert_eq!(fresh.sign_in("ann", "anvil-and-rocket").await.status, 401);
    assert_eq!(fresh.sign_in("ann", "a new one").await.status, 303);
    let other = site.on_subdomain("acme").sign_in("ann", "a new one").await;
    assert_eq!(other.status, 401);
}

/// P36: central pages are below no blog's address.
pub async fn is_on_no_subdomain(site: Site) {
    for path in ["/admin", "/admin/sign-in"] {
        site.on_subdomain("acme")
            .get(path)
            .await
            .assert_refused(404);
        site.on_subdomain("nobody")
            .get(path)
            .await
            .assert_refused(404);
        site.below_path("acme").get(path).await.assert_refused(404);
    }
}

async fn sign_in(site: &Site, name: &str, password: &str) -> Browser {
    let mut browser = Browser::new(site.app.clone(), "localhost".into(), "/admin".into());
    browser.sign_in(name, password).await;
    let mut central = site.central();
    central.cookies = browser.cookies;
    central
}

async fn post(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> crate::browser::Page {
    let page = browser.get("/admin").await;
    let (_, after) = page
        .text
        .split_once("name=\"form_token\" value=\"")
        .unwrap();
    let token = after.split('"').next().unwrap().to_owned();
    let mut all = vec![("form_token", token.as_str())];
    all.extend(fields);
    browser.forge(path, &all).await
}
