use pathlore::response;

#[response(headers("content-length" = "0"))]
pub struct Response {}

fn main() {}

// title: none
