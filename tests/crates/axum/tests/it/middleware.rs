//! Layers around the handlers.

use std::sync::{Arc, Mutex};

use axum::{
    Extension, Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{Next, from_fn_with_state, map_response},
    response::{IntoResponse as _, Response},
};
use pathlore::{ErrorResponse, http::Method};
use pathlore_axum::{Call, Endpoints, MatchedEndpoint};

use crate::support::{get, request};

mod limited {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: true, authentication: AccessToken, path: "/limited/{id}"
    };

    #[request]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) id: u8,
    }

    #[response]
    pub(crate) struct Response {}
}

mod free {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: GET, authentication: None, path: "/limited/free" };

    #[request]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {}
}

async fn limited(_call: Call<limited::Request>) -> Result<limited::Response, ErrorResponse> {
    Ok(limited::Response {})
}

async fn free(
    matched: Extension<MatchedEndpoint>,
    call: Call<free::Request>,
) -> Result<free::Response, ErrorResponse> {
    assert_eq!(matched.path, call.path);
    Ok(free::Response {})
}

type Log = Arc<Mutex<Vec<String>>>;

async fn limit(
    State(log): State<Log>,
    matched: Extension<MatchedEndpoint>,
    request: Request,
    next: Next,
) -> Response {
    log.lock().unwrap().push(format!("limit {}", matched.path.template));
    if matched.metadata.rate_limited && request.uri().query() == Some("again") {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    next.run(request).await
}

async fn note(State(log): State<Log>, request: Request, next: Next) -> Response {
    log.lock().unwrap().push("note".to_owned());
    next.run(request).await
}

fn router() -> (Router, Log) {
    let log = Log::default();
    let router = Endpoints::new()
        .endpoint(limited)
        .layer(from_fn_with_state(log.clone(), limit))
        .endpoint(free)
        .layer(from_fn_with_state(log.clone(), note))
        .fallback::<ErrorResponse>()
        .into_router()
        .unwrap();
    (router, log)
}

#[tokio::test]
async fn layers_know_the_endpoint_and_run_before_the_credentials_are_read() {
    let (router, log) = router();
    assert_eq!(get(&router, "/limited/1").await.status, 401);
    assert_eq!(get(&router, "/limited/1?again").await.status, 429);
    assert_eq!(get(&router, "/limited/free?again").await.status, 200);
    let expected = [
        "note",
        "limit /limited/{id}",
        "note",
        "limit /limited/{id}",
        "note",
        "limit /limited/free",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
}

#[tokio::test]
async fn layers_do_not_run_for_requests_without_an_endpoint() {
    let (router, log) = router();
    assert_eq!(get(&router, "/other").await.status, 404);
    assert_eq!(request(&router, Method::PUT, "/limited/1").await.status, 405);
    assert!(log.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_path_in_another_encoding_is_layered_as_well() {
    let (router, log) = router();
    assert_eq!(get(&router, "/%6Cimited/1?again").await.status, 429);
    assert_eq!(log.lock().unwrap().len(), 2);
    assert_eq!(get(&router, "/%6Cimited/1/2").await.status, 404);
}

#[tokio::test]
async fn outer_middleware_finds_the_endpoint_in_the_response() {
    async fn name(mut response: Response) -> Response {
        let matched = response.extensions().get::<MatchedEndpoint>().copied();
        let name = matched.map_or("none".to_owned(), |it| it.path.template.to_string());
        response.headers_mut().insert("x-path", name.parse().unwrap());
        response
    }

    for router in [router().0, Endpoints::new().endpoint(limited).into_router().unwrap()] {
        let router = router.layer(map_response(name));
        assert_eq!(get(&router, "/limited/1").await.header("x-path"), Some("/limited/{id}"));
        assert_eq!(get(&router, "/other").await.header("x-path"), Some("none"));
    }
}
