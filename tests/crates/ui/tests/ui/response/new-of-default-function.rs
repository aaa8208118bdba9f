use pathlore::response;

#[response(new)]
pub struct Response {
    #[serde(default = "two")]
    pub kind: u8,
    pub name: String,
}

fn two() -> &'static str {
    "two"
}

fn main() {
    Response::new("a".to_owned());
}

// title: none
