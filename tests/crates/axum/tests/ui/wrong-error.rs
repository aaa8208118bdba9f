use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename;

async fn handler(_call: Call<rename::Request>) -> Result<rename::Response, String> {
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
