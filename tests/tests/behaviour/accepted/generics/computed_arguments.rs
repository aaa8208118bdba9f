//! Constant expressions as arguments and defaults of const parameters.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

const WIDE: bool = true;

#[response]
pub struct Response<const N: usize = { if WIDE { 2 } else { 1 } }> {
    pub condition: Values<{ if WIDE { 3 } else { 1 } }>,
    pub statements: Values<
        {
            let half = 2;
            half * 2
        },
    >,
    pub plain: Vec<Values<N>>,
}

#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
#[serde(transparent)]
pub struct Values<const N: usize>(Vec<u8>);

#[test]
fn works() {
    let response: Response =
        Response { condition: Values(vec![1]), statements: Values(vec![2]), plain: Vec::new() };
    let response = response.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"condition":[1],"statements":[2],"plain":[]}"#);
    let response = Response::<5>::from_http_response(&response).unwrap();
    assert_eq!((response.condition.0, response.statements.0), (vec![1], vec![2]));
}
