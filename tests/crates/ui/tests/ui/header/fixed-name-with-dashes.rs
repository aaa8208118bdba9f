use pathlore::response;

#[response(headers(x-a = "1"))]
pub struct Response {}

fn main() {}

// title: The name of a fixed header field without quotes
