use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::download;

async fn handler(_call: Call<download::Request>) -> Result<download::Response, ErrorResponse> {
    Ok(download::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
