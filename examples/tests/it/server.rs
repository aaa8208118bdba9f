//! What the server answers to requests that are not as they should be.

use pathlore_examples::server::ServerOptions;
use serde_json::json;

use crate::raw::{self, Answer, post, post_with_token, start};

const LOGIN: &str = "/_matrix/client/v3/login";
const LOGOUT: &str = "/_matrix/client/v3/logout";
const REGISTER: &str = "/_matrix/client/v3/register";
const GET_TOKEN: &str = "/_matrix/client/v1/login/get_token";
const VERSIONS: &str = "/_matrix/client/versions";

#[track_caller]
fn assert_error(answer: &Answer, status: u16, errcode: &str, about: &str) {
    assert_eq!(answer.error(), (status, errcode.to_owned()), "{about}: {answer:?}");
    assert!(answer.head.contains("content-type: application/json"), "{about}: {answer:?}");
}

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
        ("POST", VERSIONS, "GET,HEAD"),
        ("BREW", VERSIONS, "GET,HEAD"),
    ] {
        let answer = raw::send(&server, method, path, b"", b"").await;
        assert_error(&answer, 405, "M_UNRECOGNIZED", path);
        assert!(answer.head.contains(&format!("allow: {allow}\r\n")), "{}", answer.head);
    }
    let answer = raw::send(&server, "PATCH", LOGIN, b"", b"{}").await;
    assert_error(&answer, 405, "M_UNRECOGNIZED", LOGIN);
    for method in ["GET", "HEAD", "POST"] {
        assert!(answer.head.contains(method), "{}", answer.head);
    }
}

#[tokio::test]
async fn head_is_answered_where_get_is() {
    let server = start(ServerOptions::default()).await;
    for path in [VERSIONS, LOGIN] {
        let answer = raw::send(&server, "HEAD", path, b"", b"").await;
        assert_eq!((answer.status, answer.body.len()), (200, 0), "{path}");
    }
    assert_eq!(raw::send(&server, "HEAD", REGISTER, b"", b"").await.status, 405);
}

#[tokio::test]
async fn what_is_not_json_is_said_to_be_not_json() {
    let server = start(ServerOptions::default()).await;
    let deep = "[".repeat(60_000);
    for body in [
        &b"{\"type\": \"m.login.password\","[..],
        b"type=m.login.password",
        b"{\"type\":\"m.login.token\",\"token\":\"\xff\"}",
        b"{\"type\":\"m.login.token\",\"token\":\"t\"} {}",
        b"nul",
        deep.as_bytes(),
    ] {
        let about = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        assert_error(&post(&server, LOGIN, body).await, 400, "M_NOT_JSON", &about);
    }
}

