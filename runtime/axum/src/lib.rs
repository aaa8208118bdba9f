//! Serves the endpoints of [`pathlore`] with [`axum`].
//!
//! The definition of an endpoint has its method, its paths, its credentials, and how its messages are read and
//! written. What is left is an async function:
//!
//! ```
//! pub mod add_note {
//!     use pathlore::{Metadata, metadata, request, response};
//!
//!     const METADATA: Metadata = metadata! {
//!         method: POST,
//!         authentication: AccessToken,
//!         history: {
//!             1.0 => "/v1/books/{book}/notes",
//!             2.0 => "/v2/books/{book}/notes",
//!         }
//!     };
//!
//!     #[request]
//!     pub struct Request {
//!         #[api(path)]
//!         pub book: String,
//!         pub text: String,
//!     }
//!
//!     #[response(status = CREATED)]
//!     pub struct Response {
//!         pub id: usize,
//!     }
//! }
//!
//! use std::sync::{Arc, Mutex};
//!
//! use axum::{Router, extract::State};
//! use pathlore::{
//!     ErrorResponse, FromRejection, Rejection,
//!     auth::{AccessToken, PresentedToken},
//!     bytes::Bytes,
//!     http::{self, StatusCode},
//! };
//! use pathlore_axum::{Authenticate, Call, Endpoints, RouteConflict};
//!
//! /// The state of the server.
//! #[derive(Clone, Default)]
//! struct App {
//!     notes: Arc<Mutex<Vec<String>>>,
//! }
//!
//! /// Who sends a request.
//! struct User {
//!     name: String,
//! }
//!
//! /// The server knows the callers of all endpoints that require an access token.
//! impl Authenticate<AccessToken, User> for App {
//!     type Error = ErrorResponse;
//!
//!     async fn authenticate(
//!         &self,
//!         token: PresentedToken<'_>,
//!         _request: &http::Request<Bytes>,
//!     ) -> Result<User, ErrorResponse> {
//!         match token.as_str() {
//!             "secret" => Ok(User { name: "alice".to_owned() }),
//!             _ => Err(ErrorResponse::from_rejection(Rejection::refused(StatusCode::FORBIDDEN))),
//!         }
//!     }
//! }
//!
//! /// Handles the requests of one endpoint, which the type of `call` names.
//! async fn add_note(
//!     State(app): State<App>,
//!     call: Call<add_note::Request, User>,
//! ) -> Result<add_note::Response, ErrorResponse> {
//!     let mut notes = app.notes.lock().unwrap();
//!     notes.push(format!("{} in {}: {}", call.caller.name, call.request.book, call.request.text));
//!     Ok(add_note::Response { id: notes.len() })
//! }
//!
//! fn router(app: App) -> Result<Router, RouteConflict> {
//!     let router = Endpoints::<App>::new()
//!         .endpoint(add_note)
//!         .fallback::<ErrorResponse>()
//!         .into_router()?;
//!     Ok(router.with_state(app))
//! }
//!
//! # use axum::body::Body;
//! # use tower::ServiceExt as _;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! # let app = App::default();
//! # let router = router(app.clone()).unwrap();
//! # let send = async |path: &str, token: &str, body: &str| {
//! #     let request = http::Request::post(path).header("authorization", format!("Bearer {token}"));
//! #     let request = request.body(Body::from(body.to_owned())).unwrap();
//! #     router.clone().oneshot(request).await.unwrap().status().as_u16()
//! # };
//! # assert_eq!(send("/v1/books/a%20b/notes", "secret", r#"{"text":"one"}"#).await, 201);
//! # assert_eq!(send("/v2/books/c/notes", "secret", r#"{"text":"two"}"#).await, 201);
//! # assert_eq!(*app.notes.lock().unwrap(), ["alice in a b: one", "alice in c: two"]);
//! # assert_eq!(send("/v2/books/c/notes", "wrong", "").await, 403);
//! # assert_eq!(send("/v2/books/c/notes", "secret", "[]").await, 400);
//! # assert_eq!(send("/v3/books/c/notes", "secret", "").await, 404);
//! # }
//! ```
//!
//! The router is one of axum, for [`axum::serve`](https://docs.rs/axum/0.8/axum/fn.serve.html), for layers, and to be
//! nested or merged.
//!
//! # Where to look
//!
//! | to | see |
//! |---|---|
//! | know how requests are routed, and what answers those that reach no handler | [`Endpoints`] |
//! | write a handler | [`Endpoints::endpoint`], [`Call`] |
//! | know who sends a request | [`Authenticate`]; [`Presented`] for the credentials themselves |
//! | serve only the paths of some versions, or limit bodies | [`Endpoints::endpoint_for`], [`EndpointOptions`] |
//! | receive or send a stream | [`Call::take_body`], [`Endpoints::endpoint`] |
//! | add middleware that knows the endpoint | [`Endpoints::layer`], [`MatchedEndpoint`] |
//! | announce the end of a path | [`Endpoints::dates`] |
//! | test that all endpoints of an API are served | [`Endpoints::missing`] |
//! | add one endpoint to a router | [`RouterExt`] |

pub use self::{
    authenticate::{Authenticate, OwnedCredentials, Presented, Unchecked},
    call::Call,
    conflict::RouteConflict,
    endpoints::Endpoints,
    extract::{Extractor, Extractors},
    handler::{EndpointHandler, HandlerResult, IntoEndpointError, Reply},
    matched::MatchedEndpoint,
    options::EndpointOptions,
    router_ext::RouterExt,
};

mod authenticate;
mod body;
mod call;
mod conflict;
mod endpoints;
mod entry;
mod extract;
mod fallback;
mod group;
mod handler;
mod layered;
mod lifecycle;
mod matched;
mod options;
mod pattern;
mod respond;
mod route;
mod router_ext;
mod table;
