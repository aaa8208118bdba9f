use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub enum ApiError {
    #[api(status = 400, rejection = decode)]
    Bad { error: Reason },
    #[api(other)]
    Other(ErrorResponse),
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Reason {}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: A rejection with a field that has no default
