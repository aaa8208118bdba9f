//! Tests of a server whose accounts are in a file.

use std::{env, fs, path::PathBuf};

use pathlore_examples::server::{Server, ServerError, ServerOptions};
use serde_json::json;

use crate::{
    process::ServerProcess,
    raw::{self, Listening, PASSWORD, assert_error, post, post_with_token},
};

const GET_TOKEN: &str = "/_matrix/client/v1/login/get_token";
const LOGIN: &str = "/_matrix/client/v3/login";
const LOGOUT: &str = "/_matrix/client/v3/logout";
const REGISTER: &str = "/_matrix/client/v3/register";

/// A folder that is removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("pathlore-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn database(&self) -> PathBuf {
        self.0.join("homeserver.sqlite")
    }

    /// Returns the options of a server with the database in this folder.
    fn options(&self) -> ServerOptions {
        let mut options = ServerOptions::default();
        options.database = Some(self.database());
        options
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn password_login(password: &str) -> String {
    json!({ "type": "m.login.password", "password": password,
        "identifier": { "type": "m.id.user", "user": "alice" } })
    .to_string()
}

fn text<'a>(response: &'a serde_json::Value, member: &str) -> &'a str {
    response[member].as_str().unwrap_or_else(|| panic!("{member}: {response}"))
}

/// Returns the session of a response that requests authentication.
async fn session(server: &impl Listening, token: &str) -> String {
    let response = post_with_token(server, GET_TOKEN, token, "{}").await;
    assert_eq!(response.status, 401, "{response:?}");
    text(&response.json(), "session").to_owned()
}

fn password_stage(session: &str) -> String {
    json!({ "auth": { "type": "m.login.password", "session": session, "password": PASSWORD,
        "identifier": { "type": "m.id.user", "user": "alice" } } })
    .to_string()
}

#[tokio::test]
async fn what_was_answered_survives_a_kill() {
    let folder = Folder::new("kill");
    let database = folder.database();
    let arguments = ["--database", database.to_str().unwrap()];
    let server = ServerProcess::start(&arguments);
    let token = raw::register(&server, "alice").await;
    let other = raw::register(&server, "bob").await;
    assert_eq!(post_with_token(&server, LOGOUT, &other, "{}").await.status, 200);
    let used = session(&server, &token).await;
    let response = post_with_token(&server, GET_TOKEN, &token, &password_stage(&used)).await;
    let login_token = text(&response.json(), "login_token").to_owned();
    let pending = session(&server, &token).await;
    server.kill();

    let files = fs::read_dir(&folder.0).unwrap();
    let stored: Vec<u8> = files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    let contains = |text: &str| stored.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(contains("@alice:") && contains("$argon2id$"));
    for secret in [PASSWORD, &token, &other, &login_token, &used, &pending] {
        assert!(!contains(secret), "{secret}");
    }

    // At another port, but with the same server name.
    let server = ServerProcess::start(&arguments);
    let body = json!({ "type": "m.login.token", "token": login_token }).to_string();
    assert_eq!(post(&server, LOGIN, &body).await.status, 200);
    assert_error(&post(&server, LOGIN, &body).await, 403, "M_FORBIDDEN", "used");
    let response = post(&server, LOGIN, password_login(PASSWORD)).await;
    assert_eq!(response.status, 200, "{response:?}");
    let response = post(&server, LOGIN, password_login("wrong")).await;
    assert_error(&response, 403, "M_FORBIDDEN", "wrong");
    let response = post_with_token(&server, GET_TOKEN, &token, &password_stage(&used)).await;
    assert_error(&response, 401, "M_UNKNOWN", "used");
    let response = post_with_token(&server, GET_TOKEN, &token, &password_stage(&pending)).await;
    assert_eq!(response.status, 200, "{response:?}");
    assert_eq!(post_with_token(&server, LOGOUT, &token, "{}").await.status, 200);
    for token in [token, other] {
        let response = post_with_token(&server, LOGOUT, &token, "{}").await;
        assert_error(&response, 401, "M_UNKNOWN_TOKEN", "logged out");
    }
}

#[tokio::test]
async fn a_database_belongs_to_one_server_name() {
    let folder = Folder::new("name");
    let address = "127.0.0.1:0".parse().unwrap();
    let bind = |name: Option<&str>| {
        let mut options = folder.options();
        options.server_name = name.map(|name| name.parse().unwrap());
        Server::bind(address, options)
    };
    bind(Some("a.example.org")).unwrap();
    bind(None).unwrap();
    let error = bind(Some("b.example.org")).map(drop).unwrap_err();
    assert!(
        matches!(&error, ServerError::OtherServerName(name) if name.as_str() == "a.example.org"),
        "{error}"
    );
}

#[tokio::test]
async fn files_of_others_are_not_changed() {
    let folder = Folder::new("others");
    let address = "127.0.0.1:0".parse().unwrap();
    fs::write(folder.database(), "accounts").unwrap();
    let error = Server::bind(address, folder.options()).map(drop).unwrap_err();
    assert!(matches!(error, ServerError::Database(_)), "{error}");
    assert_eq!(fs::read(folder.database()).unwrap(), b"accounts");

    fs::remove_file(folder.database()).unwrap();
    let other = rusqlite::Connection::open(folder.database()).unwrap();
    other.execute_batch("CREATE TABLE notes (text TEXT)").unwrap();
    let error = Server::bind(address, folder.options()).map(drop).unwrap_err();
    assert!(matches!(error, ServerError::ForeignDatabase), "{error}");
    let count = "SELECT count(*) FROM sqlite_schema";
    assert_eq!(other.query_row(count, (), |row| row.get::<_, u32>(0)).unwrap(), 1);
}

#[tokio::test]
async fn a_failure_of_the_database_is_answered() {
    let folder = Folder::new("failure");
    let server = Server::bind("127.0.0.1:0".parse().unwrap(), folder.options()).unwrap().spawn();
    let token = raw::register(&server, "alice").await;
    let other = rusqlite::Connection::open(folder.database()).unwrap();
    other.execute_batch("ALTER TABLE devices RENAME TO other").unwrap();
    let response = post_with_token(&server, LOGOUT, &token, "{}").await;
    assert_error(&response, 500, "M_UNKNOWN", "renamed");
    assert!(!response.json()["error"].as_str().unwrap().contains("devices"), "{response:?}");
}

#[tokio::test]
async fn of_two_registrations_of_a_user_one_succeeds() {
    let server = raw::start(ServerOptions::default()).await;
    let body = json!({ "username": "alice", "password": PASSWORD,
        "auth": { "type": "m.login.dummy" } })
    .to_string();
    let (one, other) = tokio::join!(post(&server, REGISTER, &body), post(&server, REGISTER, &body));
    let mut results = [one.error(), other.error()];
    results.sort();
    assert_eq!(results, [(200, String::new()), (400, "M_USER_IN_USE".to_owned())]);
}

#[tokio::test]
async fn a_session_authenticates_one_of_two_requests() {
    let server = raw::start(ServerOptions::default()).await;
    let token = raw::register(&server, "alice").await;
    let body = password_stage(&session(&server, &token).await);
    let send = || post_with_token(&server, GET_TOKEN, &token, &body);
    let (one, other) = tokio::join!(send(), send());
    let mut results = [one.error(), other.error()];
    results.sort();
    assert_eq!(results, [(200, String::new()), (401, "M_UNKNOWN".to_owned())]);
}
