use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found { text: String },
    #[api(status = NOT_MODIFIED)]
    NotModified { text: String },
}

fn main() {}

// title: A variant with a body and the status 304
