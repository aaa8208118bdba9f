use pathlore::response;

#[response(content_type = "text/csv")]
pub struct Response {
    #[api(header = "content-type")]
    pub content_type: String,
    #[api(raw_body)]
    pub table: Vec<u8>,
}

fn main() {}

// title: `content_type` beside a field that holds it
