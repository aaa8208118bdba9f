use pathlore::{ErrorResponse, endpoint_error};

#[endpoint_error]
pub enum Unused {
    #[api(other)]
    Other(ErrorResponse),
}

#[pathlore::response]
pub enum Response {
    #[api(status = 4xx)]
    Client { error: String },
}

impl std::fmt::Display for Unused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for Unused {}

fn main() {}

// title: none
