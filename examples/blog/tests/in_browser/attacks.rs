use std::sync::Arc;

use fantoccini::Locator;

use crate::attacker;
use crate::driver::Driver;
use crate::site::Site;
use crate::window::{press, sign_in_to, text};

/// A page of another site sends a form to a blog in which the browser is signed in. From a site that has nothing to do with it
/// the cookie stays behind; from a subdomain of the blog's own it comes along, and the token is missing.
pub async fn a_forged_form(driver: Arc<Driver>, site: Site) {
    let browser = driver.browser().await;
    sign_in_to(&browser, &site, "acme").await;
    let port = attacker::serve(site.on_subdomain("acme", "/new")).await;

    browser
        .goto(&format!("http://127.0.0.1:{port}/"))
        .await
        .unwrap();
    press(&browser, "button").await;
    let place = browser.current_url().await.unwrap();
    assert_eq!(place.path(), "/sign-in", "nobody is signed in there");

    browser
        .goto(&format!("http://evil.acme.localhost:{port}/"))
        .await
        .unwrap();
    press(&browser, "button").await;
    let page = text(&browser).await;
    assert!(page.contains("This form wasn't sent from here"), "{page}");

    browser.goto(&site.on_subdomain("acme", "/")).await.unwrap();
    let page = text(&browser).await;
    assert!(
        page.contains("Sign out ann") && !page.contains("Forged"),
        "{page}"
    );
}

/// Z71: the number of another blog's post leads nowhere, by address and by form.
pub async fn a_guessed_number(driver: Arc<Driver>, site: Site) {
    let browser = driver.browser().await;
    browser
        .goto(&site.on_subdomain("rival", "/"))
        .await
        .unwrap();
    let link = browser
        .find(Locator::LinkText("Our roadmap"))
        .await
        .unwrap();
    let place = link.attr("href").await.unwrap().unwrap();
    browser
        .goto(&site.on_subdomain("rival", &place))
        .await
        .unwrap();
    assert!(
        text(&browser).await.contains("Acme can't read this"),
        "rival can"
    );

    sign_in_to(&browser, &site, "acme").await;
    for path in [place.clone(), format!("{place}/edit")] {
        browser
            .goto(&site.on_subdomain("acme", &path))
            .await
            .unwrap();
        let page = text(&browser).await;
        assert!(
            page.contains("There is no such page") && !page.contains("roadmap"),
            "{page}"
        );
    }
    // The form of an own post, with its own token, sent to the number of another's.
    browser
        .goto(&site.on_subdomain("acme", "/posts/1/edit"))
        .await
        .unwrap();
    let script = "document.querySelector(\"form[action$='/edit']\").action = arguments[0]";
    let target = format!("{place}/edit");
    browser
        .execute(script, vec![target.as_str().into()])
        .await
        .unwrap();
    press(&browser, "form[action$='/edit'] button").await;
    assert!(text(&browser).await.contains("There is no such page"));
    browser
        .goto(&site.on_subdomain("rival", &place))
        .await
        .unwrap();
    assert!(
        text(&browser).await.contains("Acme can't read this"),
        "as before"
    );
}

/// Z74: the cookie of a session, taken from one browser into another, opens its own blog and no other one.
pub async fn a_stolen_cookie(driver: Arc<Driver>, site: Site) {
    let victim = driver.browser().await;
    sign_in_to(&victim, &site, "rival").await;
    let stolen = victim.get_named_cookie("session").await.unwrap();
    assert_eq!(stolen.http_only(), Some(true), "no script reads it");

    let thief = driver.browser().await;
    for (blog, said, unsaid) in [
        ("rival", "Sign out rob", "signed in to another blog"),
        ("acme", "You are signed in to another blog", "The new anvil"),
    ] {
        thief.goto(&site.on_subdomain(blog, "/none")).await.unwrap();
        let cookie = format!("session={}; path=/", stolen.value());
        let script = "document.cookie = arguments[0]";
        thief.execute(script, vec![cookie.into()]).await.unwrap();
        for path in ["/", "/new", "/files"] {
            thief.goto(&site.on_subdomain(blog, path)).await.unwrap();
            let page = text(&thief).await;
            assert!(page.contains(said) && !page.contains(unsaid), "{page}");
        }
    }
}
