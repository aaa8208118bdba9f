use pathlore::response;

#[response(headers(CACHE-CONTROL = "1"))]
pub struct Response {}

fn main() {}

// title: none
