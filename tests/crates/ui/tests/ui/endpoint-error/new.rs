use pathlore::{ErrorResponse, endpoint_error, http::StatusCode};

#[endpoint_error(new)]
pub struct ApiError {
    #[api(status)]
    pub status: StatusCode,
    #[api(other)]
    pub raw: Option<ErrorResponse>,
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: `new` of an error type
