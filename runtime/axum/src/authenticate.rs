//! The callers of endpoints.

use std::{convert::Infallible, fmt, ops::Deref};

use pathlore::{
    auth::{
        AccessToken, AccessTokenOptional, AppserviceToken, AppserviceTokenOptional, AuthScheme,
        NoAuthentication, PresentedToken, ServerSignatures, XMatrix,
    },
    bytes::Bytes,
    http,
};

/// A state that turns the credentials of the scheme `A` into a caller of type `C`.
///
/// Handlers with an argument `Call<R, C>` need it for the scheme of their endpoint. The credentials are read
/// and checked before the body of the request is. If the check fails, its error is the response, converted
/// into the error type of the endpoint.
///
/// If the state is a type of another crate, such as `Arc<App>`, the caller must be a type of this one: Rust allows
/// no implementation otherwise. A state that wraps the `Arc`, as below, has no such limit.
///
/// ```
/// use std::{collections::HashMap, sync::Arc};
///
/// use pathlore::{
///     ErrorResponse, FromRejection, Rejection,
///     auth::{AccessToken, PresentedToken},
///     bytes::Bytes,
///     http::{self, StatusCode},
/// };
/// use pathlore_axum::{Authenticate, Call, Endpoints};
///
/// #[derive(Clone)]
/// struct App {
///     users: Arc<HashMap<String, User>>,
/// }
///
/// #[derive(Clone)]
/// struct User {
///     name: String,
/// }
///
/// impl Authenticate<AccessToken, User> for App {
///     type Error = ErrorResponse;
///
///     async fn authenticate(
///         &self,
///         token: PresentedToken<'_>,
///         _request: &http::Request<Bytes>,
///     ) -> Result<User, ErrorResponse> {
///         let unknown =
///             || ErrorResponse::from_rejection(Rejection::refused(StatusCode::UNAUTHORIZED));
///         self.users.get(token.as_str()).cloned().ok_or_else(unknown)
///     }
/// }
///
/// # mod whoami {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! {
/// #     method: GET, authentication: AccessToken, path: "/whoami"
/// # };
/// # #[request]
/// # pub struct Request {}
/// # #[response]
/// # pub struct Response { pub name: String }
/// # }
/// async fn whoami(call: Call<whoami::Request, User>) -> Result<whoami::Response, ErrorResponse> {
///     Ok(whoami::Response { name: call.caller.name })
/// }
///
/// let endpoints = Endpoints::<App>::new().endpoint(whoami);
/// ```
#[diagnostic::on_unimplemented(
    message = "the state `{Self}` cannot turn credentials of the scheme `{A}` into the caller `{C}`",
    label = "implement `pathlore_axum::Authenticate<{A}, {C}>` for `{Self}`, or write `Call` without a caller"
)]
pub trait Authenticate<A: AuthScheme, C: Send>: Sync {
    /// The reason why the caller is refused. It is converted into the error type of the endpoint.
    type Error;

    /// Checks credentials.
    ///
    /// The body of `request` is empty, because it has not been read.
    ///
    /// # Errors
    ///
    /// Returns an error, which is the response, if the credentials are not valid.
    fn authenticate<'r>(
        &self,
        presented: A::Presented<'r>,
        request: &'r http::Request<Bytes>,
    ) -> impl Future<Output = Result<C, Self::Error>> + Send;
}

/// A scheme whose credentials can be kept for as long as a handler needs them.
///
/// The built-in schemes implement it. A custom scheme needs it only if handlers have an argument `Call<R>`
/// without a caller.
///
/// ```
/// use pathlore::{AuthenticationError, CredentialsError, auth::AuthScheme, bytes::Bytes, http};
/// use pathlore_axum::OwnedCredentials;
///
/// /// A key in the header field `x-api-key`.
/// pub struct ApiKey;
///
/// impl AuthScheme for ApiKey {
///     // …
///     # type Credentials<'a> = &'a str;
///     # fn apply(_: &str, _: &mut http::Request<Bytes>) -> Result<(), CredentialsError> { Ok(()) }
///     type Presented<'a> = &'a [u8];
///
///     fn extract(request: &http::Request<Bytes>) -> Result<&[u8], AuthenticationError> {
///         let value = request.headers().get("x-api-key").ok_or(AuthenticationError::Missing)?;
///         Ok(value.as_bytes())
///     }
/// }
///
/// impl OwnedCredentials for ApiKey {
///     type Owned = Vec<u8>;
///
///     fn into_owned(key: &[u8]) -> Vec<u8> {
///         key.to_owned()
///     }
/// }
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: Custom, path: "/status" };
/// # #[request(authentication = ApiKey)] pub struct Request {}
/// # #[response] pub struct Response {}
/// # use pathlore_axum::Call;
/// # async fn status(call: Call<Request>) -> Result<Response, pathlore::ErrorResponse> {
/// #     assert_eq!(call.caller.len(), 1);
/// #     Ok(Response {})
/// # }
/// # let _ = pathlore_axum::Endpoints::<()>::new().endpoint(status);
/// ```
#[diagnostic::on_unimplemented(
    message = "the credentials of the scheme `{Self}` cannot be kept for a handler",
    label = "write the caller, as in `Call<Request, Caller>`, or implement \
             `pathlore_axum::OwnedCredentials` for `{Self}`"
)]
pub trait OwnedCredentials: AuthScheme {
    /// The credentials that a server reads from a request, without the request.
    type Owned: Send;

