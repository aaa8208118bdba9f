use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub enum ApiError {
    #[api(status = 400)]
    Bad {
        #[api(path)]
        id: String,
    },
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
