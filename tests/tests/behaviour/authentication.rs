//! The six built-in authentication schemes and custom ones, on the client side and on the server
//! side.

mod custom;
mod endpoints;
mod incoming;
mod outgoing;
mod query;
mod secrets;
mod signatures;
mod x_matrix;

use pathlore::{AuthenticationError, Endpoint, Target, auth::AuthScheme, bytes::Bytes, http};

fn target() -> Target {
    Target::new("https://example.org/prefix").expect("a base URL")
}

/// Extracts the credentials from a request, as a server of the endpoint `E` does.
fn extract<E: Endpoint>(
    request: &http::Request<Bytes>,
) -> Result<<E::Authentication as AuthScheme>::Presented<'_>, AuthenticationError> {
    E::Authentication::extract(request)
}

/// Extracts the credentials as a server does that also accepts them in the query.
fn extract_with_query<E: Endpoint>(
    request: &http::Request<Bytes>,
) -> Result<<E::Authentication as AuthScheme>::Presented<'_>, AuthenticationError> {
    E::Authentication::extract_with_query(request)
}

/// Returns a GET request with these `Authorization` lines.
fn received(uri: &str, authorization: &[&[u8]]) -> http::Request<Bytes> {
    let mut request = http::Request::get(uri);
    for line in authorization {
        request = request.header(http::header::AUTHORIZATION, *line);
    }
    request.body(Bytes::new()).expect("a request")
}
