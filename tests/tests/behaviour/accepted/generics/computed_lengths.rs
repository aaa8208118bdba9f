//! Constant expressions as array lengths.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

const WIDE: bool = true;

#[response]
pub struct Response {
    pub sum: [u8; 1 + 1],
    pub condition: [u8; if WIDE { 3 } else { 1 }],
    pub statements: [u8; {
        let half = 2;
        half * 2
    }],
    #[serde(skip)]
    pub matched: [u8; match WIDE {
        true => 1,
        false => 2,
    }],
}

#[test]
fn works() {
    let response = Response { sum: [1; 2], condition: [2; 3], statements: [3; 4], matched: [4] };
    let response = response.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"sum":[1,1],"condition":[2,2,2],"statements":[3,3,3,3]}"#);
    assert_eq!(Response::from_http_response(&response).unwrap().condition, [2; 3]);
}
