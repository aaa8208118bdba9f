use pathlore::{http::StatusCode, response};

#[response]
pub enum Response {
    #[api(status = NO_CONTENT)]
    Nothing,
    #[api(status = OK | CREATED | OK)]
    Found {
        #[api(status)]
        status: StatusCode,
    },
}

fn main() {}

// title: A status twice on one variant
