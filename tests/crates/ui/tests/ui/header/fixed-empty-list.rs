use pathlore::response;

#[response(headers())]
pub struct Response {}

fn main() {}

// title: none
