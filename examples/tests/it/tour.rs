//! Tests of the program.

use crate::process::{ServerProcess, program, stdout};

#[test]
fn the_tour_succeeds_at_the_local_servers() {
    let output = program().output().unwrap();
    let text = stdout(&output);
    assert!(output.status.success(), "{text}");
    assert!(text.lines().last().unwrap().ends_with("checks passed"), "{text}");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    for part in [
        "GET /_matrix/client/versions",
        "POST /_matrix/client/v3/register",
        "POST /_matrix/client/r0/register",
        "POST /_matrix/client/v3/login",
        "POST /_matrix/client/v3/logout",
        "POST /_matrix/client/v1/login/get_token",
        "POST /_matrix/client/unstable/org.matrix.msc3882/login/get_token",
        "because it is the endpoint's only path",
        "because the server has version 1.7 or later",
        "because the server has the feature org.matrix.msc3882",
        "because no version or feature of the server includes the endpoint",
        "M_UNKNOWN_TOKEN",
        "POST /v1/notes",
        "GET /v2/notes/{id}",
        "304 Not Modified",
        "412 Precondition Failed",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains('\u{1b}'), "only terminals get colors");
    for secret in [r#""access_token":""#, r#""password":""#, r#""login_token":""#, r#""token":""#] {
        let shown = text.matches(secret).count();
        assert_eq!(shown, text.matches(&format!("{secret}[redacted]")).count(), "{secret}");
        assert!(shown > 0, "{secret}");
    }
}

#[test]
fn the_tour_succeeds_at_a_served_homeserver() {
    let server = ServerProcess::start(&["--server-name", "example.org"]);
    let url = server.url();
    for _ in 0..2 {
        let output = program().args(["client", &url]).output().unwrap();
        assert!(output.status.success(), "{}", stdout(&output));
    }
}

#[test]
fn failures_set_the_exit_code() {
    // No server listens on port 1.
    let output = program().args(["client", "http://127.0.0.1:1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("1 failed"), "{}", stdout(&output));

    let output = program().args(["client", "nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("base URL"), "{output:?}");

    let output = program().args(["serve", "--listen", "nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
