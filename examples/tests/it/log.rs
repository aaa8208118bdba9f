//! Tests of the log of the server.

use serde_json::json;

use crate::{
    process::ServerProcess,
    raw::{self, PASSWORD, post},
};

#[tokio::test]
async fn the_log_has_each_request_and_no_secret() {
    let server = ServerProcess::start(&["--log", "trace"]);
    let token = raw::register(&server, "alice").await;
    let login = json!({ "type": "m.login.password", "password": "wrong horse",
        "identifier": { "type": "m.id.user", "user": "alice" } });
    post(&server, "/_matrix/client/v3/login", login.to_string()).await;
    post(&server, "/_matrix/client/v3/login", r#"{"password":["hunter2"]}"#).await;
    post(&server, "/hunter2/%68unter2?hunter2", "hunter2").await;
    post(&server, &format!("/_matrix/client/r0/logout?access_token={token}"), "{}").await;
    let log = server.kill();
    for (endpoint, status) in [
        ("/_matrix/client/v3/register", 200),
        ("/_matrix/client/v3/login", 403),
        ("/_matrix/client/v3/login", 400),
        ("", 404),
        ("/_matrix/client/r0/logout", 200),
    ] {
        let is_logged = |line: &str| {
            line.contains("method=POST")
                && line.contains(&format!("status={status} "))
                && (endpoint.is_empty() || line.contains(&format!("endpoint={endpoint:?}")))
        };
        assert!(log.lines().any(is_logged), "{endpoint}: {log}");
    }
    for secret in [PASSWORD, "wrong horse", "hunter2", &token] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}
