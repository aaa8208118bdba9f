//! Tests of the client with a server that sends prepared responses.

use pathlore::{IntoHttpError, SupportedVersions, bytes::Bytes, http::StatusCode};
use pathlore_examples::{
    account::register,
    client::{self, BufferedRequest, Client, ClientError, SetupError},
    error::MatrixError,
    session::{login, logout},
    versions,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    task::JoinHandle,
};

/// Starts a server that responds to one request with these bytes. Returns its URL and the bytes that
/// it receives.
async fn serve_once(response: Vec<u8>) -> (String, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let request = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 4096];
        let length = stream.read(&mut request).await.unwrap_or_default();
        request.truncate(length);
        // The client may close the connection before it has read everything.
        let _ = stream.write_all(&response).await;
        let _ = stream.shutdown().await;
        request
    });
    (url, request)
}

/// Sends a request to which the server responds with these bytes, and returns the client's error.
async fn error_for(response: impl Into<Vec<u8>>) -> ClientError {
    let (url, _) = serve_once(response.into()).await;
    client::connect(&url).unwrap().send(&versions::Request::new()).await.unwrap_err()
}

/// Sends a request with the token of a user, and returns the lines of the header section that the
/// server receives, in lower case.
async fn header_section<R>(request: &R) -> Vec<String>
where
    R: BufferedRequest<Response: std::fmt::Debug>,
{
    header_section_from(request, |client| client.with_token("t").unwrap()).await
}

async fn header_section_from<R>(request: &R, log_in: impl FnOnce(Client) -> Client) -> Vec<String>
where
    R: BufferedRequest<Response: std::fmt::Debug>,
{
    let response = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec();
    let (url, received) = serve_once(response).await;
    let supported = SupportedVersions::from_versions(["v1.1"]);
    let client = client::connect(&url).unwrap().with_supported_versions(supported);
    log_in(client).request(request).exchange().await.unwrap();
    let received = String::from_utf8(received.await.unwrap()).unwrap().to_lowercase();
    let (head, _body) = received.split_once("\r\n\r\n").unwrap();
    head.split("\r\n").map(str::to_owned).collect()
}

/// Defines an endpoint with a method, the fields of its request, and the arguments of `#[request]`.
macro_rules! endpoint {
    ($name:ident: $method:ident, { $($fields:tt)* } $(, $argument:ident)?) => {
        mod $name {
            const METADATA: pathlore::Metadata = pathlore::metadata! {
                method: $method, rate_limited: false, authentication: None, path: "/"
            };
            #[pathlore::request(exhaustive $(, $argument)?)]
            #[derive(Default)]
            pub(super) struct Request { $($fields)* }
            #[pathlore::response]
            pub(super) struct Response {}
        }
    };
}

