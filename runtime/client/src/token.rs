//! The token of a client.

use pathlore::{
    Authentication, Credentials, CredentialsError, OutgoingRequest,
    auth::{BearerToken, Token, TokenScheme},
};

/// The token of a client.
#[derive(Clone, Debug)]
pub(crate) struct OwnToken {
    pub(crate) value: BearerToken,
    pub(crate) is_appservice: bool,
}

impl OwnToken {
    /// Returns the token for an endpoint. That of a user is not sent if the endpoint takes only those of
    /// application services.
    pub(crate) fn for_endpoint(&self, authentication: Authentication) -> Option<Token<'_>> {
        let is_for_appservices = matches!(
            authentication,
            Authentication::AppserviceToken | Authentication::AppserviceTokenOptional
        );
        (self.is_appservice || !is_for_appservices).then(|| Token::from(&self.value))
    }
}

/// The credentials of a request are the token of the client, if the endpoint takes one.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ClientToken;

/// The credentials of a request come from a function, see
/// [`RequestBuilder::credentials`](crate::RequestBuilder::credentials).
#[derive(Clone, Copy, Debug)]
pub struct Given<F>(pub(crate) F);

/// Where the credentials of a request come from: [`ClientToken`] or [`Given`]. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "the credentials of `{R}` are not those of its authentication scheme",
    label = "pass credentials of the scheme with `RequestBuilder::credentials`"
)]
pub trait Authorize<'a, R: OutgoingRequest>: sealed::Sealed {
    #[doc(hidden)]
    fn authorize(&self, token: Option<Token<'a>>) -> Result<Credentials<'a, R>, CredentialsError>;
}

impl<'a, R> Authorize<'a, R> for ClientToken
where
    R: OutgoingRequest,
    R::Authentication: TokenScheme,
{
    fn authorize(&self, token: Option<Token<'a>>) -> Result<Credentials<'a, R>, CredentialsError> {
        <R::Authentication as TokenScheme>::credentials(token)
    }
}

impl<'a, R, F> Authorize<'a, R> for Given<F>
where
    R: OutgoingRequest,
    F: Fn() -> Credentials<'a, R>,
{
    fn authorize(&self, _token: Option<Token<'a>>) -> Result<Credentials<'a, R>, CredentialsError> {
        Ok((self.0)())
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::ClientToken {}

    impl<F> Sealed for super::Given<F> {}
}
