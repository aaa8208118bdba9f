use pathlore::response;

#[response(content_type = "text/csv")]
pub enum Response {
    #[api(status = OK, content_type = "text/plain")]
    Found {
        #[api(raw_body)]
        table: Vec<u8>,
    },
    #[api(status = CREATED)]
    Created,
}

fn main() {}

// title: none