endpoint!(post_nothing: POST, {}, empty_body);
endpoint!(put_nothing: PUT, {}, empty_body);
endpoint!(patch_nothing: PATCH, {}, empty_body);
endpoint!(post_bytes: POST, { #[api(raw_body)] pub(super) content: pathlore::bytes::Bytes });
endpoint!(put_object: PUT, {});
endpoint!(delete_nothing: DELETE, {});
endpoint!(delete_member: DELETE, { pub(super) reason: String });
endpoint!(get_nothing: GET, {});

#[tokio::test]
async fn requests_whose_method_expects_content_have_a_length() {
    let length = |section: Vec<String>| {
        assert!(!section.iter().any(|line| line.starts_with("transfer-encoding")), "{section:?}");
        let mut lines = section.into_iter().filter_map(|line| {
            line.strip_prefix("content-length:").map(|value| value.trim().to_owned())
        });
        let length = lines.next();
        assert_eq!(lines.next(), None, "one field line");
        length
    };
    let logout = header_section(&logout::v3::Request::new()).await;
    assert!(logout[0].starts_with("post "), "{logout:?}");
    for section in [
        logout,
        header_section(&post_nothing::Request::default()).await,
        header_section(&put_nothing::Request::default()).await,
        header_section(&patch_nothing::Request::default()).await,
        header_section(&post_bytes::Request::default()).await,
    ] {
        assert_eq!(length(section.clone()).as_deref(), Some("0"), "{section:?}");
    }

    let login = login::v3::Request::new(login::Token::new("t"));
    let expected = r#"{"type":"m.login.token","token":"t"}"#.len().to_string();
    assert_eq!(length(header_section(&login).await), Some(expected));
    let content = post_bytes::Request { content: Bytes::from_static(b"abc") };
    assert_eq!(length(header_section(&content).await).as_deref(), Some("3"));
    let object = put_object::Request::default();
    assert_eq!(length(header_section(&object).await).as_deref(), Some("2"), "`{{}}`");
    let member = delete_member::Request { reason: String::new() };
    assert_eq!(length(header_section(&member).await).as_deref(), Some("13"));

    // The methods of these requests do not expect content.
    for section in [
        header_section(&versions::Request::new()).await,
        header_section(&get_nothing::Request::default()).await,
        header_section(&delete_nothing::Request::default()).await,
    ] {
        assert_eq!(length(section.clone()), None, "{section:?}");
    }
}

#[tokio::test]
async fn the_supported_versions_are_requested_with_the_token() {
    let section = header_section(&versions::Request::new()).await;
    assert!(section.contains(&"authorization: bearer t".to_owned()), "{section:?}");
    // The token is optional.
    let (url, received) = serve_once(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()).await;
    client::connect(&url).unwrap().request(&versions::Request::new()).exchange().await.unwrap();
    assert!(!String::from_utf8(received.await.unwrap()).unwrap().contains("authorization"));
}

/// Some homeservers refuse a registration with the token of a user.
#[tokio::test]
async fn only_tokens_of_application_services_are_sent_to_register_and_log_in() {
    let authorization = "authorization: bearer t".to_owned();
    let register = register::v3::Request::new();
    let login = login::v3::Request::new(login::Token::new("t"));
    assert!(!header_section(&register).await.contains(&authorization));
    assert!(!header_section(&login).await.contains(&authorization));

    let log_in = |client: Client| client.with_appservice_token("t").unwrap();
    assert!(header_section_from(&register, log_in).await.contains(&authorization));
    assert!(header_section_from(&login, log_in).await.contains(&authorization));
    let logout = logout::v3::Request::new();
    assert!(header_section_from(&logout, log_in).await.contains(&authorization));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let response =
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let error = error_for(response).await;
    let ClientError::Endpoint(error) = error else { panic!("{error:?}") };
    assert_eq!(error.status(), StatusCode::FOUND);
}

#[tokio::test]
async fn response_bodies_that_exceed_the_limit_are_an_error() {
    let mut response = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    response.resize(3 * 1024 * 1024, b' ');
    assert!(matches!(error_for(response).await, ClientError::ResponseTooLarge { .. }));
}

#[tokio::test]
async fn error_pages_of_a_proxy_are_kept() {
    let page = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\n\r\noops";
    let error = error_for(page).await;
    let ClientError::Endpoint(error) = error else { panic!("{error:?}") };
    assert!(matches!(error, MatrixError::Other(_)));
    assert!(error.to_string().contains("502 Bad Gateway"), "{error}");
}

#[tokio::test]
async fn decoding_errors_name_the_place() {
    for (body, place) in
        [("{}", "`versions`"), ("<html>", "body"), (r#"{"versions":5}"#, "`versions`")]
    {
        let length = body.len();
        let error =
            error_for(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}")).await;
        assert!(matches!(error, ClientError::Decode(_)));
        assert!(error.to_string().contains(place), "{error}");
    }
}

#[tokio::test]
async fn invalid_and_truncated_http_responses_are_errors() {
    for response in
        ["", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}"]
    {
        assert!(matches!(error_for(response).await, ClientError::Transport(_)), "{response}");
    }
}

#[tokio::test]
async fn an_unreachable_server_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client::homeserver(&url).unwrap().supported_versions().await.unwrap_err();
    assert!(matches!(error, pathlore_client::ClientError::Negotiation(_)), "{error:?}");
}

#[tokio::test]
async fn a_missing_token_is_an_error_before_anything_is_sent() {
    let client = client::connect("http://127.0.0.1:1").unwrap();
    let error = client.send(&logout::v3::Request::new()).await.unwrap_err();
    assert!(matches!(error, ClientError::Encode(IntoHttpError::Credentials(_))), "{error:?}");
    assert!(client.with_token("not\na token").is_err());
}

#[test]
fn invalid_base_urls_are_errors() {
    for url in ["", "example.org", "https://", "https://a:b@example.org", "https://example.org?x"] {
        assert!(matches!(client::connect(url), Err(SetupError::BaseUrl(_))), "{url}");
    }
    assert!(client::connect("http://[::1]:8008/prefix/").is_ok());
}
