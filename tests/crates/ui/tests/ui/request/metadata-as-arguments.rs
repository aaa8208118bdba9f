use pathlore::{request, response};

#[request(method = GET, path = "/login", authentication = None)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: none
