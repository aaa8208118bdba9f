//! A whole body beside a header field.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Answer {
    Yes { count: u8 },
    No {},
}

#[response]
pub struct Response {
    #[api(body)]
    pub answer: Answer,
    #[api(header = "x-id")]
    pub id: u8,
}

#[test]
fn works() {
    let response = Response { answer: Answer::Yes { count: 1 }, id: 2 }.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"type":"yes","count":1}"#);
    let response = Response::from_http_response(&response).unwrap();
    assert!(matches!(response.answer, Answer::Yes { count: 1 }));
    let _ = Answer::No {};
}
