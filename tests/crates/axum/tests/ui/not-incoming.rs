use pathlore::{ErrorResponse, Metadata, metadata, request};
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename::Response;

const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/" };

#[request(outgoing)]
pub struct Request {}

async fn handler(_call: Call<Request>) -> Result<Response, ErrorResponse> {
    Ok(Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
