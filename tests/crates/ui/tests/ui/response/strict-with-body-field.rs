use pathlore::response;

#[response(strict)]
pub struct Response {
    pub id: u8,
}

fn main() {}

// title: `strict` on a response with body fields
