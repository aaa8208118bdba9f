use pathlore::response;

#[response(content_type = "")]
pub struct Response {}

fn main() {}

// title: none
