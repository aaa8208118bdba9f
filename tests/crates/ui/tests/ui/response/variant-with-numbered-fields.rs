use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found(String),
}

fn main() {}

// title: A variant without names of fields
