//! Paths and methods.

use axum::Router;
use pathlore::{ErrorResponse, http::Method};
use pathlore_axum::{Call, Endpoints, RouterExt as _};

use crate::support::{get, request};

endpoints! {
    read: GET "/notes/{id}" { id: u64 }
    replace: PUT "/notes/{note_id}" { note_id: u64 }
    me: GET "/notes/me" {}
    archive: POST "/notes/{id}:archive" { id: u64 }
    restore: POST "/notes/{id}:restore" { id: u64 }
    state: GET "/state/{kind}/{key?}" { kind: String, key: Option<String> }
    root: GET "/{page?}" { page: Option<String> }
    file: GET "/files/{*path}" { path: String }
    version: GET "/files/v{major}" { major: u8 }
    query: QUERY "/cache" {}
}

mod head {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: HEAD, authentication: None, path: "/files/v{number}" };

    #[request]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) number: u8,
    }

    #[response]
    pub(crate) struct Response {
        #[api(header = "x-number")]
        pub(crate) number: u8,
    }
}

async fn head(call: Call<head::Request>) -> Result<head::Response, ErrorResponse> {
    Ok(head::Response { number: call.request.number })
}

fn router() -> Router {
    Endpoints::new()
        .endpoint(read)
        .endpoint(replace)
        .endpoint(me)
        .endpoint(archive)
        .endpoint(restore)
        .endpoint(state)
        .endpoint(root)
        .endpoint(file)
        .endpoint(version)
        .endpoint(head)
        .endpoint(query)
        .fallback::<ErrorResponse>()
        .into_router()
        .unwrap()
}

#[tokio::test]
async fn paths_lead_to_their_endpoints() {
    let router = router();
    for (method, path, expected) in [
        ("GET", "/notes/7", "read(7)"),
        ("PUT", "/notes/7", "replace(7)"),
        ("GET", "/notes/me", "me()"),
        ("POST", "/notes/7:archive", "archive(7)"),
        ("POST", "/notes/7:restore", "restore(7)"),
        ("POST", "/notes/7%3Arestore", "restore(7)"),
        ("GET", "/state/a", r#"state("a", None)"#),
        ("GET", "/state/a/", r#"state("a", None)"#),
        ("GET", "/state/a/b", r#"state("a", Some("b"))"#),
        ("GET", "/", "root(None)"),
        ("GET", "/about", r#"root(Some("about"))"#),
        ("GET", "/files/a", r#"file("a")"#),
        ("GET", "/files/a/b/c", r#"file("a/b/c")"#),
        ("GET", "/files/v3", "version(3)"),
        ("GET", "/files/v3/x", r#"file("v3/x")"#),
        ("QUERY", "/cache", "query()"),
    ] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let answer = request(&router, method.clone(), path).await;
        assert_eq!(answer.summary(), expected, "{method} {path}");
    }
}

#[tokio::test]
async fn arguments_are_decoded() {
    let router = router();
    for (path, expected) in [
        ("/state/a%2Fb/%C3%A4%20%25", r#"state("a/b", Some("ä %"))"#),
        ("/state/a+b", r#"state("a+b", None)"#),
        ("/files/a%2Fb/c%20d", r#"file("a/b/c d")"#),
        ("/state/%FF", "400"),
        ("/state/a/%2E%2E", "400"),
        ("/files/a//b", "400"),
        ("/notes/x", "400"),
    ] {
        assert_eq!(get(&router, path).await.summary(), expected, "{path}");
    }
}

#[tokio::test]
async fn a_path_that_no_endpoint_has_is_the_error_of_the_fallback() {
    let router = router();
    for path in ["/notes/7/8", "/notes//", "/state", "/nothing/here"] {
        let answer = get(&router, path).await;
        if path == "/state" {
            assert_eq!(answer.summary(), r#"root(Some("state"))"#);
            continue;
        }
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
        assert_eq!(answer.json()["detail"], "no endpoint has this path");
    }
}

#[tokio::test]
async fn a_method_that_no_endpoint_has_is_an_error_that_lists_the_others() {
    let router = router();
    for (method, path, allow) in [
        (Method::DELETE, "/notes/7", "GET, HEAD, PUT"),
        (Method::POST, "/notes/7", "GET, HEAD, PUT"),
        (Method::DELETE, "/notes/me", "GET, HEAD, PUT"),
        (Method::DELETE, "/notes/7:archive", "POST, GET, HEAD, PUT"),
        (Method::POST, "/files/v3", "HEAD, GET"),
        (Method::OPTIONS, "/", "GET, HEAD"),
        (Method::GET, "/cache", "QUERY, GET, HEAD"),
    ] {
        let answer = request(&router, method.clone(), path).await;
        if method == Method::GET {
            assert_eq!(answer.summary(), r#"root(Some("cache"))"#);
            continue;
        }
        assert_eq!(answer.status, 405, "{method} {path}");
        assert_eq!(answer.header("allow"), Some(allow), "{method} {path}");
        assert_eq!(answer.json()["status"], 405);
    }
}

/// The most specific endpoint has another method.
#[tokio::test]
async fn a_less_specific_path_is_chosen_if_its_method_matches() {
    let answer = request(&router(), Method::PUT, "/notes/8").await;
    assert_eq!(answer.summary(), "replace(8)");
    let answer = request(&router(), Method::PUT, "/notes/me").await;
    assert_eq!(answer.status, 400, "`me` is no number: {answer:?}");
    assert_eq!(answer.json()["detail"], "path argument `note_id`: expected u64");
}

#[tokio::test]
async fn head_is_a_get_without_a_body() {
    let router = router();
    let get = get(&router, "/notes/7").await;
    let head = request(&router, Method::HEAD, "/notes/7").await;
    assert_eq!((head.status, &*head.body), (get.status, ""));
    assert_eq!(head.header("content-type"), get.header("content-type"));
    assert_eq!(head.header("content-length"), Some(&*get.body.len().to_string()));
    // An endpoint for HEAD takes precedence.
    let head = request(&router, Method::HEAD, "/files/v3").await;
    assert_eq!((head.status.as_u16(), head.header("x-number")), (200, Some("3")));
}

#[tokio::test]
async fn routes_are_added_to_a_router_one_by_one() {
    let router: Router = Router::new()
        .route("/health", axum::routing::get(async || "healthy"))
        .endpoint(read)
        .endpoint(state)
        .endpoint(query);
    assert_eq!(get(&router, "/notes/7").await.summary(), "read(7)");
    assert_eq!(get(&router, "/state/a").await.summary(), r#"state("a", None)"#);
    assert_eq!(get(&router, "/health").await.body, "healthy");
    let query_method = Method::from_bytes(b"QUERY").unwrap();
    assert_eq!(request(&router, query_method, "/cache").await.summary(), "query()");
    let answer = request(&router, Method::PUT, "/notes/7").await;
    assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, Some("GET,HEAD")));
    assert_eq!(request(&router, Method::HEAD, "/notes/7").await.status, 200);
}

mod same_path {
    endpoints! {
        list: GET "/notes" {}
        create: POST "/notes" {}
    }

    #[tokio::test]
    async fn endpoints_with_one_path_are_added_to_a_router_one_by_one() {
        use crate::support::request;
        use pathlore::http::Method;
        use pathlore_axum::RouterExt as _;

        let router = axum::Router::new().endpoint(list).endpoint(create);
        for (method, expected) in [(Method::GET, "list()"), (Method::POST, "create()")] {
            assert_eq!(request(&router, method, "/notes").await.summary(), expected);
        }
    }
}
