//! The last argument of a handler.

use std::fmt;

use axum::body::Body;
use pathlore::{
    Buffered, Endpoint, Streamed, Version, VersionedPath, bytes::Bytes, http::request::Parts,
};

use crate::Presented;

/// A request for the endpoint `R`, the last argument of its handler.
///
/// The handler determines its endpoint by this type. `C` is the caller:
///
/// - `Call<R>`: the credentials as they were [`Presented`], whose type is that of the endpoint's scheme. They are
///   required if the scheme requires them, but not checked.
/// - `Call<R, C>`: the result of the state's [`Authenticate`](crate::Authenticate), which has checked them.
///
/// ```
/// # use pathlore::{Metadata, metadata, request, response};
/// # mod rename {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! {
/// #     method: PUT, authentication: AccessToken, path: "/notes/{id}/title"
/// # };
/// # #[request]
/// # pub struct Request { #[api(path)] pub id: u64, pub title: String }
/// # #[response]
/// # pub struct Response {}
/// # }
/// use pathlore::ErrorResponse;
/// use pathlore_axum::{Call, Endpoints};
///
/// async fn rename(call: Call<rename::Request>) -> Result<rename::Response, ErrorResponse> {
///     let rename::Request { id, title, .. } = call.request;
///     let token = call.caller;
///     // … check the token, and rename the note …
///     # let _ = (id, title, token.as_str());
///     Ok(rename::Response {})
/// }
///
/// let endpoints = Endpoints::<()>::new().endpoint(rename);
/// ```
#[non_exhaustive]
pub struct Call<R: Endpoint, C = Presented<<R as Endpoint>::Authentication>> {
    /// The decoded request.
    pub request: R,
    /// The sender of the request, as far as its credentials determine it.
    pub caller: C,
    /// The path of the endpoint that matched, with the versions that have it.
    pub path: &'static VersionedPath,
    /// The method, the URI, the header section and the extensions of the HTTP message.
    ///
    /// If the router is nested, the URI is without the prefix. The extractor `axum::extract::OriginalUri` has it.
    pub parts: Parts,
    pub(crate) body: Received,
}

/// A body as it was received. One of the two is empty.
pub(crate) struct Received {
    pub(crate) bytes: Bytes,
    pub(crate) stream: Body,
}

impl<R: Endpoint, C> Call<R, C> {
    /// Returns the version that deprecates the endpoint or the path that matched, whichever is older.
    #[must_use]
    pub fn deprecated_in(&self) -> Option<Version> {
        oldest(R::METADATA.history.deprecated_in(), self.path.availability.deprecated_in())
    }

    /// Returns the version that removes the endpoint or the path that matched, whichever is older.
    #[must_use]
    pub fn removed_in(&self) -> Option<Version> {
        oldest(R::METADATA.history.removed_in(), self.path.availability.removed_in())
    }

    /// Returns the same call with another caller.
    #[must_use]
    pub fn map_caller<D>(self, map: impl FnOnce(C) -> D) -> Call<R, D> {
        let Self { request, caller, path, parts, body } = self;
        Call { request, caller: map(caller), path, parts, body }
    }
}

impl<R: Endpoint<Body = Buffered>, C> Call<R, C> {
    /// Returns the body as it was received, for example to verify a signature.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body.bytes
    }
}

impl<R: Endpoint<Body = Streamed>, C> Call<R, C> {
    /// Takes the body of a request that is a stream. It is not limited in size. After the first call, it is
    /// empty.
    ///
    /// ```
    /// # mod upload {
    /// # use pathlore::{Metadata, metadata, request, response};
    /// # const METADATA: Metadata = metadata! { method: POST, authentication: None, path: "/files/{name}" };
    /// # #[request(stream)] pub struct Request { #[api(path)] pub name: String }
    /// # #[response] pub struct Response { pub bytes: usize }
    /// # }
    /// use http_body_util::BodyExt as _;
    /// use pathlore::{ErrorResponse, FromRejection, Rejection};
    /// use pathlore_axum::Call;
    ///
    /// async fn upload(mut call: Call<upload::Request>) -> Result<upload::Response, ErrorResponse> {
    ///     let mut body = call.take_body();
    ///     let mut bytes = 0;
    ///     while let Some(frame) = body.frame().await {
    ///         let Ok(frame) = frame else {
    ///             return Err(ErrorResponse::from_rejection(Rejection::body_unreadable()));
    ///         };
    ///         bytes += frame.data_ref().map_or(0, |data| data.len());
    ///     }
    ///     Ok(upload::Response { bytes })
    /// }
    /// # let _ = pathlore_axum::Endpoints::<()>::new().endpoint(upload);
    /// ```
    pub fn take_body(&mut self) -> Body {
        std::mem::take(&mut self.body.stream)
    }
}

/// Returns the older of two versions.
pub(crate) fn oldest(first: Option<Version>, second: Option<Version>) -> Option<Version> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        _ => first.or(second),
    }
}

/// Prints the request, the caller and the path. The header section may contain secrets.
impl<R: Endpoint + fmt::Debug, C: fmt::Debug> fmt::Debug for Call<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("request", &self.request)
            .field("caller", &self.caller)
            .field("path", &self.path.template.as_str())
            .finish_non_exhaustive()
    }
}
