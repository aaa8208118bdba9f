use pathlore::response;

#[response(new(init))]
pub enum Response {
    #[api(status = OK)]
    Found { name: String },
    #[api(status = NO_CONTENT)]
    Gone,
}

fn main() {
    Response::found("a".to_owned());
}

// title: `new(init)` on an enum
