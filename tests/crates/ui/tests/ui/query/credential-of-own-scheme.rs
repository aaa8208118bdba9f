use pathlore::{
    AuthenticationError, CredentialsError, Metadata, auth::AuthScheme, bytes::Bytes, http,
    metadata, request, response,
};

pub struct ApiKey;

impl AuthScheme for ApiKey {
    type Credentials<'a> = ();
    type Presented<'a> = ();

    const QUERY_PARAMETERS: &'static [&'static str] = &["api_key"];

    fn apply((): (), _: &mut http::Request<Bytes>) -> Result<(), CredentialsError> {
        Ok(())
    }

    fn extract(_: &http::Request<Bytes>) -> Result<(), AuthenticationError> {
        Ok(())
    }
}

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: Custom, path: "/"
};

#[request(authentication = ApiKey)]
pub struct Request {
    #[api(query)]
    pub api_key: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A query field named like a parameter of the authentication scheme
