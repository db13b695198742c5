//! What people do in a window.

use std::time::Duration;

use blog::seed::ACCOUNTS;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::site::Site;

/// What the page says.
pub async fn text(window: &Client) -> String {
    let body = window.find(Locator::Css("body")).await.unwrap();
    body.text().await.unwrap()
}

/// Fills fields by their names, and presses the form's button.
pub async fn send(window: &Client, action: &str, fields: &[(&str, &str)]) {
    let form = format!("form[action$='{action}']");
    for (name, value) in fields {
        let field = format!("{form} [name={name}]");
        let field = window.find(Locator::Css(&field)).await.unwrap();
        field.send_keys(value).await.unwrap();
    }
    press(window, &format!("{form} button")).await;
}

/// Presses something that leads to another page, and waits for that.
pub async fn press(window: &Client, selector: &str) {
    window
        .execute("window.isOld = true", Vec::new())
        .await
        .unwrap();
    let button = window.find(Locator::Css(selector)).await.unwrap();
    button.click().await.unwrap();
    let is_new = "return !window.isOld && document.readyState === 'complete'";
    for _ in 0..200 {
        // An error between the pages is none.
        if let Ok(Value::Bool(true)) = window.execute(is_new, Vec::new()).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{selector} leads to no other page");
}

/// Signs in to the blog whose page is this.
pub async fn sign_in(window: &Client, page: &str, name: &str, password: &str) {
    window.goto(page).await.unwrap();
    send(
        window,
        "/sign-in",
        &[("name", name), ("password", password)],
    )
    .await;
    assert!(text(window).await.contains(&format!("Sign out {name}")));
}

/// Signs in to a blog by its subdomain, as its seeded author.
pub async fn sign_in_to(window: &Client, site: &Site, slug: &str) {
    let account = ACCOUNTS.into_iter().find(|[place, ..]| *place == slug);
    let [_, name, password] = account.unwrap();
    sign_in(window, &site.on_subdomain(slug, "/sign-in"), name, password).await;
}
