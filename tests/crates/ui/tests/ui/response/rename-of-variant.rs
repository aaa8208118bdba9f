use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    #[serde(rename = "found")]
    Found { text: String },
}

fn main() {}

// title: none
