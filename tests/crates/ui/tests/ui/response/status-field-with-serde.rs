use pathlore::{http::StatusCode, response};

#[response]
pub struct Response {
    #[api(status)]
    #[serde(rename = "code")]
    status: StatusCode,
}

fn main() {}

// title: none
