use pathlore::{http::StatusCode, response};

#[response]
pub struct Response {
    #[api(status)]
    status: StatusCode,
    #[api(status)]
    code: StatusCode,
}

fn main() {}

// title: Two fields for the status
