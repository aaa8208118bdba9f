//! An implementation of `Debug` by hand.
#![deny(warnings)]

use std::fmt;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(debug = false)]
pub struct Request {
    pub user: String,
    #[api(secret)]
    pub password: String,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

// Without `Debug` at all.
#[response(status = CREATED, debug = false,)]
pub struct Response {
    #[api(secret)]
    pub token: String,
}

#[test]
fn works() {
    let request = Request { user: "a".to_owned(), password: "b".to_owned() };
    assert_eq!(format!("{request:?}"), r#"Login { user: "a", .. }"#);
    let _ = Response { token: String::new() }.clone();
}
