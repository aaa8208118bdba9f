//! What middleware knows about a request.

use pathlore::{Metadata, VersionedPath};

/// The endpoint and the path that a request has matched, an extension of requests and responses.
///
/// Middleware that is added with [`Endpoints::layer`](crate::Endpoints::layer) finds it in the extensions of the
/// request. All other middleware finds it in the extensions of the response.
///
/// ```
/// # mod ping {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/ping" };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response {}
/// # }
/// # async fn ping(_call: Call<ping::Request>) -> Result<ping::Response, pathlore::ErrorResponse> {
/// #     Ok(ping::Response {})
/// # }
/// use axum::{Extension, extract::Request, middleware::{Next, from_fn}, response::Response};
/// use pathlore_axum::{Call, Endpoints, MatchedEndpoint};
///
/// async fn count(matched: Extension<MatchedEndpoint>, request: Request, next: Next) -> Response {
///     println!("{} {}", matched.metadata.method, matched.path.template);
///     next.run(request).await
/// }
///
/// let endpoints = Endpoints::<()>::new().endpoint(ping).layer(from_fn(count));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MatchedEndpoint {
    /// The description of the endpoint.
    pub metadata: &'static Metadata,
    /// The path that has matched.
    pub path: &'static VersionedPath,
}
