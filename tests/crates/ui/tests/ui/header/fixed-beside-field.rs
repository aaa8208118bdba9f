use pathlore::response;

#[response(headers("x-a" = "1"))]
pub struct Response {
    #[api(header = "x-a")]
    pub a: String,
}

fn main() {}

// title: A fixed header field beside a field for it