    /// Returns the credentials without the request.
    fn into_owned(presented: Self::Presented<'_>) -> Self::Owned;
}

impl OwnedCredentials for NoAuthentication {
    type Owned = ();

    fn into_owned((): ()) {}
}

impl OwnedCredentials for ServerSignatures {
    type Owned = Vec<XMatrix>;

    fn into_owned(signatures: Vec<XMatrix>) -> Vec<XMatrix> {
        signatures
    }
}

/// Implements the trait for a scheme that requires a token, and for one for which it is optional.
macro_rules! token_schemes {
    ($($required:ident $optional:ident),*) => {$(
        impl OwnedCredentials for $required {
            type Owned = PresentedToken<'static>;

            fn into_owned(token: PresentedToken<'_>) -> Self::Owned {
                token.into_owned()
            }
        }

        impl OwnedCredentials for $optional {
            type Owned = Option<PresentedToken<'static>>;

            fn into_owned(token: Option<PresentedToken<'_>>) -> Self::Owned {
                token.map(PresentedToken::into_owned)
            }
        }
    )*};
}

token_schemes!(AccessToken AccessTokenOptional, AppserviceToken AppserviceTokenOptional);

/// A caller of which nothing is known. The credentials are required if the scheme requires them, but the handler does
/// not get them.
///
/// With `Call<R, Unchecked>`, a handler serves an endpoint with any scheme.
///
/// ```
/// # mod ping {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: AccessToken, path: "/ping" };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response {}
/// # }
/// use pathlore::ErrorResponse;
/// use pathlore_axum::{Call, Unchecked};
///
/// async fn ping(_call: Call<ping::Request, Unchecked>) -> Result<ping::Response, ErrorResponse> {
///     Ok(ping::Response {})
/// }
/// # let _ = pathlore_axum::Endpoints::<()>::new().endpoint(ping);
/// ```
// There are thus two types of callers for every state, so that the compiler infers neither of them from the state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unchecked;

impl<A: AuthScheme, S: Sync> Authenticate<A, Unchecked> for S {
    type Error = Never;

    #[allow(clippy::manual_async_fn, reason = "the future must not hold the credentials")]
    fn authenticate<'r>(
        &self,
        _presented: A::Presented<'r>,
        _request: &'r http::Request<Bytes>,
    ) -> impl Future<Output = Result<Unchecked, Never>> + Send {
        async { Ok(Unchecked) }
    }
}

/// The error of a check that never fails. It does not implement `Debug`, by which the compiler tells it from errors
/// that can be converted.
#[doc(hidden)]
pub struct Never(Infallible);

impl Never {
    pub(crate) fn never<T>(self) -> T {
        match self.0 {}
    }
}

/// Credentials of the scheme `A` as they were presented. Whether they are valid has not been checked.
///
/// ```
/// use pathlore::auth::AccessToken;
/// use pathlore_axum::Presented;
///
/// fn token(presented: &Presented<AccessToken>) -> &str {
///     presented.as_str()
/// }
/// ```
pub struct Presented<A: OwnedCredentials>(pub A::Owned);

impl<A: OwnedCredentials> Deref for Presented<A> {
    type Target = A::Owned;

    fn deref(&self) -> &A::Owned {
        &self.0
    }
}

/// Prints nothing of the credentials.
impl<A: OwnedCredentials> fmt::Debug for Presented<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Presented([redacted])")
    }
}

/// Credentials as they were presented: nothing is checked.
impl<A: OwnedCredentials, S: Sync> Authenticate<A, Presented<A>> for S {
    type Error = Never;

    fn authenticate<'r>(
        &self,
        presented: A::Presented<'r>,
        _request: &'r http::Request<Bytes>,
    ) -> impl Future<Output = Result<Presented<A>, Never>> + Send {
        let owned = Presented(A::into_owned(presented));
        async { Ok(owned) }
    }
}
