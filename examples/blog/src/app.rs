//! Which requests are for which blog, and which are for none.

use std::sync::Arc;

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router, middleware};
use object_store::ObjectStore;
use sea_orm::DatabaseConnection;
use tenancy_sea::core::tenant::IdentifierRules;
use tenancy_sea::identification::{InvalidHost, PathResolver, RouteMode, SubdomainResolver};
use tenancy_sea::prelude::*;
use tenancy_sea::service::FileBootstrapper;

use crate::address::Address;
use crate::entities::{Blog, blog};
use crate::error::{self, PageError};
use crate::{admin, layout, pages, session};

/// Blogs in this database, with their files in this storage.
///
/// # Errors
///
/// Where the entities don't fit together.
pub async fn tenancy(
    database: DatabaseConnection,
    storage: Arc<dyn ObjectStore>,
) -> Result<Tenancy<Blog>, TenancyError> {
    Tenancy::builder(database)
        .identifiers(IdentifierRules::subdomain().reserve(["blogs"]))
        .bootstrapper(FileBootstrapper::<blog::Model>::new(storage))
        .build()
        .await
}

/// The application.
///
/// ```text
/// acme.localhost/..         the blog of the subdomain; of no other path
/// localhost/blogs/acme/..   the blog of the path; on acme's own subdomain as well, on another one's not
/// localhost/                all blogs
/// localhost/admin           whoever runs them; on no subdomain
/// ```
///
/// # Errors
///
/// [`InvalidHost`] where the domain is none.
pub fn app(tenancy: Tenancy<Blog>, domain: &str) -> Result<Router, InvalidHost> {
    let by_subdomain = TenancyLayer::new(tenancy.clone(), SubdomainResolver::of(domain)?)
        .authorise(session::is_own_blog)
        .on_rejection(error::rejected);
    let by_path = TenancyLayer::new(tenancy.clone(), PathResolver::new())
        .authorise(session::is_own_blog)
        .on_rejection(error::rejected);
    let universal = by_subdomain.clone().route_mode(RouteMode::Universal);
    let central = by_subdomain.clone().route_mode(RouteMode::Central);

    let on_subdomain = pages::routes().layer(Extension(Address::Subdomain));
    // The router that `nest` holds sees the path without what stands before. A layer within another one refuses a request
    // for which they find two blogs.
    let below_path = Router::new()
        .route("/{blog}", get(pages::front::add_slash))
        .route("/{blog}/", get(pages::front::index))
        .nest("/{blog}", pages::routes())
        .layer(Extension(Address::Path))
        .layer(by_path)
        .layer(universal.clone());
    let front = Router::new().route("/", get(pages::front::show));

    let blogs = front.layer(universal);
    let blogs = blogs.merge(on_subdomain.layer(by_subdomain));
    let blogs = blogs.nest("/blogs", below_path);
    // Layers that are added later are further out: who sends a request is known before its blog is.
    let authenticate = middleware::from_fn_with_state(tenancy.clone(), session::authenticate);
    let app = blogs
        .layer(authenticate)
        .nest("/admin", admin::routes(&tenancy).layer(central))
        .route("/style.css", get(layout::style))
        .fallback(async || PageError::NotFound)
        .layer(middleware::map_response(restrict))
        .with_state(tenancy);
    Ok(app)
}

/// What browsers may do with a page: no scripts, nothing of other sites, in no frame; and nobody keeps it, since it is that of
/// whoever is signed in, with the token of their forms.
pub async fn restrict(mut response: Response) -> Response {
    let policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    let headers = response.headers_mut();
    // Files have a stricter one.
    let own = headers.entry(CONTENT_SECURITY_POLICY);
    own.or_insert(HeaderValue::from_static(policy));
    // The stylesheet is everybody's.
    let own = headers.entry(CACHE_CONTROL);
    own.or_insert(HeaderValue::from_static("no-store"));
    let fixed = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
