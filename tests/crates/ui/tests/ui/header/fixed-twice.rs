use pathlore::response;

#[response(headers("x-a" = "1", "X-A" = "2"))]
pub struct Response {}

fn main() {}

// title: none
