use std::future::poll_fn;

use http::{Request, Response};
use http_body::Body;
use http_body_util::BodyExt;
use tenancy_core::BoxError;
use tower_service::Service;

use super::{Leak, TwoTenants};

impl<M> TwoTenants<M> {
    /// Sends a request as a tenant, and reads the whole response: for whatever else a test wants to know of it.
    ///
    /// # Errors
    ///
    /// [`Failed`](Leak::Failed) where the service or the response's body fails.
    pub async fn send_as<S, B, R>(
        &self,
        tenant: &M,
        service: &S,
        request: Request<B>,
    ) -> Result<Response<String>, Leak>
    where
        S: Service<Request<B>, Response = Response<R>, Error: Into<BoxError>> + Clone,
        R: Body<Error: Into<BoxError>>,
    {
        let (mut parts, body) = request.into_parts();
        (self.name)(tenant, &mut parts);
        let response = send(service.clone(), Request::from_parts(parts, body));
        response.await.map_err(Leak::Failed)
    }
}

async fn send<S, B, R>(mut service: S, request: Request<B>) -> Result<Response<String>, BoxError>
where
    S: Service<Request<B>, Response = Response<R>, Error: Into<BoxError>>,
    R: Body<Error: Into<BoxError>>,
{
    let ready = poll_fn(|context| service.poll_ready(context));
    ready.await.map_err(Into::into)?;
    let response = service.call(request).await.map_err(Into::into)?;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.map_err(Into::into)?.to_bytes();
    let text = String::from_utf8_lossy(&body).into_owned();
    Ok(Response::from_parts(parts, text))
}
