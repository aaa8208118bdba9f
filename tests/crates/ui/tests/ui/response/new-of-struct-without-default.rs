use pathlore::response;

#[response(new)]
#[serde(default)]
pub struct Response {
    pub name: String,
}

fn main() {
    Response::new();
}

// title: none
