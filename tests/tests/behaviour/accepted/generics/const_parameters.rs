//! Const parameters in field types.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[response]
pub struct Response<const N: usize = 2> {
    pub values: Values<N>,
    #[serde(skip, default = "zeros::<N>")]
    pub local: [u8; N],
}

fn zeros<const N: usize>() -> [u8; N] {
    [0; N]
}

#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
#[serde(transparent)]
pub struct Values<const N: usize>(Vec<u8>);

#[test]
fn works() {
    let response: Response = Response { values: Values(vec![1, 2]), local: [3; 2] };
    let response = response.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"values":[1,2]}"#);
    assert_eq!(Response::<3>::from_http_response(&response).unwrap().local, [0; 3]);
}
