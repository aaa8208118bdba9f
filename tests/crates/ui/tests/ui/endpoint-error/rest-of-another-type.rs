use pathlore::endpoint_error;

#[endpoint_error]
pub enum ApiError {
    #[api(other)]
    Other(String),
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: A variant `other` that does not keep the response
