use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error(rejection = answer)]
pub enum ApiError {
    #[api(status = 400, rejection = decode)]
    Bad { error: String },
    #[api(other)]
    Other(ErrorResponse),
}

fn answer(rejection: &pathlore::Rejection) -> ApiError {
    ApiError::Bad { error: rejection.to_string() }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: none
