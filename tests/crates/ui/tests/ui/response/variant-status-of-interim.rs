use pathlore::{http::StatusCode, response};

const HINTS: StatusCode = StatusCode::EARLY_HINTS;

#[response]
pub enum Response {
    #[api(status = self::HINTS)]
    Hints,
}

fn main() {}

// title: none
