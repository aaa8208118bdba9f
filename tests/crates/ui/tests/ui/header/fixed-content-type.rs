use pathlore::response;

#[response(headers(CONTENT_TYPE = "text/csv"))]
pub struct Response {}

fn main() {}

// title: none
