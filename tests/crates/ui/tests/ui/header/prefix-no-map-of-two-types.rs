use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: Result<String, u8>,
}

fn main() {}

// title: none
