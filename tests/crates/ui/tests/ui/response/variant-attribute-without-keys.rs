use pathlore::response;

#[response]
pub enum Response {
    #[api]
    Found { text: String },
}

fn main() {}

// title: none
