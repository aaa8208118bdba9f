use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error(content = text, code = "errcode")]
pub enum Error {
    #[api(status = BAD_REQUEST, code = "INVALID")]
    Invalid,
    #[api(other)]
    Other(ErrorResponse),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for Error {}

fn main() {}

// title: A code in an error that is text
