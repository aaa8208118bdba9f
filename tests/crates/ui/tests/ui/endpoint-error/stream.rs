use pathlore::endpoint_error;

#[endpoint_error(stream)]
pub enum Error {
    #[api(other)]
    Other(pathlore::ErrorResponse),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an error")
    }
}

impl std::error::Error for Error {}

fn main() {}

// title: `stream` on an error type
