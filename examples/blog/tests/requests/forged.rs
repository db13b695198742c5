use blog::entities::{Category, Comment, Post, Session};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::site::Site;

/// A form that another site sends, with the browser's cookies and without the token: each one that there is.
pub async fn posts_without_their_token(site: Site) {
    let own = Post::find()
        .one(&site.db("acme").await)
        .await
        .unwrap()
        .unwrap()
        .id;
    let draft = [("title", "forged"), ("text", "forged"), ("category_id", "")];
    let post = format!("/posts/{own}");
    let forms: [(&str, &[_]); 7] = [
        ("/new", &draft),
        (&format!("{post}/edit"), &draft),
        (&format!("{post}/delete"), &[]),
        (&format!("{post}/comments"), &[("text", "forged")]),
        ("/categories", &[("name", "forged")]),
        ("/categories/3", &[("name", "forged")]),
        ("/sign-out", &[]),
    ];
    let before = rows(&site).await;
    for mut acme in site.signed_in("acme").await {
        let sessions = rows(&site).await;
        for (path, fields) in forms {
            acme.forge(path, fields).await.assert_refused(403);
            for wrong in ["", "0123456789abcdef0123456789abcdef"] {
                let mut fields = fields.to_vec();
                fields.push(("form_token", wrong));
                acme.forge(path, &fields).await.assert_refused(403);
            }
        }
        assert_eq!(rows(&site).await, sessions);
    }
    let after = rows(&site).await;
    assert_eq!(after[..3], before[..3]);
    let page = site.on_subdomain("acme").get(&post).await;
    assert!(!page.text.contains("forged"), "{}", page.text);

    // A token of another session is as good as none.
    let [mut acme, mut other] = site.signed_in("acme").await;
    let token = other.token().await;
    let mut fields = draft.to_vec();
    fields.push(("form_token", &token));
    acme.forge("/new", &fields).await.assert_refused(403);
}

/// Nobody is signed in by a form that another site sends, as somebody whose password the sender knows.
pub async fn sign_ins(site: Site) {
    let form = [("name", "ann"), ("password", "anvil-and-rocket")];
    let mut browser = site.on_subdomain("acme");
    browser.forge("/sign-in", &form).await.assert_refused(403);
    browser.get("/sign-in").await;
    browser.forge("/sign-in", &form).await.assert_refused(403);
    let mut guessed = form.to_vec();
    guessed.push(("form_token", "0123456789abcdef0123456789abcdef"));
    browser
        .forge("/sign-in", &guessed)
        .await
        .assert_refused(403);
    assert_eq!(browser.sign_in("ann", "anvil-and-rocket").await.status, 303);
    let mut central = site.central();
    let form = [("name", "ada"), ("password", "all-of-them")];
    central
        .forge("/admin/sign-in", &form)
        .await
        .assert_refused(403);
}

async fn rows(site: &Site) -> [u64; 4] {
    let db = site.tenancy.central_connection();
    [
        Post::find().count(&db).await.unwrap(),
        Comment::find().count(&db).await.unwrap(),
        Category::find().count(&db).await.unwrap(),
        Session::find().count(&db).await.unwrap(),
    ]
}
