use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Query {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub struct Body {
    pub text: String,
}

#[derive(Serialize, Deserialize)]
pub struct Response {
    pub event_id: String,
}

/// The body of a response with the status 403.
#[derive(Serialize, Deserialize)]
pub struct NotInRoom {
    pub room_id: String,
}

/// The body of responses with other errors.
#[derive(Serialize, Deserialize)]
pub struct Problem {
    pub title: String,
}
