use pathlore::response;

#[response]
pub struct Response {
    #[api(status)]
    status: u16,
}

fn main() {}

// title: A field for the status that is not a `StatusCode`
