use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found { id: u64 },
    #[api(status = 304, content_type = "application/json")]
    NotModified,
}

fn main() {}

// title: none
