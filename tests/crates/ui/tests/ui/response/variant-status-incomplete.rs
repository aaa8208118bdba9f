use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK |)]
    Found { text: String },
}

fn main() {}

// title: none
