use pathlore::ErrorResponse;
use pathlore_axum::Endpoints;
use pathlore_test_axum::rename;

async fn handler(_request: rename::Request) -> Result<rename::Response, ErrorResponse> {
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
