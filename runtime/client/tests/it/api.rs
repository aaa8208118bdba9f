//! The endpoints of the tests, and a server of them.

use axum::{Router, body::Body as AxumBody, extract::State};
use pathlore::{
    ErrorResponse, FromRejection as _, Rejection, SupportedVersions,
    auth::{AccessToken, PresentedToken},
    bytes::Bytes,
    http::{self, StatusCode},
};
use pathlore_axum::{Authenticate, Call, Endpoints};
use pathlore_client::Negotiate;

/// Defines an endpoint with its metadata and the fields of its messages.
macro_rules! endpoint {
    (
        $name:ident: { $($metadata:tt)* }
        request $(($($argument:ident),*))? { $($request:tt)* }
        response $(($($option:ident),*))? { $($response:tt)* }
    ) => {
        pub(crate) mod $name {
            const METADATA: pathlore::Metadata = pathlore::metadata! { $($metadata)* };

            #[pathlore::request(exhaustive $($(, $argument)*)?)]
            #[derive(Default)]
            pub(crate) struct Request { $($request)* }

            #[pathlore::response(exhaustive $($(, $option)*)?)]
            pub(crate) struct Response { $($response)* }
        }
    };
}

endpoint! {
    create: {
        method: POST,
        authentication: AccessToken,
        history: { unstable => "/unstable/notes", 1.0 => "/notes", 2.0 => "/v2/notes" }
    }
    request { pub(crate) title: String }
    response { pub(crate) id: u64 }
}

endpoint! {
    read: { method: GET, authentication: None, path: "/notes/{id}" }
    request { #[api(path)] pub(crate) id: u64, #[api(query)] pub(crate) key: Option<String> }
    response { pub(crate) title: String }
}

endpoint! {
    list: { method: GET, authentication: AccessTokenOptional, path: "/notes" }
    request {}
    response {}
}

endpoint! {
    register: { method: POST, authentication: AppserviceTokenOptional, path: "/register" }
    request (empty_body) {}
    response {}
}

endpoint! {
    upload: { method: PUT, authentication: None, path: "/file" }
    request (stream) {}
    response { pub(crate) length: usize }
}

endpoint! {
    download: { method: GET, authentication: None, path: "/file" }
    request { #[api(query)] pub(crate) length: usize }
    response (stream) {
        #[api(header = "x-length")]
        pub(crate) length: usize,
    }
}

// What the server sends as a stream, held in memory.
endpoint! {
    large: { method: GET, authentication: None, path: "/file" }
    request { #[api(query)] pub(crate) length: usize }
    response { #[api(raw_body)] pub(crate) bytes: pathlore::bytes::Bytes }
}

endpoint! {
    echo: { method: POST, authentication: None, path: "/echo" }
    request (stream) {}
    response (stream) {}
}

endpoint! {
    versions: { method: GET, authentication: AccessTokenOptional, path: "/versions" }
    request {}
    response { pub(crate) versions: Vec<String> }
}

impl Negotiate for versions::Request {
    fn request() -> Self {
        Self {}
    }

    fn supported_versions(response: &versions::Response) -> SupportedVersions {
        SupportedVersions::from_versions(&response.versions)
    }

    fn is_unrecognized(response: &http::Response<Bytes>) -> bool {
        response.body() == "unrecognized"
    }
}

/// The state of the server.
#[derive(Clone, Default)]
pub(crate) struct App;

/// The token that was presented.
pub(crate) struct Caller(String);

impl Authenticate<AccessToken, Caller> for App {
    type Error = ErrorResponse;

    async fn authenticate(
        &self,
        token: PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<Caller, ErrorResponse> {
        Ok(Caller(token.as_str().to_owned()))
    }
}

async fn create(
    State(App): State<App>,
    call: Call<create::Request, Caller>,
) -> Result<create::Response, ErrorResponse> {
    let length = call.caller.0.len() + call.request.title.len();
    Ok(create::Response { id: length as u64 })
}

async fn read(call: Call<read::Request>) -> Result<read::Response, ErrorResponse> {
    match call.request.id {
        0 => Err(ErrorResponse::from_rejection(Rejection::refused(StatusCode::GONE))),
        id => Ok(read::Response { title: format!("note {id}") }),
    }
}

async fn upload(mut call: Call<upload::Request>) -> Result<upload::Response, ErrorResponse> {
    let body = call.take_body();
    drop(call);
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    Ok(upload::Response { length: bytes.len() })
}

async fn download(
    call: Call<download::Request>,
) -> Result<(download::Response, AxumBody), ErrorResponse> {
    let length = call.request.length;
    drop(call.parts);
    match length {
        0 => Err(ErrorResponse::from_rejection(Rejection::refused(StatusCode::GONE))),
        _ => Ok((download::Response { length }, AxumBody::from(vec![b'x'; length]))),
    }
}

async fn echo(mut call: Call<echo::Request>) -> Result<(echo::Response, AxumBody), ErrorResponse> {
    Ok((echo::Response {}, call.take_body()))
}

/// Returns a server of all endpoints.
pub(crate) fn router() -> Router {
    let router = Endpoints::<App>::new()
        .endpoint(create)
        .endpoint(read)
        .endpoint(upload)
        .endpoint(download)
        .endpoint(echo)
        .fallback::<ErrorResponse>()
        .into_router();
    router.unwrap().with_state(App)
}
