//! Defaults of a field's type, of a function, and of the struct.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, bytes::Bytes, http, response};

fn seven() -> u8 {
    7
}

#[response]
pub struct OfField {
    #[serde(default)]
    pub plain: u8,
    #[serde(default = "seven")]
    pub function: u8,
    #[serde(skip)]
    pub skipped: u8,
    #[serde(skip, default = "seven")]
    pub skipped_seven: u8,
}

#[response]
#[serde(default)]
pub struct OfStruct {
    pub value: u8,
}

impl Default for OfStruct {
    fn default() -> Self {
        Self { value: 9 }
    }
}

#[test]
fn works() {
    let response = http::Response::new(Bytes::from("{}"));
    let of_field = OfField::from_http_response(&response).unwrap();
    assert_eq!((of_field.plain, of_field.function), (0, 7));
    assert_eq!((of_field.skipped, of_field.skipped_seven), (0, 7));
    assert_eq!(OfStruct::from_http_response(&response).unwrap().value, 9);
}
