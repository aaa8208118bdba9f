use pathlore::{request, response};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}
