use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub enum ApiError {
    #[api(status = 404)]
    NotFound,
    #[api(other)]
    Other(ErrorResponse),
}

fn main() {}

// remedy: implement `Display` and `Error`, or derive `thiserror::Error`
// title: An error type without `Error`
