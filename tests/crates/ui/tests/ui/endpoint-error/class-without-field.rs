use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub enum ApiError {
    #[api(status = 4xx)]
    Client { error: String },
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

// title: A class of statuses without a field that holds the status
