//! Tests of the server with invalid requests.

use std::num::NonZeroU32;

use pathlore_examples::server::ServerOptions;
use serde_json::json;

use crate::raw::{self, assert_error, post, post_with_token, start};

const LOGIN: &str = "/_matrix/client/v3/login";
const LOGOUT: &str = "/_matrix/client/v3/logout";
const REGISTER: &str = "/_matrix/client/v3/register";
const GET_TOKEN: &str = "/_matrix/client/v1/login/get_token";
const VERSIONS: &str = "/_matrix/client/versions";

#[tokio::test]
async fn unknown_paths_are_not_found() {
    let server = start(ServerOptions::default()).await;
    for path in [
        "/",
        "/_matrix/client/v3/nothing",
        "/_matrix/client/v3/register/",
        "/_matrix/client/v3//register",
        "/_matrix/client/v2/register",
        "/_matrix/client/unstable/org.matrix.msc3882/login/token",
        "/%ff%00",
    ] {
        assert_error(&post(&server, path, "{}").await, 404, "M_UNRECOGNIZED", path);
    }
}

#[tokio::test]
async fn wrong_methods_are_not_allowed() {
    let server = start(ServerOptions::default()).await;
    for (method, path, allow) in [
        ("GET", REGISTER, "POST"),
        ("DELETE", LOGOUT, "POST"),
        ("PUT", GET_TOKEN, "POST"),
        ("POST", VERSIONS, "GET, HEAD"),
        ("BREW", VERSIONS, "GET, HEAD"),
    ] {
        let response = raw::send(&server, method, path, b"", b"").await;
        assert_error(&response, 405, "M_UNRECOGNIZED", path);
        assert!(response.head.contains(&format!("allow: {allow}\r\n")), "{}", response.head);
    }
    let response = raw::send(&server, "PATCH", LOGIN, b"", b"{}").await;
    assert_error(&response, 405, "M_UNRECOGNIZED", LOGIN);
    for method in ["GET", "HEAD", "POST"] {
        assert!(response.head.contains(method), "{}", response.head);
    }
}

#[tokio::test]
async fn a_client_that_sends_too_many_requests_is_told_to_wait() {
    let mut options = ServerOptions::default();
    options.requests_per_second = NonZeroU32::new(1);
    let server = start(options).await;
    let login = r#"{"type":"m.login.password","identifier":{"type":"m.id.user","user":"a"},"password":"b"}"#;
    assert_error(&post(&server, LOGIN, login).await, 403, "M_FORBIDDEN", "the first one");
    let mut refused = post(&server, LOGIN, login).await;
    for _ in 0..20 {
        // The second one is too early, unless the machine is slow.
        if refused.status == 403 {
            refused = post(&server, LOGIN, login).await;
        }
    }
    assert_error(&refused, 429, "M_LIMIT_EXCEEDED", "one of the others");
    assert!(refused.head.contains("retry-after: 1\r\n"), "{}", refused.head);
    // These two have no limit.
    for _ in 0..3 {
        assert_eq!(raw::send(&server, "GET", VERSIONS, b"", b"").await.status, 200);
        assert_error(&post(&server, LOGOUT, "{}").await, 401, "M_MISSING_TOKEN", LOGOUT);
    }
}

#[tokio::test]
async fn head_is_allowed_if_get_is() {
    let server = start(ServerOptions::default()).await;
    for path in [VERSIONS, LOGIN] {
        let response = raw::send(&server, "HEAD", path, b"", b"").await;
        assert_eq!((response.status, response.body.len()), (200, 0), "{path}");
    }
    assert_eq!(raw::send(&server, "HEAD", REGISTER, b"", b"").await.status, 405);
}

#[tokio::test]
async fn malformed_json_is_reported_as_not_json() {
    let server = start(ServerOptions::default()).await;
    let deep = "[".repeat(60_000);
    for body in [
        &b""[..],
        b" \r\n",
        b"{\"type\": \"m.login.password\",",
        b"type=m.login.password",
        b"{\"type\":\"m.login.token\",\"token\":\"\xff\"}",
        b"{\"type\":\"m.login.token\",\"token\":\"t\"} {}",
        b"nul",
        deep.as_bytes(),
    ] {
        let context = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        assert_error(&post(&server, LOGIN, body).await, 400, "M_NOT_JSON", &context);
    }
}

