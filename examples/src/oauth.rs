//! The token endpoint of OAuth 2.0 (RFC 6749, section 3.2): a form as the request, JSON as the response.
//!
//! ```
//! use pathlore::{OutgoingRequest, Target};
//! use pathlore_examples::oauth::token::{Grant, Request};
//!
//! let target = Target::new("https://server.example.com").unwrap();
//! let grant = Grant::ClientCredentials { scope: Some("read write".to_owned()) };
//! let http_request = Request::new(grant).to_http_request(&target, ()).unwrap();
//! assert_eq!(http_request.headers()["content-type"], "application/x-www-form-urlencoded");
//! assert_eq!(http_request.body(), "grant_type=client_credentials&scope=read+write");
//! ```

pub use self::error::TokenError;

mod error;

pub mod token {
    //! `POST /token`: exchanges a grant for an access token.

    use std::time::Duration;

    use pathlore::{
        Metadata,
        http::header::{AUTHORIZATION, CACHE_CONTROL, PRAGMA},
        metadata, request, response,
    };
    use serde::{Deserialize, Serialize};

    use super::TokenError;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/token",
    };

    /// A request for an access token. The client authenticates itself in the header section or in the
    /// body (section 2.3.1).
    #[request(content = form, new)]
    #[derive(PartialEq, Eq)]
    pub struct Request {
        /// The credentials of the client, as in `Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW`.
        #[api(header = AUTHORIZATION, secret)]
        pub authorization: Option<String>,
        /// The authorization that the client has been granted.
        #[api(secret)]
        #[serde(flatten)]
        pub grant: Grant,
        /// The ID of a client that does not authenticate itself in the header section.
        pub client_id: Option<String>,
        /// The password of such a client.
        #[api(secret)]
        pub client_secret: Option<String>,
    }

    /// The authorization that a client has been granted. The parameter `grant_type` tells the kinds apart.
    #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(tag = "grant_type", rename_all = "snake_case")]
    #[non_exhaustive]
    pub enum Grant {
        /// A code of the authorization endpoint (section 4.1.3).
        AuthorizationCode {
            /// The code.
            code: String,
            /// The URI that was part of the authorization request, if there was one.
            #[serde(skip_serializing_if = "Option::is_none")]
            redirect_uri: Option<String>,
        },
        /// The name and the password of the user (section 4.3.2).
        Password {
            /// The name.
            username: String,
            /// The password.
            password: String,
            /// The scopes of the token, separated by spaces.
            #[serde(skip_serializing_if = "Option::is_none")]
            scope: Option<String>,
        },
        /// The client itself (section 4.4.2).
        ClientCredentials {
            /// The scopes of the token, separated by spaces.
            #[serde(skip_serializing_if = "Option::is_none")]
            scope: Option<String>,
        },
        /// A refresh token (section 6).
        RefreshToken {
            /// The token.
            refresh_token: String,
            /// The scopes of the new token, separated by spaces.
            #[serde(skip_serializing_if = "Option::is_none")]
            scope: Option<String>,
        },
    }

    /// An access token (section 5.1), which caches must not store.
    #[response(error = TokenError, headers(CACHE_CONTROL = "no-store", PRAGMA = "no-cache"), new)]
    #[derive(PartialEq, Eq)]
    pub struct Response {
        /// The access token.
        #[api(secret)]
        pub access_token: String,
        /// How the token is used, for example `Bearer`. Upper and lower case are the same.
        pub token_type: String,
        /// How long the token is valid.
        #[serde(
            default,
            with = "pathlore::serde::duration::opt_secs",
            skip_serializing_if = "Option::is_none"
        )]
        pub expires_in: Option<Duration>,
        /// A token with which the client gets the next access token.
        #[api(secret)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<String>,
        /// The scopes of the token, unless they are those that the client asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub scope: Option<String>,
    }
}
