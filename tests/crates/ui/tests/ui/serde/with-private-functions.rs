use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

pub mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    fn serialize<S: Serializer>(number: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*number)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        u8::deserialize(deserializer)
    }

    pub fn uses_both() {
        let _ = serialize::<&mut std::fmt::Formatter<'_>>;
        let _ = deserialize::<serde_json::Value>;
    }
}

#[request]
pub struct Request {
    #[serde(with = "hex")]
    pub field: u8,
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
