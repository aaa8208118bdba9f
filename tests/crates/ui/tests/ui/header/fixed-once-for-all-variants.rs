// errors: 2
use pathlore::response;

#[response(headers("x a" = "1"), content_type = "text")]
pub enum Response {
    #[api(status = OK)]
    Found { id: u64 },
    #[api(status = CREATED)]
    Created { id: u64 },
}

fn main() {}

// title: none
