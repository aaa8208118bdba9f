use pathlore::response;

#[response]
pub struct Response {
    #[api(cookie = "session")]
    pub session: String,
}

fn main() {}

// title: A cookie in a response
