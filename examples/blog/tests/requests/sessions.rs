use std::time::{Duration, SystemTime};

use blog::entities::{Session, session};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::site::Site;

/// Who has an account in one blog has none in another, and sessions are rows of their blog.
pub async fn are_of_one_blog(site: Site) {
    for (name, password) in [
        ("rob", "better-and-cheaper"),
        ("ann", "better-and-cheaper"),
        ("ada", "all-of-them"),
        ("", ""),
    ] {
        let page = site.on_subdomain("acme").sign_in(name, password).await;
        assert_eq!(page.status, 401, "{name}");
    }
    let [mut acme, mut below] = site.signed_in("acme").await;
    for browser in [&mut acme, &mut below] {
        assert!(browser.get("/").await.text.contains("Sign out ann"));
    }
    let sessions = async |slug| {
        let db = site.db(slug).await;
        Session::find().count(&db).await.unwrap()
    };
    assert_eq!((sessions("acme").await, sessions("rival").await), (2, 0));
}

/// Z74: the cookie of one blog's session is refused by another, by whichever address, for reading and for writing.
pub async fn that_were_stolen(site: Site) {
    let stolen = site.signed_in("rival").await;
    for theirs in stolen {
        for mut acme in [site.on_subdomain("acme"), site.below_path("acme")] {
            acme.cookies = theirs.cookies.clone();
            for path in ["/", "/posts/1", "/files", "/new", "/sign-in"] {
                acme.get(path).await.assert_refused(403);
            }
            let form = [("text", "stolen"), ("form_token", "")];
            acme.forge("/posts/1/comments", &form)
                .await
                .assert_refused(403);
        }
    }
    let mut nobody = site.on_subdomain("acme");
    nobody.cookies.insert("session".into(), "guessed".into());
    let page = nobody.get("/").await;
    assert!(
        page.text.contains("Sign in"),
        "a session that isn't there is nobody's"
    );
}

/// A cookie that somebody kept is worth nothing after its session was ended.
pub async fn end_with_the_sign_out(site: Site) {
    for mut acme in site.signed_in("acme").await {
        let mut kept = acme.clone();
        assert!(kept.get("/").await.text.contains("Sign out"));
        let page = acme.post("/sign-out", &[]).await;
        assert_eq!(page.status, 303);
        assert!(!acme.cookies.contains_key("session"));
        assert!(!kept.get("/").await.text.contains("Sign out"));
        assert_eq!(kept.get("/new").await.status, 303, "to the sign-in");
    }
}

/// A session ends by itself.
pub async fn that_are_over(site: Site) {
    let [mut acme, _] = site.signed_in("acme").await;
    let ended: sea_orm::prelude::DateTimeUtc = (SystemTime::now() - Duration::from_secs(1)).into();
    let update = Session::update_many().col_expr(session::Column::ExpiresAt, Expr::value(ended));
    update
        .exec(&site.tenancy.central_connection())
        .await
        .unwrap();
    assert!(!acme.get("/").await.text.contains("Sign out"));
    let [mut again, _] = site.signed_in("acme").await;
    assert!(again.get("/").await.text.contains("Sign out"));
    let left = Session::find().count(&site.db("acme").await).await.unwrap();
    assert_eq!(left, 2, "what is over goes");
}
