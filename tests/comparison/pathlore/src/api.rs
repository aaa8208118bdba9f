use std::{borrow::Cow, fmt};

use pathlore::{ErrorResponse, Metadata, endpoint_error, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: PUT,
    authentication: AccessToken,
    history: {
        1.0 => "/v1/rooms/{room_id}/send/{transaction_id}",
        2.0 => "/v2/send/{transaction_id}/{room_id}",
    }
};

/// Sends a message to a room.
#[request(error = SendError, new)]
pub struct Request<'a> {
    #[api(path)]
    pub room_id: Cow<'a, str>,
    #[api(path)]
    pub transaction_id: u64,
    #[api(query)]
    pub timestamp: Option<u64>,
    #[api(header = "x-client")]
    pub client: Option<String>,
    pub text: Cow<'a, str>,
}

#[response(status = CREATED, error = SendError, new)]
pub struct Response {
    pub event_id: String,
}

#[endpoint_error]
pub enum SendError {
    /// The user is not in the room.
    #[api(status = FORBIDDEN)]
    NotInRoom { room_id: String },
    /// Any other error.
    #[api(other)]
    Other(ErrorResponse),
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInRoom { room_id } => write!(f, "not in the room {room_id}"),
            Self::Other(response) => response.fmt(f),
        }
    }
}

impl std::error::Error for SendError {}
