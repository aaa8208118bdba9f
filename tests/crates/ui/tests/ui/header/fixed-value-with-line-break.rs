use pathlore::response;

#[response(headers("x-a" = "1\n2"))]
pub struct Response {}

fn main() {}

// title: A fixed value that a header field cannot have
