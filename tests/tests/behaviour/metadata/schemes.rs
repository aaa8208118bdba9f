//! The scheme named in `metadata!` determines the associated type. The assertions are evaluated at
//! compile time.

use pathlore::{
    Endpoint, PathTemplate,
    auth::{
        AccessToken, AccessTokenOptional, AppserviceToken, AppserviceTokenOptional,
        NoAuthentication, ServerSignatures,
    },
};

/// Implemented by `T` alone.
trait Is<T> {}

impl<T> Is<T> for T {}

const fn assert_scheme<E: Endpoint<Authentication: Is<S>>, S>() {}

/// A custom scheme.
pub(crate) struct Own;

impl pathlore::auth::AuthScheme for Own {
    type Credentials<'a> = ();
    type Presented<'a> = ();

    fn apply(
        (): (),
        _request: &mut pathlore::http::Request<pathlore::bytes::Bytes>,
    ) -> Result<(), pathlore::CredentialsError> {
        Ok(())
    }

    fn extract(
        _request: &pathlore::http::Request<pathlore::bytes::Bytes>,
    ) -> Result<(), pathlore::AuthenticationError> {
        Ok(())
    }
}

macro_rules! assert_schemes {
    ($($module:ident: $authentication:ident => $scheme:ty $(, $argument:ident = $own:path)?;)*) => {
        $(
            mod $module {
                use pathlore::{Metadata, metadata, request, response};

                const METADATA: Metadata = metadata! {
                    method: GET,
                    rate_limited: false,
                    authentication: $authentication,
                    path: "/",
                };

                #[request($($argument = $own)?)]
                pub(crate) struct Request {}

                #[response]
                pub(crate) struct Response {}
            }

            const _: () = assert_scheme::<$module::Request, $scheme>();
        )*
    };
}

assert_schemes! {
    none: None => NoAuthentication;
    access: AccessToken => AccessToken;
    access_optional: AccessTokenOptional => AccessTokenOptional;
    appservice: AppserviceToken => AppserviceToken;
    appservice_optional: AppserviceTokenOptional => AppserviceTokenOptional;
    signed: ServerSignatures => ServerSignatures;
    custom: Custom => Own, authentication = crate::metadata::schemes::Own;
}

#[test]
fn the_trait_has_the_metadata() {
    let metadata = <signed::Request as Endpoint>::METADATA;
    assert_eq!(metadata.authentication, pathlore::Authentication::ServerSignatures);
    assert_eq!(metadata.paths().map(PathTemplate::as_str).collect::<Vec<_>>(), ["/"]);
}
