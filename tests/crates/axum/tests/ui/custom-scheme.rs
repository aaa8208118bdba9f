// errors: 2
use pathlore::{
    AuthenticationError, CredentialsError, ErrorResponse, Metadata,
    auth::AuthScheme,
    bytes::Bytes,
    http, metadata, request,
};
use pathlore_axum::Call;
use pathlore_test_axum::rename::Response;

pub struct Key;

impl AuthScheme for Key {
    type Credentials<'a> = ();
    type Presented<'a> = ();

    fn apply((): (), _request: &mut http::Request<Bytes>) -> Result<(), CredentialsError> {
        Ok(())
    }

    fn extract(_request: &http::Request<Bytes>) -> Result<(), AuthenticationError> {
        Ok(())
    }
}

const METADATA: Metadata = metadata! { method: GET, authentication: Custom, path: "/" };

#[request(authentication = Key)]
pub struct Request {}

async fn handler(_call: Call<Request>) -> Result<Response, ErrorResponse> {
    Ok(Response {})
}

fn main() {
    let _ = handler;
}
