use pathlore::response;

#[response(strict)]
pub enum Response {
    #[api(status = OK)]
    Found { text: String },
}

fn main() {}

// title: none
