use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: None, path: "/"
};

mod text {
    pub fn to_text<T: AsRef<str>>(text: &T) -> &str {
        text.as_ref()
    }

    pub fn from_text<T: From<String>>(text: &str) -> Result<T, std::convert::Infallible> {
        Ok(text.to_owned().into())
    }
}

#[request]
pub struct Request {
    #[api(header = "x-id", with = text)]
    pub id: bool,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write a type that meets the bounds of the functions, or functions for the type
// title: none
