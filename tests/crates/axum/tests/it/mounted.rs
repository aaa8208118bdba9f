//! Routers under a prefix, beside others, and behind proxies.

use axum::{Router, extract::OriginalUri, routing::get as axum_get};
use pathlore::{ErrorResponse, http::Method};
use pathlore_axum::{Call, Endpoints};
use tower::ServiceExt as _;

use crate::support::{get, request};

endpoints! {
    read: GET "/notes/{id}" { id: u64 }
    archive: POST "/notes/{id}:archive" { id: u64 }
    state: GET "/state/{kind}/{key?}" { kind: String, key: Option<String> }
    file: GET "/files/{*path}" { path: String }
    root: GET "/" {}
}

mod uri {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/uri" };

    #[request]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {
        pub(crate) seen: String,
        pub(crate) original: String,
    }
}

async fn uri(
    OriginalUri(original): OriginalUri,
    call: Call<uri::Request>,
) -> Result<uri::Response, ErrorResponse> {
    Ok(uri::Response { seen: call.parts.uri.to_string(), original: original.to_string() })
}

fn router() -> Router {
    Endpoints::new()
        .endpoint(read)
        .endpoint(archive)
        .endpoint(state)
        .endpoint(file)
        .endpoint(root)
        .endpoint(uri)
        .fallback::<ErrorResponse>()
        .into_router()
        .unwrap()
}

const CASES: [(Method, &str, &str); 7] = [
    (Method::GET, "/notes/7", "read(7)"),
    (Method::POST, "/notes/7:archive", "archive(7)"),
    (Method::GET, "/state/a%2Fb", r#"state("a/b", None)"#),
    (Method::GET, "/state/a/%20", r#"state("a", Some(" "))"#),
    (Method::GET, "/files/a/b%2Fc", r#"file("a/b/c")"#),
    (Method::GET, "/%6Eotes/7", "read(7)"),
    (Method::GET, "/none", "404"),
];

#[tokio::test]
async fn a_router_is_nested_under_a_prefix() {
    for prefix in ["/api", "/api/v1", "/tenants/{tenant}/api"] {
        let nested = Router::new().nest(prefix, router()).route("/", axum_get(async || "home"));
        let prefix = prefix.replace("{tenant}", "acme%2Fb");
        for (method, path, expected) in CASES {
            let path = format!("{prefix}{path}");
            let answer = request(&nested, method, &path).await;
            assert_eq!(answer.summary(), expected, "{path}");
        }
        assert_eq!(get(&nested, &prefix).await.summary(), "root()");
        assert_eq!(get(&nested, "/").await.body, "home");
        assert_eq!(get(&nested, "/notes/7").await.status, 404);
        let answer = get(&nested, &format!("{prefix}/uri?x=1")).await.json();
        assert_eq!(answer["seen"], "/uri?x=1");
        assert_eq!(answer["original"], format!("{prefix}/uri?x=1"));
    }
}

/// A proxy, or a service of tower, removes the prefix before the router sees the path.
#[tokio::test]
async fn a_proxy_may_strip_a_prefix() {
    let stripped = tower::util::MapRequest::new(router(), |mut request: axum::extract::Request| {
        let path = request.uri().path_and_query().unwrap().as_str();
        let path = path.strip_prefix("/proxied").unwrap().to_owned();
        *request.uri_mut() = path.parse().unwrap();
        request
    });
    for (method, path, expected) in CASES {
        let request = axum::extract::Request::builder()
            .method(method)
            .uri(format!("/proxied{path}"))
            .body(axum::body::Body::empty())
            .unwrap();
        let response = stripped.clone().oneshot(request).await.unwrap();
        assert_eq!(crate::support::receive(response).await.summary(), expected, "{path}");
    }
    let outer = Router::new().nest_service("/proxied", router());
    assert_eq!(get(&outer, "/proxied/notes/7").await.summary(), "read(7)");
}

#[tokio::test]
async fn a_router_is_merged_with_others() {
    let other = Router::new()
        .route("/notes/{id}/raw", axum_get(async || "raw"))
        .route("/health", axum_get(async || "healthy"));
    let merged = other.merge(router());
    assert_eq!(get(&merged, "/notes/7").await.summary(), "read(7)");
    assert_eq!(get(&merged, "/notes/7/raw").await.body, "raw");
    assert_eq!(get(&merged, "/health").await.body, "healthy");
    assert_eq!(get(&merged, "/other").await.status, 404);
}

/// The target of a request to a proxy is a whole URI.
#[tokio::test]
async fn a_request_may_have_an_absolute_uri() {
    assert_eq!(get(&router(), "http://example.org/notes/7").await.summary(), "read(7)");
}
