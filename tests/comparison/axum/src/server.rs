use axum::{
    Json, Router,
    extract::{
        Path, Query, Request,
        rejection::{JsonRejection, PathRejection, QueryRejection},
    },
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::put,
};

use crate::api;

#[derive(Clone)]
struct User(String);

enum Error {
    NotInRoom { room_id: String },
    Other { status: StatusCode, title: String },
}

impl Error {
    fn new(status: StatusCode, title: impl Into<String>) -> Self {
        Self::Other { status, title: title.into() }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Self::NotInRoom { room_id } => {
                (StatusCode::FORBIDDEN, Json(api::NotInRoom { room_id })).into_response()
            }
            Self::Other { status, title } => (status, Json(api::Problem { title })).into_response(),
        }
    }
}

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

impl From<PathRejection> for Error {
    fn from(rejection: PathRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

impl From<QueryRejection> for Error {
    fn from(rejection: QueryRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

async fn authenticate(mut request: Request, next: Next) -> Result<Response, Error> {
    let value = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = value.and_then(|value| value.strip_prefix("Bearer "));
    let token = token.ok_or_else(|| Error::new(StatusCode::UNAUTHORIZED, "missing token"))?;
    let user = token.strip_prefix("token-of-");
    let user = user.ok_or_else(|| Error::new(StatusCode::UNAUTHORIZED, "unknown token"))?;
    let user = User(user.to_owned());
    request.extensions_mut().insert(user);
    Ok(next.run(request).await)
}

fn send(
    User(user): User,
    room_id: String,
    transaction_id: u64,
    query: Result<Query<api::Query>, QueryRejection>,
    headers: &HeaderMap,
    body: Result<Json<api::Body>, JsonRejection>,
) -> Result<(StatusCode, Json<api::Response>), Error> {
    let Query(api::Query { timestamp: _ }) = query?;
    let client = match headers.get("x-client") {
        None => "",
        Some(value) => value
            .to_str()
            .map_err(|_| Error::new(StatusCode::BAD_REQUEST, "header field `x-client`: invalid"))?,
    };
    let Json(api::Body { text }) = body?;
    if room_id != "a/b" {
        return Err(Error::NotInRoom { room_id });
    }
    let event_id = format!("{user}-{transaction_id}-{client}-{text}");
    Ok((StatusCode::CREATED, Json(api::Response { event_id })))
}

type Arguments<A, B> = Result<Path<(A, B)>, PathRejection>;

async fn send_v1(
    user: axum::Extension<User>,
    path: Arguments<String, u64>,
    query: Result<Query<api::Query>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Json<api::Body>, JsonRejection>,
) -> Result<(StatusCode, Json<api::Response>), Error> {
    let Path((room_id, transaction_id)) = path?;
    send(user.0, room_id, transaction_id, query, &headers, body)
}

async fn send_v2(
    user: axum::Extension<User>,
    path: Arguments<u64, String>,
    query: Result<Query<api::Query>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Json<api::Body>, JsonRejection>,
) -> Result<(StatusCode, Json<api::Response>), Error> {
    let Path((transaction_id, room_id)) = path?;
    send(user.0, room_id, transaction_id, query, &headers, body)
}

pub fn router(versions: &[&str]) -> Router {
    let mut router = Router::new();
    if versions.contains(&"1.0") {
        router = router.route("/v1/rooms/{room_id}/send/{transaction_id}", put(send_v1));
    }
    if versions.contains(&"2.0") {
        router = router.route("/v2/send/{transaction_id}/{room_id}", put(send_v2));
    }
    let unknown = |status| async move { Error::new(status, "unrecognized request") };
    router
        .layer(from_fn(authenticate))
        .fallback(move || unknown(StatusCode::NOT_FOUND))
        .method_not_allowed_fallback(move || unknown(StatusCode::METHOD_NOT_ALLOWED))
}
