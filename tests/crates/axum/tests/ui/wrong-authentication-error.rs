use pathlore::{
    ErrorResponse,
    auth::{AccessToken, PresentedToken},
    bytes::Bytes,
    http,
};
use pathlore_axum::{Authenticate, Call, Endpoints};
use pathlore_test_axum::rename;

#[derive(Clone)]
struct App;

struct User;

impl Authenticate<AccessToken, User> for App {
    type Error = String;

    async fn authenticate(
        &self,
        _token: PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<User, String> {
        Err("unknown".to_owned())
    }
}

async fn handler(_call: Call<rename::Request, User>) -> Result<rename::Response, ErrorResponse> {
    Ok(rename::Response {})
}

fn main() {
    let _ = Endpoints::<App>::new().endpoint(handler);
}