#[tokio::test]
async fn json_with_missing_or_invalid_members_is_reported_as_bad_json() {
    let server = start(ServerOptions::default()).await;
    let cases = [
        (LOGIN, "{}"),
        (LOGIN, "[]"),
        (LOGIN, "null"),
        (LOGIN, "5"),
        (LOGIN, r#""m.login.password""#),
        (LOGIN, r#"{"type":5}"#),
        (LOGIN, r#"{"type":null}"#),
        (LOGIN, r#"{"type":"m.login.password"}"#),
        (LOGIN, r#"{"type":"m.login.password","password":"p"}"#),
        (LOGIN, r#"{"type":"m.login.password","password":{},"user":"a"}"#),
        (LOGIN, r#"{"type":"m.login.password","password":"p","identifier":"a"}"#),
        (LOGIN, r#"{"type":"m.login.password","password":"p","identifier":{"type":"m.id.user"}}"#),
        (LOGIN, r#"{"type":"m.login.token","token":"t","device_id":""}"#),
        (LOGIN, r#"{"type":"m.login.token","token":"t","refresh_token":"yes"}"#),
        (LOGIN, r#"{"type":"org.example","type":"m.login.token","token":"t"}"#),
        (REGISTER, r#"["name","password"]"#),
        (REGISTER, r#"{"username":5}"#),
        (REGISTER, r#"{"inhibit_login":"yes"}"#),
        (REGISTER, r#"{"auth":[]}"#),
        (REGISTER, r#"{"auth":{"type":"m.login.dummy","session":5}}"#),
        (REGISTER, r#"{"password":"a","password":"b"}"#),
    ];
    for (path, body) in cases {
        assert_error(&post(&server, path, body).await, 400, "M_BAD_JSON", body);
    }
}

#[tokio::test]
async fn an_attempt_without_a_stage_starts_a_session() {
    let server = start(ServerOptions::default()).await;
    for body in [r#"{"auth":{}}"#, r#"{"auth":{"initial_device_display_name":"nio"}}"#] {
        let response = post(&server, REGISTER, body).await;
        assert_eq!(response.status, 401, "{body}");
        let body = String::from_utf8(response.body.clone()).unwrap();
        assert!(body.contains(r#""session":"#) && !body.contains("errcode"), "{body}");
    }
}

#[tokio::test]
async fn errors_name_the_place_and_contain_no_values() {
    let server = start(ServerOptions::default()).await;
    let response = post(&server, REGISTER, r#"{"password":["hunter2"]}"#).await;
    let error = response.json()["error"].as_str().unwrap().to_owned();
    assert!(error.contains("`password`") && !error.contains("hunter2"), "{error}");
    let response = post(&server, &format!("{REGISTER}?kind=hunter2"), "{}").await;
    let error = response.json()["error"].as_str().unwrap().to_owned();
    assert!(error.contains("`kind`") && !error.contains("hunter2"), "{error}");
}

#[tokio::test]
async fn invalid_query_parameters_are_reported() {
    let server = start(ServerOptions::default()).await;
    for query in ["kind=robot", "kind=", "kind", "kind=user&kind=user", "kind=%ff"] {
        let response = post(&server, &format!("{REGISTER}?{query}"), "{}").await;
        assert_error(&response, 400, "M_INVALID_PARAM", query);
    }
    // Unknown parameters are ignored.
    let response = post(&server, &format!("{REGISTER}?org.example=1&kind=user"), "{}").await;
    assert_eq!(response.status, 401);
}

#[tokio::test]
async fn tokens_are_checked_before_the_rest_of_the_request() {
    let server = start(ServerOptions::default()).await;
    for path in [LOGOUT, GET_TOKEN] {
        for (fields, errcode) in [
            (&b""[..], "M_MISSING_TOKEN"),
            (b"authorization: Basic YTpi\r\n", "M_MISSING_TOKEN"),
            (b"authorization: Bearerish x\r\n", "M_MISSING_TOKEN"),
            (b"authorization: Bearer nobody\r\n", "M_UNKNOWN_TOKEN"),
            (b"authorization: Bearer\r\n", "M_UNKNOWN_TOKEN"),
            (b"authorization: Bearer a b\r\n", "M_UNKNOWN_TOKEN"),
            (b"authorization: Bearer \xff\r\n", "M_UNKNOWN_TOKEN"),
            (b"authorization: Bearer a\r\nauthorization: Bearer b\r\n", "M_UNKNOWN_TOKEN"),
        ] {
            let response = raw::send(&server, "POST", path, fields, b"{}").await;
            assert_error(&response, 401, errcode, &String::from_utf8_lossy(fields));
        }
        for body in ["{", "[]", r#"{"auth":5}"#] {
            let response = post(&server, path, body).await;
            assert_error(&response, 401, "M_MISSING_TOKEN", body);
            let response = post_with_token(&server, path, "nobody", body).await;
            assert_error(&response, 401, "M_UNKNOWN_TOKEN", body);
        }
        let response = post(&server, &format!("{path}?access_token=nobody"), "").await;
        assert_error(&response, 401, "M_UNKNOWN_TOKEN", path);
        assert_eq!(response.json()["soft_logout"], json!(false));
    }
}

#[tokio::test]
async fn optional_tokens_are_checked_if_they_are_present() {
    let server = start(ServerOptions::default()).await;
    let token = raw::register(&server, "alice").await;
    for (path, field, status) in [
        (VERSIONS.to_owned(), String::new(), 200),
        (VERSIONS.to_owned(), format!("authorization: Bearer {token}\r\n"), 200),
        (format!("{VERSIONS}?access_token={token}"), String::new(), 200),
        (VERSIONS.to_owned(), "authorization: Basic YTpi\r\n".to_owned(), 200),
        (VERSIONS.to_owned(), "authorization: Bearer\r\n".to_owned(), 200),
        (VERSIONS.to_owned(), "authorization: Bearer a b\r\n".to_owned(), 200),
        (VERSIONS.to_owned(), "authorization: Bearer nobody\r\n".to_owned(), 401),
        (format!("{VERSIONS}?access_token=nobody"), String::new(), 401),
    ] {
        let response = raw::send(&server, "GET", &path, field.as_bytes(), b"").await;
        assert_eq!(response.status, status, "{path} {field}: {response:?}");
        if status == 401 {
            assert_error(&response, 401, "M_UNKNOWN_TOKEN", &field);
        }
    }
}

#[tokio::test]
async fn unsupported_kinds_and_types_are_rejected() {
    let server = start(ServerOptions::default()).await;
    let guest = format!("{REGISTER}?kind=guest");
    let service = r#"{"type":"m.login.application_service","username":"bot"}"#;
    let cases = [
        (&*guest, "{}", 403, "M_GUEST_ACCESS_FORBIDDEN"),
        (REGISTER, r#"{"guest_access_token":"t","username":"a"}"#, 403, "M_FORBIDDEN"),
        (REGISTER, service, 401, "M_MISSING_TOKEN"),
        (REGISTER, r#"{"type":"org.example"}"#, 400, "M_UNKNOWN"),
        (LOGIN, r#"{"type":"m.login.application_service"}"#, 401, "M_MISSING_TOKEN"),
        (LOGIN, r#"{"type":"org.example"}"#, 400, "M_UNKNOWN"),
        (LOGIN, r#"{"type":"m.login.token","token":"t"}"#, 403, "M_FORBIDDEN"),
        (
            LOGIN,
            r#"{"type":"m.login.password","password":"p","medium":"email","address":"a@b.org"}"#,
            403,
            "M_FORBIDDEN",
        ),
        (
            LOGIN,
            r#"{"type":"m.login.password","password":"p","identifier":{"type":"org.example"}}"#,
            400,
            "M_UNKNOWN",
        ),
    ];
    for (path, body, status, errcode) in cases {
        assert_error(&post(&server, path, body).await, status, errcode, body);
    }
    let response = post_with_token(&server, REGISTER, "nobody", service).await;
    assert_error(&response, 401, "M_UNKNOWN_TOKEN", service);
}

#[tokio::test]
async fn large_and_truncated_bodies_are_rejected() {
    let server = start(ServerOptions::default()).await;
    let body = format!(r#"{{"username":"{}"}}"#, "a".repeat(64 * 1024));
    assert_error(&post(&server, REGISTER, body).await, 413, "M_TOO_LARGE", "large");
    // `Content-Length` exceeds the body.
    let response = raw::send(&server, "POST", REGISTER, b"content-length: 9\r\n", b"").await;
    assert_error(&response, 400, "M_UNKNOWN", "truncated");
}

#[tokio::test]
async fn random_requests_never_cause_a_500() {
    let server = start(ServerOptions::default()).await;
    let bodies = [
        json!({ "type": "m.login.password", "password": "p", "device_id": "D",
            "identifier": { "type": "m.id.user", "user": "alice" } }),
        json!({ "type": "m.login.token", "token": "t", "refresh_token": true }),
        json!({ "username": "alice", "auth": { "type": "m.login.email.identity", "session": "s",
            "threepid_creds": { "sid": "1", "client_secret": "c" } } }),
    ]
    .map(|body| body.to_string().into_bytes());
    let paths = [LOGIN, LOGOUT, REGISTER, GET_TOKEN, VERSIONS];
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for round in 0..400 {
        let path = paths[random.below(paths.len())];
        let mut body = bodies[random.below(bodies.len())].clone();
        for _ in 0..=random.below(4) {
            let at = random.below(body.len());
            match random.below(4) {
                0 => body[at] = random.byte(),
                1 => body.insert(at, random.byte()),
                2 => body.truncate(at + 1),
                _ => body[at] = b"{}[],:\"\\0-e"[random.below(11)],
            }
        }
        let response = post(&server, path, &body).await;
        let context = format!("round {round}: {path} {}", String::from_utf8_lossy(&body));
        assert!((400..500).contains(&response.status), "{context}: {response:?}");
        assert!(
            response.errcode().starts_with("M_") || response.json()["flows"].is_array(),
            "{context}"
        );
    }
    // Random bytes that are not HTTP.
    for _ in 0..100 {
        let message: Vec<u8> = (0..random.below(200)).map(|_| random.byte()).collect();
        if let Some(response) = raw::exchange(server.address(), &message).await {
            assert!(response.status < 500, "{message:?}: {response:?}");
        }
    }
    assert_eq!(raw::send(&server, "GET", VERSIONS, b"", b"").await.status, 200);
}

/// A deterministic random number generator: Vigna's xorshift64*.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % end
    }

    fn byte(&mut self) -> u8 {
        self.next().to_be_bytes()[0]
    }
}
