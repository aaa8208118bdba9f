use std::rc::Rc;

use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use pathlore_test_axum::rename;

async fn handler(_call: Call<rename::Request>) -> Result<rename::Response, ErrorResponse> {
    let shared = Rc::new(1);
    std::future::ready(()).await;
    drop(shared);
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<()>::new().endpoint(handler);
}
