use pathlore::endpoint_error;

#[endpoint_error]
pub enum ApiError {
    #[api(common)]
    Common(String),
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

fn main() {}

// title: A variant `common` that is no error type
