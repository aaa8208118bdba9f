use pathlore::response;

#[response]
pub struct Response {
    #[api(header_prefix = "x-meta-")]
    pub meta: String,
}

fn main() {}

// title: A field for a prefix that is no map
