//! Blogs that requests name: `acme` is blog 1, `rival` blog 2, `blog-n` blog n. `acme.test` is acme's domain.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use tenancy_core::identification::{
    Identity, IdentityResolver, InvalidIdentity, ProvidedTenancy, SubdomainResolver, TenancyLayer,
};
use tenancy_core::tenant::IdentifierRules;
use tenancy_core::{BoxError, GenericTenant, TenantKey, TenantLookup};
use tower::{Layer, Service, ServiceExt, service_fn};

use crate::common::{Blog, World, here};

/// A world whose blogs are looked up.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) world: World,
    looked_up: Arc<Mutex<Vec<String>>>,
}

fn number(identifier: &str) -> Option<i64> {
    match identifier {
        "acme" => Some(1),
        "rival" => Some(2),
        other => other.strip_prefix("blog-")?.parse().ok(),
    }
}

fn identifier(number: &TenantKey) -> String {
    match number.to_string().as_str() {
        "1" => "acme".to_owned(),
        "2" => "rival".to_owned(),
        other => format!("blog-{other}"),
    }
}

impl Site {
    pub(crate) fn new() -> Self {
        Self {
            world: World::new(),
            looked_up: Arc::default(),
        }
    }

    /// What was looked up since the last time.
    pub(crate) fn looked_up(&self) -> Vec<String> {
        std::mem::take(&mut self.looked_up.lock().expect("nobody panics here"))
    }

    pub(crate) fn tenancy(&self) -> ProvidedTenancy {
        let looked_up = Arc::clone(&self.looked_up);
        let blogs = move |lookup: TenantLookup| {
            let mut looked_up = looked_up.lock().expect("nobody panics here");
            looked_up.push(lookup.to_string());
            async move {
                let key = match &lookup {
                    TenantLookup::Identifier(identifier) => number(identifier).map(TenantKey::from),
                    TenantLookup::Key(key) => Some(key.clone()),
                    _ => None,
                };
                let blog = |key: TenantKey| {
                    let identifier = identifier(&key);
                    GenericTenant::new("id", key).identifier("slug", identifier)
                };
                Ok::<_, BoxError>(key.map(blog))
            }
        };
        ProvidedTenancy::of::<Blog>("blog", blogs)
            .lifecycle(self.world.lifecycle.clone())
            .identifiers(IdentifierRules::subdomain())
    }

    /// A layer that knows domains as well.
    pub(crate) fn layer(&self, resolver: impl IdentityResolver) -> TenancyLayer {
        let domains = |domain: String| async move {
            Ok::<_, BoxError>((domain == "acme.test").then(|| TenantKey::from(1)))
        };
        TenancyLayer::new(self.tenancy(), resolver).domains(domains)
    }

    /// A layer for subdomains of example.com.
    pub(crate) fn subdomains(&self) -> TenancyLayer {
        self.layer(subdomains())
    }
}

pub(crate) fn subdomains() -> SubdomainResolver {
    SubdomainResolver::of("example.com").expect("it is a domain")
}

/// A request to a host.
pub(crate) fn to(host: &str) -> Request<()> {
    let request = Request::builder().header("host", host);
    request.body(()).expect("it is a request")
}

/// A response of this text.
pub(crate) fn text(text: impl Into<Bytes>) -> Response<Full<Bytes>> {
    Response::new(Full::new(text.into()))
}

/// Answers with the context in which it runs.
pub(crate) fn here_service()
-> impl Service<Request<()>, Response = Response<Full<Bytes>>, Error = Infallible, Future: Send>
+ Clone
+ Send {
    service_fn(async |_: Request<()>| Ok(text(here())))
}

/// Status and text of what the service answers through a layer.
pub(crate) async fn ask(layer: &TenancyLayer, request: Request<()>) -> (StatusCode, String) {
    let response = layer.layer(here_service()).oneshot(request).await;
    let Ok(response) = response;
    let status = response.status();
    let body = response.into_body().collect().await;
    let body = body.expect("the body has no errors").to_bytes();
    (
        status,
        String::from_utf8(body.to_vec()).expect("it is text"),
    )
}

/// Whom a request names.
pub(crate) fn named<B>(
    resolver: &impl IdentityResolver,
    request: Request<B>,
) -> Result<Option<Identity>, InvalidIdentity> {
    let (parts, _) = request.into_parts();
    resolver.resolve(&parts)
}

/// Names the tenant of an identifier.
pub(crate) fn names(identifier: &str) -> Result<Option<Identity>, InvalidIdentity> {
    Ok(Some(Identity::identifier(identifier)))
}
