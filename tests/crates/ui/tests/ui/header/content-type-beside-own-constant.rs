use pathlore::{
    http::header::{CONTENT_TYPE, HeaderName},
    response,
};

const NAME: HeaderName = CONTENT_TYPE;

#[response(content_type = "text/csv")]
pub struct Response {
    #[api(header = NAME)]
    pub content_type: String,
    #[api(raw_body)]
    pub table: Vec<u8>,
}

fn main() {}

// title: none
