use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/path"
};

#[derive(Clone, Debug)]
pub struct Session;

#[request]
pub struct Request {
    #[api(cookie = "session")]
    pub session: Session,
    #[api(cookie = "theme", default)]
    pub theme: Session,
    #[api(cookie = "id", serde)]
    pub id: Option<Session>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A cookie of a wrong type without the feature `cookies`
