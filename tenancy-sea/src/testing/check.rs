use http::{HeaderMap, Request, Response, StatusCode};
use http_body::Body;
use tenancy_core::BoxError;
use tower_service::Service;

use super::{Leak, Side, TwoTenants};

impl<M> TwoTenants<M> {
    /// Sends the same request as each of the two. Each response has something of its own tenant's
    /// ([`markers`](Self::markers)), and nothing of the other's, be it in its body or in its headers.
    ///
    /// A result and no panic: `.await.unwrap()` in a test tells its line.
    ///
    /// # Errors
    ///
    /// [`Shown`](Leak::Shown), [`ProvesNothing`](Leak::ProvesNothing), [`Failed`](Leak::Failed).
    pub async fn check_no_leak<S, B, R>(
        &self,
        service: &S,
        request: impl Fn() -> Request<B>,
    ) -> Result<(), Leak>
    where
        S: Service<Request<B>, Response = Response<R>, Error: Into<BoxError>> + Clone,
        R: Body<Error: Into<BoxError>>,
    {
        let [one, other] = &self.sides;
        for (own, others) in [(one, other), (other, one)] {
            let request = request();
            let sent = line(&request);
            let response = self.send_as(&own.tenant, service, request).await?;
            shows_nothing_of(others, &sent, &response)?;
            if found(own, &response).is_none() {
                let status = response.status();
                return Err(Leak::ProvesNothing {
                    request: sent,
                    status,
                });
            }
        }
        Ok(())
    }

    /// Sends a request for what is one tenant's as the other, and then as its owner. `values` has one of each tenant, in their
    /// order: an id mostly. To the other it is 404, and to its owner it is there.
    ///
    /// The other asks first, so that it may be a request that changes or deletes something.
    ///
    /// # Errors
    ///
    /// [`Found`](Leak::Found), [`Shown`](Leak::Shown), [`ProvesNothing`](Leak::ProvesNothing), [`Failed`](Leak::Failed).
    pub async fn check_hidden<S, B, R, V>(
        &self,
        service: &S,
        values: [V; 2],
        request: impl Fn(&V) -> Request<B>,
    ) -> Result<(), Leak>
    where
        S: Service<Request<B>, Response = Response<R>, Error: Into<BoxError>> + Clone,
        R: Body<Error: Into<BoxError>>,
    {
        let [one, other] = &self.sides;
        for ((own, others), value) in [(one, other), (other, one)].into_iter().zip(&values) {
            let sent = line(&request(value));
            let response = self.send_as(&others.tenant, service, request(value));
            let response = response.await?;
            let status = response.status();
            if status != StatusCode::NOT_FOUND {
                return Err(Leak::Found {
                    request: sent,
                    status,
                });
            }
            shows_nothing_of(own, &sent, &response)?;
            let response = self.send_as(&own.tenant, service, request(value));
            let status = response.await?.status();
            if !(status.is_success() || status.is_redirection()) {
                return Err(Leak::ProvesNothing {
                    request: sent,
                    status,
                });
            }
        }
        Ok(())
    }
}

/// As people know a request: its method and its path.
fn line<B>(request: &Request<B>) -> String {
    format!("{} {}", request.method(), request.uri())
}

fn shows_nothing_of<M>(
    others: &Side<M>,
    request: &str,
    response: &Response<String>,
) -> Result<(), Leak> {
    match found(others, response) {
        None => Ok(()),
        Some(marker) => Err(Leak::Shown {
            request: request.to_owned(),
            marker: marker.clone(),
        }),
    }
}

/// What of a tenant's is in a response.
fn found<'a, M>(side: &'a Side<M>, response: &Response<String>) -> Option<&'a String> {
    let headers = texts(response.headers());
    side.markers.iter().find(|marker| {
        let has = |text: &String| text.contains(marker.as_str());
        has(response.body()) || headers.iter().any(has)
    })
}

fn texts(headers: &HeaderMap) -> Vec<String> {
    let values = headers.values();
    values
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .collect()
}
