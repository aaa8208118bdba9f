use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename;

struct User;

async fn handler(_call: Call<rename::Request, User>) -> Result<rename::Response, ErrorResponse> {
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
