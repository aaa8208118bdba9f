use pathlore::response;

#[response(content_type = "text/csv; header")]
pub struct Response {
    #[api(raw_body)]
    pub table: Vec<u8>,
}

fn main() {}

// title: none
