use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found {
        #[api(header = ETAG, body)]
        text: String,
    },
}

fn main() {}

// title: none
