// errors: 2
use pathlore::response;

#[response(headers("x a" = 1, CACHE_CONTROL "no-store", "x-b" = "2"))]
pub struct Response {}

fn main() {}

// title: none
