//! Tests of the program with homeservers that behave in other ways than the server of this crate.

use std::{fs, path::PathBuf, process::Output};

use serde_json::{Value, json};

use crate::{
    homeserver::{GET_TOKEN, Homeserver, LOGIN, REGISTER, login_types, stages},
    process::{program, stdout},
};

const TOKEN: &str = "m.login.registration_token";
const TERMS: &str = "m.login.terms";
const DUMMY: &str = "m.login.dummy";
const CAPTCHA: &str = "m.login.recaptcha";
const PASSWORD: &str = "m.login.password";

fn run(homeserver: &Homeserver, arguments: &[&str]) -> Output {
    program().args(["client", &homeserver.url]).args(arguments).output().unwrap()
}

#[track_caller]
fn assert_success(output: &Output) -> String {
    let text = stdout(output);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[track_caller]
fn assert_failure(output: &Output, parts: &[&str]) {
    let text = stdout(output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// The stages of `auth` of the requests to an endpoint.
fn attempts(homeserver: &Homeserver, path: &str) -> Vec<Value> {
    homeserver.bodies(path).into_iter().map(|body| body["auth"]["type"].clone()).collect()
}

/// A file that is removed when it is dropped.
struct PasswordFile(PathBuf);

impl PasswordFile {
    fn new(name: &str, content: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for PasswordFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A homeserver whose registration requires a token, the terms, and a dummy stage.
fn homeserver_with_stages() -> Homeserver {
    let flow: &[&[&str]] = &[&[TOKEN, TERMS, DUMMY]];
    Homeserver::start(move |request, _| {
        if request.path != REGISTER {
            return None;
        }
        let auth = &request.body["auth"];
        Some(match auth["type"].as_str() {
            None => stages(flow, &[]),
            Some(TOKEN) if auth["token"] == "invite" => stages(flow, &[TOKEN]),
            Some(TERMS) => stages(flow, &[TOKEN, TERMS]),
            Some(DUMMY) => return None,
            Some(_) => {
                let (status, mut body) = stages(flow, &[]);
                body["errcode"] = json!("M_UNAUTHORIZED");
                body["error"] = json!("Invalid registration token");
                (status, body)
            }
        })
    })
}

#[test]
fn responses_without_further_authentication_are_accepted() {
    let homeserver = Homeserver::start(|_, _| None);
    let text = assert_success(&run(&homeserver, &[]));
    assert_eq!(homeserver.bodies(REGISTER).len(), 1, "{text}");
    assert_eq!(homeserver.bodies(GET_TOKEN), [json!({})], "{text}");
    // Password, then login token. The user ID is the one that the server has chosen.
    let logins = homeserver.bodies(LOGIN);
    assert_eq!(logins[1]["identifier"]["user"], "@user:example.org");
    assert_eq!(logins[2]["token"], "login");
    assert_eq!(homeserver.logged_out(), ["token5", "token5", "token3"].map(str::to_owned));
}

#[test]
fn required_stages_are_named_if_they_are_not_possible() {
    let homeserver = homeserver_with_stages();
    let required = format!("{TOKEN} + {TERMS} + {DUMMY}");
    let token = "--registration-token TOKEN";
    let terms = "read the terms (https://example.org/privacy), and repeat with `--accept-terms`";
    assert_failure(&run(&homeserver, &[]), &[&required, token, terms]);
    assert_failure(&run(&homeserver, &["--registration-token", "invite"]), &[&required, terms]);
    assert_failure(&run(&homeserver, &["--accept-terms"]), &[&required, token]);
    // Nothing was attempted, so no token was used in vain.
    assert_eq!(attempts(&homeserver, REGISTER), [json!(null), json!(null), json!(null)]);

    let homeserver = Homeserver::start(|request, _| {
        (request.path == REGISTER)
            .then(|| stages(&[&["m.login.email.identity", CAPTCHA], &[CAPTCHA]], &[]))
    });
    let flows = format!("m.login.email.identity + {CAPTCHA} or {CAPTCHA}");
    assert_failure(&run(&homeserver, &[]), &[&flows, "--user USER --password-file FILE"]);

    let homeserver = Homeserver::start(|request, _| {
        (request.path == GET_TOKEN).then(|| stages(&[&["m.login.sso"]], &[]))
    });
    let output = run(&homeserver, &[]);
    assert_failure(&output, &["m.login.sso: use an account without this stage"]);
    assert!(!stdout(&output).contains("--user"), "{output:?}");
}

#[test]
fn several_stages_are_completed_in_order() {
    let homeserver = homeserver_with_stages();
    let arguments = ["--registration-token", "invite", "--accept-terms"];
    let text = assert_success(&run(&homeserver, &arguments));
    let expected = [json!(null), json!(TOKEN), json!(TERMS), json!(DUMMY)];
    assert_eq!(attempts(&homeserver, REGISTER), expected);
    assert!(homeserver.bodies(REGISTER).iter().skip(1).all(|body| body["auth"]["session"] == "s"));
    assert!(!text.contains("invite"), "{text}");
}

#[test]
fn an_error_before_the_first_stage_is_no_failure() {
    let homeserver = Homeserver::start(|request, earlier| {
        (request.path == REGISTER && earlier == 0).then(|| {
            let (status, mut body) = stages(&[&[DUMMY]], &[]);
            body["errcode"] = json!("M_FORBIDDEN");
            body["error"] = json!("Authentication required");
            (status, body)
        })
    });
    assert_success(&run(&homeserver, &[]));
    assert_eq!(attempts(&homeserver, REGISTER), [json!(null), json!(DUMMY)]);
}

#[test]
fn a_refused_stage_is_a_failure() {
    let homeserver = homeserver_with_stages();
    let arguments = ["--registration-token", "wrong", "--accept-terms"];
    let output = run(&homeserver, &arguments);
    assert_failure(&output, &["M_UNAUTHORIZED: Invalid registration token"]);

    // A server that requires a stage again and again.
    let homeserver = Homeserver::start(|request, _| {
        (request.path == REGISTER).then(|| stages(&[&[DUMMY]], &[]))
    });
    assert_failure(&run(&homeserver, &[]), &["requires again: m.login.dummy"]);
    assert_eq!(attempts(&homeserver, REGISTER), [json!(null), json!(DUMMY)]);
}

#[test]
fn the_shortest_possible_flow_is_chosen() {
    let flows: &[&[&str]] = &[&[CAPTCHA], &[TOKEN, DUMMY], &[DUMMY]];
    let homeserver = Homeserver::start(move |request, earlier| {
        (request.path == REGISTER && earlier == 0).then(|| stages(flows, &[]))
    });
    assert_success(&run(&homeserver, &["--registration-token", "invite"]));
    assert_eq!(attempts(&homeserver, REGISTER), [json!(null), json!(DUMMY)]);

    // All stages are completed already, in another way.
    let homeserver = Homeserver::start(move |request, earlier| {
        (request.path == REGISTER && earlier == 0).then(|| stages(&[&[CAPTCHA]], &[CAPTCHA]))
    });
    assert_success(&run(&homeserver, &[]));
    assert_eq!(homeserver.bodies(REGISTER)[1]["auth"], json!({ "session": "s" }));
}

#[test]
fn an_existing_account_is_not_registered() {
    let homeserver = Homeserver::start(|request, earlier| {
        (request.path == GET_TOKEN && earlier == 0).then(|| stages(&[&[PASSWORD]], &[]))
    });
    for (name, content) in [("plain", "hunter2"), ("line", "hunter2\n"), ("crlf", "hunter2\r\n")] {
        let file = PasswordFile::new(name, content);
        let account = ["--user", "alice", "--password-file", file.path()];
        let text = assert_success(&run(&homeserver, &account));
        assert!(!text.contains("hunter2"), "{text}");
        let text =
            assert_success(&run(&homeserver, &[&account[..], &["--skip-register"]].concat()));
        assert!(!text.contains("register"), "{text}");
    }
    assert!(homeserver.bodies(REGISTER).is_empty());
    assert_eq!(homeserver.bodies(LOGIN)[1]["identifier"]["user"], "alice");
    assert_eq!(homeserver.bodies(LOGIN)[1]["password"], "hunter2");
    assert_eq!(homeserver.bodies(GET_TOKEN)[1]["auth"]["password"], "hunter2");
}

#[test]
fn without_an_account_only_what_needs_none_is_requested() {
    let homeserver = Homeserver::start(|_, _| None);
    assert_success(&run(&homeserver, &["--skip-register"]));
    assert!(homeserver.bodies(REGISTER).is_empty());
    assert_eq!(homeserver.bodies(LOGIN), [json!(null)]);
    assert_eq!(homeserver.logged_out(), ["invalid"]);
}

#[test]
fn invalid_options_are_errors() {
    let homeserver = Homeserver::start(|_, _| None);
    for arguments in [&["--user", "alice"][..], &["--password-file", "file"]] {
        assert_eq!(run(&homeserver, arguments).status.code(), Some(2), "{arguments:?}");
    }
    let empty = PasswordFile::new("empty", "\n");
    for (path, message) in [(empty.path(), "is empty"), ("/nowhere/file", "cannot read")] {
        let output = run(&homeserver, &["--user", "alice", "--password-file", path]);
        assert_eq!(output.status.code(), Some(1));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains(message), "{stderr}");
    }
    assert!(homeserver.bodies(LOGIN).is_empty());
}

#[test]
fn a_refused_registration_is_explained() {
    let homeserver = Homeserver::start(|request, _| {
        let error = json!({ "errcode": "M_FORBIDDEN", "error": "Registration is disabled" });
        (request.path == REGISTER).then_some((403, error))
    });
    let parts = ["M_FORBIDDEN: Registration is disabled", "--user USER --password-file FILE"];
    assert_failure(&run(&homeserver, &[]), &parts);
}

#[test]
fn nothing_is_registered_if_the_server_offers_no_login_with_a_password() {
    let homeserver = Homeserver::start(|request, _| {
        let flows = json!({ "flows": [{ "type": "m.login.sso" }] });
        (request.path == LOGIN && request.body.is_null()).then_some((200, flows))
    });
    assert_failure(&run(&homeserver, &[]), &["offers login with a password", "m.login.sso"]);
    assert!(homeserver.bodies(REGISTER).is_empty());
}

#[test]
fn a_server_may_not_offer_login_tokens() {
    let unrecognized = json!({ "errcode": "M_UNRECOGNIZED", "error": "unknown endpoint" });
    for (is_offered, status, body) in [
        (false, 404, unrecognized.clone()),
        (false, 400, unrecognized.clone()),
        (false, 404, json!("not found")),
        (true, 404, unrecognized),
    ] {
        let homeserver = Homeserver::start(move |request, _| match &*request.path {
            LOGIN if request.body.is_null() => Some((200, login_types(is_offered))),
            GET_TOKEN => Some((status, body.clone())),
            _ => None,
        });
        let output = run(&homeserver, &[]);
        if is_offered {
            assert_failure(&output, &["M_UNRECOGNIZED"]);
        } else {
            assert_success(&output);
            assert_eq!(homeserver.logged_out().len(), 3);
        }
    }
}

#[test]
fn the_program_waits_as_the_server_requests() {
    let busy = |wait: u64| {
        Homeserver::start(move |request, earlier| {
            let body = json!({ "errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": wait });
            (request.path == GET_TOKEN && earlier < 2).then_some((429, body))
        })
    };
    let homeserver = busy(10);
    assert_success(&run(&homeserver, &[]));
    assert_eq!(homeserver.bodies(GET_TOKEN).len(), 3);
    assert_failure(&run(&busy(3_600_000), &[]), &["M_LIMIT_EXCEEDED"]);
}

#[test]
fn devices_are_logged_out_after_a_failure() {
    let homeserver = Homeserver::start(|request, _| {
        let is_token_login = request.body["type"] == "m.login.token";
        is_token_login.then(|| (403, json!({ "errcode": "M_FORBIDDEN", "error": "expired" })))
    });
    assert_failure(&run(&homeserver, &[]), &["M_FORBIDDEN: expired", "checks: 1 failed"]);
    assert_eq!(homeserver.logged_out(), ["token3"]);
}

#[test]
fn an_expired_token_is_as_good_as_a_logout() {
    let homeserver = Homeserver::start(|request, _| {
        let error = json!({ "errcode": "M_UNKNOWN_TOKEN", "soft_logout": true });
        (request.token == "token3" && request.path != GET_TOKEN).then_some((401, error))
    });
    assert_success(&run(&homeserver, &[]));
}
