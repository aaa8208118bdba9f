#![allow(unused_imports)]

use pathlore::{ErrorResponse, endpoint_error, response};

#[endpoint_error]
#[response]
pub enum ApiError {
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

// title: none
