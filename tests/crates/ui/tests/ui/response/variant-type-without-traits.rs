use pathlore::response;

pub struct Opaque;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found { text: Opaque },
}

fn main() {}

// title: none
