use pathlore::response;

#[response(headers("x-a" = 5))]
pub struct Response {}

fn main() {}

// title: none
