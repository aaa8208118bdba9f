use pathlore::response;

#[response(status = CREATED outgoing)]
pub struct Response {}

fn main() {}

// title: No comma after the status
