use pathlore::response;

#[response(query("type" = "2"))]
pub struct Response {}

fn main() {}

// title: `query` in `#[response]`
