use pathlore::response;

#[response(status = CREATED)]
pub enum Response {
    #[api(status = OK)]
    Found { text: String },
}

fn main() {}

// title: `status` of an enum, not of its variants
