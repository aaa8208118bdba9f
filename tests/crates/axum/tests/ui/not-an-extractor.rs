use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename;

async fn handler(
    _body: String,
    _call: Call<rename::Request>,
) -> Result<rename::Response, ErrorResponse> {
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
