//! `Custom` in `metadata!` goes with a scheme in `#[request]`.
#![deny(warnings)]

use pathlore::{
    AuthenticationError, CredentialsError, Metadata, OutgoingRequest as _, Target,
    auth::AuthScheme, bytes::Bytes, http, metadata, request, response,
};

pub struct ApiKey;

impl AuthScheme for ApiKey {
    type Credentials<'a> = &'static str;
    type Presented<'a> = &'a [u8];

    fn apply(
        key: &'static str,
        request: &mut http::Request<Bytes>,
    ) -> Result<(), CredentialsError> {
        request.headers_mut().insert("x-api-key", http::HeaderValue::from_static(key));
        Ok(())
    }

    fn extract(request: &http::Request<Bytes>) -> Result<&[u8], AuthenticationError> {
        let key = request.headers().get("x-api-key").ok_or(AuthenticationError::Missing)?;
        Ok(key.as_bytes())
    }
}

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: Custom, path: "/"
};

#[request(authentication = self::ApiKey)]
pub struct Request {}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request {}.to_http_request(&target, "key").unwrap();
    assert_eq!(ApiKey::extract(&request), Ok(&b"key"[..]));
}
