//! The account and session endpoints of Matrix's Client-Server API, defined with [`pathlore`]:
//! registration, login, logout and login tokens.
//!
//! The modules [`notes`], [`oauth`] and [`docker`] are APIs outside Matrix.
//!
//! Each endpoint has a module for each version of its path (`v1`, `v3`), which defines a `Request`
//! and a `Response`. Both sides are implemented: a [`client`] sends these requests,
//! and [`Server`](server::Server) is a small homeserver that handles them.
//!
//! ```
//! use pathlore::{IncomingRequest, OutgoingRequest, SupportedVersions, Target};
//! use pathlore_examples::session::logout::v3::Request;
//!
//! let server = SupportedVersions::from_matrix_versions(["r0.6.1"]);
//! let target = Target::new("https://example.org").unwrap().with_supported_versions(server);
//!
//! let http_request = Request::new().to_http_request(&target, "token".into()).unwrap();
//! assert_eq!(http_request.uri(), "https://example.org/_matrix/client/r0/logout");
//!
//! Request::from_http_request(&http_request).unwrap();
//! ```

pub mod account;
pub mod client;
pub mod docker;
pub mod error;
pub mod identifiers;
pub mod notes;
pub mod oauth;
pub mod server;
pub mod session;
pub mod uiaa;
pub mod versions;

pathlore::api! {
    /// The endpoints of the homeserver.
    pub API = [
        versions::Request,
        account::register::v3::Request,
        session::get_login_types::v3::Request,
        session::login::v3::Request,
        session::logout::v3::Request,
        session::get_login_token::v1::Request,
    ]
}

/// Returns the `OpenAPI` document of the homeserver's endpoints: those that a version of the specification has, or
/// all of them.
///
/// # Errors
///
/// Returns an error if the string is not a version.
pub fn openapi(api_version: Option<&str>) -> Result<String, pathlore::ParseVersionError> {
    let document = pathlore_openapi::document(&API).title("Matrix Client-Server API");
    let document = match api_version {
        Some(version) => document.version(version)?,
        None => document,
    };
    Ok(document.build().to_text())
}

mod object;
mod open_enum;
mod secret;

pub use self::{object::CustomObject, open_enum::Unlisted, secret::Secret};
