use pathlore::response;

fn number() -> u8 {
    5
}

#[response]
#[serde(default = "number")]
pub struct Response {
    pub text: String,
}

fn main() {}

// title: none
