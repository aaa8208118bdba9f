use pathlore::response;

#[response(content_type = "text/html")]
pub struct Response {}

fn main() {}

// title: A content type that is not JSON, of a message without body fields
