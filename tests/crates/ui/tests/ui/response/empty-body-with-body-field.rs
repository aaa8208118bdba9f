use pathlore::response;

#[response(empty_body)]
pub struct Response {
    pub text: String,
}

fn main() {}

// title: none
