use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found {
        #[api(path)]
        id: String,
    },
}

fn main() {}

// title: none
