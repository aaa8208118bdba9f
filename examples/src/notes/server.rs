//! A server for the notes API.

use std::{net::SocketAddr, sync::Arc};

use pathlore::{
    Availability, IncomingRequest, VersionedPath,
    auth::{AccessToken, AuthScheme as _},
};
use subtle::ConstantTimeEq as _;

use super::{Problem, archive, create, delete, handlers, list, read, replace, store::Store};
use crate::{
    routes::{HandlerResult, Routes, reject},
    server::{Server, ServerError},
};

/// Creates a server for both versions of the API, which keeps notes in memory. Requests need the access
/// token. `archives` is whether notes can be archived, which is an unstable feature.
///
/// # Errors
///
/// Returns an error if binding to the address fails.
pub async fn serve(
    address: SocketAddr,
    token: String,
    archives: bool,
) -> Result<Server, ServerError> {
    let serves = |path: &VersionedPath| {
        archives || !matches!(path.availability, Availability::Unstable { .. })
    };
    let routes = Routes::new()
        .endpoint::<list::Request>(serves, handler(handlers::list))?
        .endpoint::<create::Request>(serves, handler(handlers::create))?
        .endpoint::<read::Request>(serves, handler(handlers::read))?
        .endpoint::<replace::Request>(serves, handler(handlers::replace))?
        .endpoint::<delete::Request>(serves, handler(handlers::delete))?
        .endpoint::<archive::Request>(serves, handler(handlers::archive))?;
    let router = routes.into_router::<Problem>().with_state(Arc::new(Store::new(token)));
    Server::with_router(address, |_| Ok(router)).await
}

/// Returns a function that checks the token of a request, decodes the request and calls a handler.
fn handler<R>(
    handler: fn(&Store, R) -> HandlerResult<R>,
) -> impl Fn(&Store, &Request) -> HandlerResult<R> + Clone + Send + Sync + 'static
where
    R: IncomingRequest<Authentication = AccessToken, EndpointError = Problem> + 'static,
{
    move |store, request| {
        let token = AccessToken::extract(request).map_err(reject)?;
        if !bool::from(token.as_str().as_bytes().ct_eq(store.token.as_bytes())) {
            return Err(Problem::unauthorized("the token is unknown".to_owned()));
        }
        handler(store, R::from_http_request(request).map_err(reject)?)
    }
}

type Request = pathlore::http::Request<pathlore::bytes::Bytes>;
