use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub enum ApiError {
    #[api(status = 400, rejection = decode)]
    Bad { error: String },
    #[api(status = 422, rejection = body_too_large | decode)]
    Wrong { error: String },
    #[api(other)]
    Other(ErrorResponse),
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: Two variants for one rejection
