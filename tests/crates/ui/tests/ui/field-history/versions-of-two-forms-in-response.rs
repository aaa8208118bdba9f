use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found {
        #[api(since = 1.4)]
        name: Option<String>,
    },
    #[api(status = ACCEPTED)]
    Later {
        #[api(header = "x-after", since = 2024-10-01)]
        after: Option<u8>,
    },
}

fn main() {}

// title: A number and a date in the histories of one response
