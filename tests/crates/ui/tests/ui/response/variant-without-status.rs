use pathlore::response;

#[response]
pub enum Response {
    Text { text: String },
}

fn main() {}

// title: A variant without a status
