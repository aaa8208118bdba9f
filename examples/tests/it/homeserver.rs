//! A scripted homeserver, for behaviour that the server of this crate does not have.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE},
    response::IntoResponse as _,
};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

pub(crate) const REGISTER: &str = "/_matrix/client/v3/register";
pub(crate) const LOGIN: &str = "/_matrix/client/v3/login";
pub(crate) const LOGOUT: &str = "/_matrix/client/v3/logout";
pub(crate) const GET_TOKEN: &str = "/_matrix/client/v1/login/get_token";

/// A request that the homeserver has received.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    /// The body, which is `null` if it is empty.
    pub(crate) body: Value,
    pub(crate) token: String,
}

/// A homeserver that runs until it is dropped.
pub(crate) struct Homeserver {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    _runtime: Runtime,
}

impl Homeserver {
    /// Starts a homeserver. Requests for which `script` returns `None` get the usual response.
    ///
    /// The second argument of `script` is the number of earlier requests with the same path.
    pub(crate) fn start(
        script: impl Fn(&Request, usize) -> Option<(u16, Value)> + Send + Sync + 'static,
    ) -> Self {
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::<Request>::new()));
        let log = Arc::clone(&requests);
        let script = Arc::new(script);
        let router =
            Router::new().fallback(async move |uri: Uri, headers: HeaderMap, body: Bytes| {
                let token = headers.get("authorization").map(|value| value.to_str().unwrap());
                let request = Request {
                    path: uri.path().to_owned(),
                    body: serde_json::from_slice(&body).unwrap_or_default(),
                    token: token.unwrap_or_default().trim_start_matches("Bearer ").to_owned(),
                };
                let mut log = log.lock().unwrap();
                let earlier = log.iter().filter(|earlier| earlier.path == request.path).count();
                let (status, body) =
                    script(&request, earlier).unwrap_or_else(|| usual_response(&request, &log));
                log.push(request);
                let status = StatusCode::from_u16(status).unwrap();
                (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
            });
        runtime.spawn(async { axum::serve(listener, router).await });
        Self { url, requests, _runtime: runtime }
    }

    /// Returns the bodies of the requests with this path.
    pub(crate) fn bodies(&self, path: &str) -> Vec<Value> {
        let requests = self.requests.lock().unwrap();
        let requests = requests.iter().filter(|request| request.path == path);
        requests.map(|request| request.body.clone()).collect()
    }

    /// Returns the tokens with which clients have logged out.
    pub(crate) fn logged_out(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        let requests = requests.iter().filter(|request| request.path == LOGOUT);
        requests.map(|request| request.token.clone()).collect()
    }
}

/// The response of a homeserver that requires no authentication beyond tokens.
fn usual_response(request: &Request, earlier: &[Request]) -> (u16, Value) {
    const USER: &str = "@user:example.org";
    match &*request.path {
        "/_matrix/client/versions" => (200, json!({ "versions": ["v1.1", "v1.7"] })),
        REGISTER => (200, json!({ "user_id": USER })),
        LOGIN if request.body.is_null() => (200, login_types(true)),
        LOGIN => {
            let number = earlier.len();
            let (token, device) = (format!("token{number}"), format!("DEVICE{number}"));
            (200, json!({ "user_id": USER, "access_token": token, "device_id": device }))
        }
        GET_TOKEN => (200, json!({ "login_token": "login", "expires_in_ms": 1000 })),
        LOGOUT => {
            let mut logouts = earlier.iter().filter(|earlier| earlier.path == LOGOUT);
            if request.token.starts_with("token")
                && !logouts.any(|logout| logout.token == request.token)
            {
                (200, json!({}))
            } else {
                (401, json!({ "errcode": "M_UNKNOWN_TOKEN", "error": "unknown" }))
            }
        }
        path => panic!("{path}"),
    }
}

/// The login types of a homeserver.
pub(crate) fn login_types(get_login_token: bool) -> Value {
    json!({ "flows": [
        { "type": "m.login.password" },
        { "type": "m.login.token", "get_login_token": get_login_token },
    ] })
}

/// A response that requires stages.
pub(crate) fn stages(flows: &[&[&str]], completed: &[&str]) -> (u16, Value) {
    let flows: Vec<_> = flows.iter().map(|stages| json!({ "stages": stages })).collect();
    (
        401,
        json!({ "session": "s", "flows": flows, "completed": completed, "params": {
        "m.login.terms": { "policies": { "privacy": { "version": "1",
            "en": { "name": "Privacy", "url": "https://example.org/privacy" } } } } } }),
    )
}
