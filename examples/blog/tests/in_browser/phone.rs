use std::sync::Arc;

use crate::driver::Driver;
use crate::site::Site;
use crate::window::{send, sign_in_to};

/// On a screen of 360 points no page is wider than the screen, whatever is written in it, and no field is so small that the
/// phone zooms in.
pub async fn no_page_scrolls_sideways(driver: Arc<Driver>, site: Site) {
    let phone = driver.phone().await;
    sign_in_to(&phone, &site, "acme").await;
    phone
        .goto(&site.on_subdomain("acme", "/new"))
        .await
        .unwrap();
    let long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4);
    send(&phone, "/new", &[("title", &long), ("text", &long)]).await;
    let post = phone.current_url().await.unwrap().path().to_owned();
    send(&phone, "/comments", &[("text", &long)]).await;
    phone
        .goto(&site.on_subdomain("acme", "/categories"))
        .await
        .unwrap();
    send(&phone, "/categories", &[("name", &long)]).await;

    let edit = format!("{post}/edit");
    let own = [
        "/",
        &post,
        &edit,
        "/new",
        "/categories",
        "/files",
        "/sign-in",
        "/none",
    ];
    let mut pages: Vec<String> = own
        .iter()
        .map(|path| site.on_subdomain("acme", path))
        .collect();
    pages.extend(["/", "/admin/sign-in", "/blogs/garden/"].map(|path| site.central(path)));
    for page in &pages {
        phone.goto(page).await.unwrap();
        assert_fits(&phone, page).await;
    }
    let form = [("name", "ada"), ("password", "all-of-them")];
    phone.goto(&site.central("/admin/sign-in")).await.unwrap();
    send(&phone, "/admin/sign-in", &form).await;
    assert_fits(&phone, "/admin").await;
}

async fn assert_fits(phone: &fantoccini::Client, page: &str) {
    let script = "const fields = [...document.querySelectorAll('input:not([type=hidden]), textarea, select')];
        const sizes = fields.map(field => parseFloat(getComputedStyle(field).fontSize));
        return [innerWidth, document.documentElement.scrollWidth, Math.min(16, ...sizes)]";
    let measured = phone.execute(script, Vec::new()).await.unwrap();
    assert_eq!(measured, serde_json::json!([360, 360, 16]), "{page}");
}
