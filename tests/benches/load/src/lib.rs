//! Two servers with the same login endpoint: one with pathlore-axum, and one with axum by hand.
//!
//! Both read the same body, compare the password with one in memory, create a random token, and send the same
//! response. Neither hashes passwords, which would take a thousand times as long as everything else.

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, header::CONTENT_TYPE},
};

pub mod by_hand;
pub mod by_pathlore;

/// The path of the endpoint.
pub const PATH: &str = "/_matrix/client/v3/login";

/// The name of the server in user IDs.
const SERVER_NAME: &str = "example.org";

/// The body of each request, as clients send it.
pub const BODY: &str = concat!(
    r#"{"type":"m.login.password","identifier":{"type":"m.id.user","user":"alice"},"#,
    r#""password":"correct horse battery staple","device_id":"GHTYAJCE","#,
    r#""initial_device_display_name":"Alice's phone"}"#,
);

/// The servers, by name.
pub const SERVERS: [(&str, Create); 2] =
    [("pathlore", by_pathlore::router), ("hand", by_hand::router)];

/// Creates the router of a server.
pub type Create = fn() -> Router;

/// Returns the request.
///
/// # Panics
///
/// Panics if it is invalid.
#[must_use]
pub fn request() -> Request<Body> {
    let request = Request::post(PATH).header(CONTENT_TYPE, "application/json");
    request.body(Body::from(Bytes::from_static(BODY.as_bytes()))).expect("a valid request")
}

/// Returns `true` if this is the password of the user.
fn is_right(user: &str, password: &str) -> bool {
    user == "alice" && password == "correct horse battery staple"
}

/// Creates an access token of 192 random bits.
fn token() -> Result<String, getrandom::Error> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|&byte| char::from(ALPHABET[usize::from(byte) % 64])).collect())
}
