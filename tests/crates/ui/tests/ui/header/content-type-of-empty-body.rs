use pathlore::response;

#[response(empty_body, content_type = "text/csv")]
pub struct Response {}

fn main() {}

// title: none
