//! A server for the notes API.

use std::{net::SocketAddr, sync::Arc};

use pathlore::SupportedVersions;
use pathlore_axum::Endpoints;

use super::{ARCHIVE, Problem, handlers, store::Store};
use crate::server::{MAX_BODY_BYTES, Server, ServerError};

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
    let versions = SupportedVersions::from_versions(["1.0", "2.0"]);
    let supported = if archives { versions.with_feature(ARCHIVE) } else { versions };
    let router = Endpoints::<Arc<Store>>::new()
        .body_limit(MAX_BODY_BYTES)
        .endpoint_for(&supported, handlers::list)
        .endpoint_for(&supported, handlers::create)
        .endpoint_for(&supported, handlers::read)
        .endpoint_for(&supported, handlers::replace)
        .endpoint_for(&supported, handlers::delete)
        .endpoint_for(&supported, handlers::archive)
        .fallback::<Problem>()
        .into_router()?;
    let router = router.with_state(Arc::new(Store::new(token)));
    Server::with_router(address, |_| Ok(router)).await
}
