use pathlore::response;

#[response(new)]
pub struct Response {
    #[serde(default)]
    pub kind: Kind,
    pub name: String,
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Kind;

fn main() {
    Response::new("a".to_owned());
}

// title: none
