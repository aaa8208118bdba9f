use pathlore::response;

#[response]
pub enum Response {}

fn main() {}

// title: An enum without variants
