use pathlore::response;

#[response(status = NO_CONTENT, content_type = "application/json")]
pub struct Response {}

fn main() {}

// title: A content type of a response that has no content
