use pathlore::response;

#[response(headers = "x-a")]
pub struct Response {}

fn main() {}

// title: none
