use std::fmt;

use dropshot::{
    ApiDescription, ApiDescriptionRegisterError, ClientErrorStatusCode, ErrorStatusCode, Header,
    HttpError, HttpResponseCreated, HttpResponseError, Path, Query, RequestContext, TypedBody,
    endpoint,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, JsonSchema)]
struct Arguments {
    room_id: String,
    transaction_id: u64,
}

#[derive(Deserialize, JsonSchema)]
struct Parameters {
    #[expect(dead_code)]
    timestamp: Option<u64>,
}

#[derive(Deserialize, JsonSchema)]
struct Fields {
    #[serde(rename = "x-client")]
    client: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
struct Message {
    text: String,
}

#[derive(Serialize, JsonSchema)]
struct Sent {
    event_id: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum SendError {
    NotInRoom {
        room_id: String,
    },
    Other {
        title: String,
        #[serde(skip)]
        status: ErrorStatusCode,
    },
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInRoom { room_id } => write!(f, "not in the room {room_id}"),
            Self::Other { title, .. } => f.write_str(title),
        }
    }
}

impl HttpResponseError for SendError {
    fn status_code(&self) -> ErrorStatusCode {
        match self {
            Self::NotInRoom { .. } => ErrorStatusCode::FORBIDDEN,
            Self::Other { status, .. } => *status,
        }
    }
}

impl From<HttpError> for SendError {
    fn from(error: HttpError) -> Self {
        Self::Other { title: error.external_message, status: error.status_code }
    }
}

fn authenticate(context: &RequestContext<()>) -> Result<String, SendError> {
    let unauthorized = |title: &str| {
        HttpError::for_client_error(None, ClientErrorStatusCode::UNAUTHORIZED, title.to_owned())
    };
    let value = context.request.headers().get("authorization");
    let token = value.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let token = token.ok_or_else(|| unauthorized("missing token"))?;
    let user = token.strip_prefix("token-of-").ok_or_else(|| unauthorized("unknown token"))?;
    Ok(user.to_owned())
}

fn send(
    context: &RequestContext<()>,
    Arguments { room_id, transaction_id }: Arguments,
    Fields { client }: Fields,
    Message { text }: Message,
) -> Result<HttpResponseCreated<Sent>, SendError> {
    let user = authenticate(context)?;
    if room_id != "a/b" {
        return Err(SendError::NotInRoom { room_id });
    }
    let client = client.unwrap_or_default();
    let event_id = format!("{user}-{transaction_id}-{client}-{text}");
    Ok(HttpResponseCreated(Sent { event_id }))
}

/// Sends a message to a room.
#[endpoint { method = PUT, path = "/v1/rooms/{room_id}/send/{transaction_id}" }]
async fn send_v1(
    context: RequestContext<()>,
    path: Path<Arguments>,
    _query: Query<Parameters>,
    headers: Header<Fields>,
    body: TypedBody<Message>,
) -> Result<HttpResponseCreated<Sent>, SendError> {
    send(&context, path.into_inner(), headers.into_inner(), body.into_inner())
}

/// Sends a message to a room.
#[endpoint { method = PUT, path = "/v2/send/{transaction_id}/{room_id}" }]
async fn send_v2(
    context: RequestContext<()>,
    path: Path<Arguments>,
    _query: Query<Parameters>,
    headers: Header<Fields>,
    body: TypedBody<Message>,
) -> Result<HttpResponseCreated<Sent>, SendError> {
    send(&context, path.into_inner(), headers.into_inner(), body.into_inner())
}

pub fn description(versions: &[&str]) -> Result<ApiDescription<()>, ApiDescriptionRegisterError> {
    let mut description = ApiDescription::new();
    if versions.contains(&"1.0") {
        description.register(send_v1)?;
    }
    if versions.contains(&"2.0") {
        description.register(send_v2)?;
    }
    Ok(description)
}
