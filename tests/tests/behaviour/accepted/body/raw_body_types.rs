//! A raw body is `Bytes`, `Vec<u8>` or `Cow<[u8]>`.
#![deny(warnings)]

use std::borrow::Cow;

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[response]
pub struct Owned {
    #[api(raw_body)]
    pub file: Vec<u8>,
}

#[response]
pub struct Borrowed<'a> {
    #[api(raw_body)]
    pub file: Cow<'a, [u8]>,
}

#[test]
fn works() {
    let file = b"bytes";
    let owned = Owned { file: file.to_vec() }.to_http_response().unwrap();
    let borrowed = Borrowed { file: Cow::Borrowed(file) }.to_http_response().unwrap();
    assert_eq!(owned.body(), borrowed.body());
    assert_eq!(Borrowed::from_http_response(&owned).unwrap().file, &file[..]);
    assert_eq!(Owned::from_http_response(&owned).unwrap().file, file);
}
