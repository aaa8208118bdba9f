use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found { text: str },
}

fn main() {}

// title: none
