use pathlore::response;

#[response]
#[serde(rename_all = "camelCase")]
pub enum Response {
    #[api(status = OK)]
    Found { room_name: String },
}

fn main() {}

// title: `rename_all` of an enum, whose variants have no names on the wire
