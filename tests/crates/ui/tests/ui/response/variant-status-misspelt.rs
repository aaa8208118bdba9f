use pathlore::response;

#[response]
pub enum Response {
    #[api(status = NotFound)]
    Missing { text: String },
}

fn main() {}

// title: none
