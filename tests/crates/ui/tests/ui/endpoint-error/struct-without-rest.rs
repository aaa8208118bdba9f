use pathlore::{endpoint_error, http::StatusCode};

#[endpoint_error]
pub struct ApiError {
    #[api(status)]
    pub status: StatusCode,
    pub title: String,
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: An error struct without a field for the rest
