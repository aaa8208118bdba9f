use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename;

async fn handler(_call: Call<rename::Request>) -> Result<String, ErrorResponse> {
    Ok(String::new())
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
