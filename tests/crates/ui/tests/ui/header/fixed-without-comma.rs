use pathlore::response;

#[response(headers("x-a" = "1" "x-b" = "2"))]
pub struct Response {}

fn main() {}

// title: none
