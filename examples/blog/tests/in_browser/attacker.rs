//! A page of somebody else's.

use std::net::Ipv4Addr;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;

/// Serves a page that sends a post to a blog, and says at which port.
pub async fn serve(target: String) -> u16 {
    let page = format!(
        "<!DOCTYPE html><title>You have won</title>\
         <form method=post action='{target}'><input name=title value=Forged><input name=text value=Forged>\
         <input name=category_id value=''><input name=form_token value=0123456789abcdef0123456789abcdef><button>Collect</button></form>"
    );
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let app: Router = Router::new().route("/", get(async move || Html(page)));
    tokio::spawn(async move { axum::serve(listener, app).await });
    port
}
