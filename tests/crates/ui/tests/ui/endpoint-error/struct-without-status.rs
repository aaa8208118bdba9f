use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub struct ApiError {
    pub title: String,
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

// title: An error struct without a field for the status
