use pathlore::response;

#[response]
#[serde(default)]
pub enum Response {
    #[api(status = OK)]
    Found { text: String },
}

fn main() {}

// title: none
