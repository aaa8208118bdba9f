use pathlore::response;

#[response(content_type = "csv")]
pub struct Response {
    #[api(raw_body)]
    pub table: Vec<u8>,
}

fn main() {}

// title: A content type that is no media type
