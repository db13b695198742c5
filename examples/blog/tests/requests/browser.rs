//! What a browser does: it keeps cookies and sends forms.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, HeaderMap, SET_COOKIE};
use axum::http::{Method, Request};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// Which way a form is sent.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A browser that looks at one blog.
#[derive(Clone)]
pub struct Browser {
    app: Router,
    host: String,
    base: String,
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Browser {
    pub fn new(app: Router, host: String, base: String) -> Self {
        Self {
            app,
            host,
            base,
            cookies: BTreeMap::new(),
        }
    }

    /// A page of the blog.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, "", Body::empty()).await
    }

    /// A form without a token.
    pub async fn forge(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let form = serde_urlencoded::to_string(fields).unwrap();
        self.send(Method::POST, path, FORM, Body::from(form)).await
    }

    /// A form with the token that a page has.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token().await;
        let mut all = vec![("form_token", token.as_str())];
        all.extend(fields);
        self.forge(path, &all).await
    }

    /// A file, with the token that a page has.
    pub async fn upload(&mut self, name: &str, content: &str) -> Page {
        let token = self.token().await;
        self.forge_upload(&token, name, content).await
    }

    /// A file with this token.
    pub async fn forge_upload(&mut self, token: &str, name: &str, content: &str) -> Page {
        let form = format!(
            "--x\r\ncontent-disposition: form-data; name=\"form_token\"\r\n\r\n{token}\r\n\
             --x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
        );
        let kind = "multipart/form-data; boundary=x";
        self.send(Method::POST, "/files", kind, Body::from(form))
            .await
    }

    pub async fn sign_in(&mut self, name: &str, password: &str) -> Page {
        self.post("/sign-in", &[("name", name), ("password", password)])
            .await
    }

    /// The token of the forms that this browser is shown.
    pub async fn token(&mut self) -> String {
        let page = self.get("/sign-in").await;
        let (_, after) = page
            .text
            .split_once("name=\"form_token\" value=\"")
            .unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    async fn send(&mut self, method: Method, path: &str, kind: &str, body: Body) -> Page {
        let uri = format!("{}{path}", self.base);
        let mut request = Request::builder().method(method).uri(uri);
        request = request.header(HOST, format!("{}:3000", self.host));
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        for (name, value) in &self.cookies {
            request = request.header(COOKIE, format!("{name}={value}"));
        }
        let response = self.app.clone().oneshot(request.body(body).unwrap());
        let Ok(response) = response.await;
        let (parts, body) = response.into_parts();
        self.keep(&parts.headers);
        let body = body.collect().await.unwrap().to_bytes();
        Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE) {
            let cookie = header.to_str().unwrap();
            assert!(cookie.contains("HttpOnly"), "{cookie}");
            assert!(cookie.contains("SameSite=Lax"), "{cookie}");
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Page {
    /// Nothing was done, and nothing of anybody is on the page.
    pub fn assert_refused(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.text);
        for word in [
            "anvil",
            "rocket",
            "better",
            "Acme",
            "Rival",
            "name=\"form_token\"",
        ] {
            assert!(!self.text.contains(word), "{word}: {}", self.text);
        }
    }
}
