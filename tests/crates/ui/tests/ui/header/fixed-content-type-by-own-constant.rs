use pathlore::{
    http::header::{CONTENT_TYPE, HeaderName},
    response,
};

const NAME: HeaderName = CONTENT_TYPE;

#[response(headers(NAME = "text/csv"))]
pub struct Response {
    pub id: u64,
}

fn main() {}

// title: none
