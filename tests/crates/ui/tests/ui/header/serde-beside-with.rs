use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

mod text {
    pub fn to_text(text: &String) -> &String {
        text
    }

    pub fn from_text(text: &str) -> Result<String, std::convert::Infallible> {
        Ok(text.to_owned())
    }
}

#[request]
pub struct Request {
    #[api(header = "x-id", with = text, serde)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `serde` beside `with`