#[tokio::test]
async fn json_of_the_wrong_shape_is_bad_json() {
    let server = start(ServerOptions::default()).await;
    let cases = [
        (LOGIN, ""),
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
        (REGISTER, r#"{"auth":{}}"#),
        (REGISTER, r#"{"auth":[]}"#),
        (REGISTER, r#"{"auth":{"type":"m.login.dummy","session":5}}"#),
        (REGISTER, r#"{"password":"a","password":"b"}"#),
    ];
    for (path, body) in cases {
        assert_error(&post(&server, path, body).await, 400, "M_BAD_JSON", body);
    }
}

#[tokio::test]
async fn errors_say_where_and_do_not_repeat_values() {
    let server = start(ServerOptions::default()).await;
    let answer = post(&server, REGISTER, r#"{"password":["hunter2"]}"#).await;
    let error = answer.json()["error"].as_str().unwrap().to_owned();
    assert!(error.contains("`password`") && !error.contains("hunter2"), "{error}");
    let answer = post(&server, &format!("{REGISTER}?kind=hunter2"), "{}").await;
    let error = answer.json()["error"].as_str().unwrap().to_owned();
    assert!(error.contains("`kind`") && !error.contains("hunter2"), "{error}");
}

#[tokio::test]
async fn bad_queries_are_invalid_parameters() {
    let server = start(ServerOptions::default()).await;
    for query in ["kind=robot", "kind=", "kind", "kind=user&kind=user", "kind=%ff"] {
        let answer = post(&server, &format!("{REGISTER}?{query}"), "{}").await;
        assert_error(&answer, 400, "M_INVALID_PARAM", query);
    }
    // Unknown parameters are ignored.
    let answer = post(&server, &format!("{REGISTER}?org.example=1&kind=user"), "{}").await;
    assert_eq!(answer.status, 401);
}

#[tokio::test]
async fn tokens_are_asked_for_before_anything_else() {
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
            let answer = raw::send(&server, "POST", path, fields, b"{}").await;
            assert_error(&answer, 401, errcode, &String::from_utf8_lossy(fields));
        }
        assert_error(&post(&server, path, "{").await, 401, "M_MISSING_TOKEN", "not JSON either");
        let answer = post(&server, &format!("{path}?access_token=nobody"), "").await;
        assert_error(&answer, 401, "M_UNKNOWN_TOKEN", path);
        assert_eq!(answer.json()["soft_logout"], json!(false));
    }
}

#[tokio::test]
async fn accounts_are_guarded() {
    let server = start(ServerOptions::default()).await;
    let dummy = json!({ "type": "m.login.dummy" });
    let alice = json!({ "username": "alice", "password": "correct horse", "auth": dummy });
    assert_eq!(post(&server, REGISTER, alice.to_string()).await.status, 200);

    // Taken, with and without authentication.
    for body in [alice, json!({ "username": "alice" })] {
        let answer = post(&server, REGISTER, body.to_string()).await;
        assert_error(&answer, 400, "M_USER_IN_USE", "alice");
    }
    let too_long = "a".repeat(256);
    for username in ["", "Alice", "a b", "a:b", "@a:localhost", "é", "a\0", &too_long] {
        let body = json!({ "username": username, "auth": dummy });
        let answer = post(&server, REGISTER, body.to_string()).await;
        assert_error(&answer, 400, "M_INVALID_USERNAME", username);
    }

    // Whether there is such a user cannot be told from the answer.
    let login = |user: &str, password: &str| {
        json!({ "type": "m.login.password", "identifier": { "type": "m.id.user", "user": user },
            "password": password })
        .to_string()
    };
    let wrong = post(&server, LOGIN, login("alice", "hunter2")).await;
    assert_error(&wrong, 403, "M_FORBIDDEN", "wrong password");
    for user in ["bob", "", "@alice:elsewhere", "@", "é"] {
        let answer = post(&server, LOGIN, login(user, "correct horse")).await;
        assert_eq!((answer.status, answer.json()), (403, wrong.json()), "{user}");
    }
    assert_eq!(post(&server, LOGIN, login("alice", "correct horse")).await.status, 200);
}

#[tokio::test]
async fn an_account_without_a_password_cannot_be_logged_in_to_with_one() {
    let server = start(ServerOptions::default()).await;
    for (username, password) in [("none", None), ("empty", Some(""))] {
        let body = json!({ "username": username, "password": password,
            "auth": { "type": "m.login.dummy" } });
        assert_eq!(post(&server, REGISTER, body.to_string()).await.status, 200);
        let body = json!({ "type": "m.login.password", "user": username, "password": "" });
        let answer = post(&server, LOGIN, body.to_string()).await;
        assert_error(&answer, 403, "M_FORBIDDEN", username);
    }
}

#[tokio::test]
async fn what_the_server_does_not_offer_is_refused() {
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
    let answer = post_with_token(&server, REGISTER, "nobody", service).await;
    assert_error(&answer, 401, "M_UNKNOWN_TOKEN", service);
}

#[tokio::test]
async fn large_bodies_are_refused() {
    let server = start(ServerOptions::default()).await;
    let body = format!(r#"{{"username":"{}"}}"#, "a".repeat(64 * 1024));
    assert_error(&post(&server, REGISTER, body).await, 413, "M_TOO_LARGE", "large");
    // Announced, but not sent.
    let answer = raw::send(&server, "POST", REGISTER, b"content-length: 9\r\n", b"").await;
    assert_error(&answer, 400, "M_UNKNOWN", "announced");
}

#[tokio::test]
async fn garbage_never_gets_a_500() {
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
        let answer = post(&server, path, &body).await;
        let about = format!("round {round}: {path} {}", String::from_utf8_lossy(&body));
        assert!((400..500).contains(&answer.status), "{about}: {answer:?}");
        assert!(answer.errcode().starts_with("M_") || answer.json()["flows"].is_array(), "{about}");
    }
    // Not even HTTP.
    for _ in 0..100 {
        let message: Vec<u8> = (0..random.below(200)).map(|_| random.byte()).collect();
        if let Some(answer) = raw::exchange(server.address(), &message).await {
            assert!(answer.status < 500, "{message:?}: {answer:?}");
        }
    }
    assert_eq!(raw::send(&server, "GET", VERSIONS, b"", b"").await.status, 200);
}

/// The same numbers each time: xorshift64*, by Vigna.
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
