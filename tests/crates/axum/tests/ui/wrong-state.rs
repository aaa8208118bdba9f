use axum::extract::State;
use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename;

#[derive(Clone)]
struct App;

async fn handler(
    _state: State<App>,
    _call: Call<rename::Request>,
) -> Result<rename::Response, ErrorResponse> {
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
