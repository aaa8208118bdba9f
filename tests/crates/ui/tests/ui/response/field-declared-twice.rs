use pathlore::response;

#[response]
pub struct Response {
    pub text: String,
    pub text: String,
}

fn main() {}

// remedy: remove one of the two
// title: Two fields with one name
