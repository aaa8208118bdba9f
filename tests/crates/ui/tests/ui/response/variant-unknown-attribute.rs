use pathlore::response;

#[response]
pub enum Response {
    #[api(state = OK)]
    Found { text: String },
}

fn main() {}

// title: none
