use std::fmt;

use progenitor_client::Error as Failure;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use self::generated::{Client, types};

mod generated {
    // Written by `cargo run -p comparison-dropshot -- openapi`, whenever the server changes.
    progenitor::generate_api!(spec = "openapi.json", interface = Builder);
}

pub struct Caller {
    client: Client,
    has_v2: bool,
}

#[derive(Debug)]
pub enum Error {
    NotInRoom { room_id: String },
    Other(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInRoom { room_id } => write!(f, "not in the room {room_id}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Error {}

impl From<Failure<types::SendError>> for Error {
    fn from(failure: Failure<types::SendError>) -> Self {
        match failure {
            Failure::ErrorResponse(response) => {
                let status = response.status();
                match response.into_inner() {
                    types::SendError::RoomId(room_id) => Self::NotInRoom { room_id },
                    types::SendError::Title(title) => Self::Other(format!("{status}: {title}")),
                }
            }
            other => Self::Other(other.to_string()),
        }
    }
}

pub fn connect(
    url: &str,
    token: &str,
    versions: &[&str],
) -> Result<Caller, Box<dyn std::error::Error>> {
    let mut authorization = HeaderValue::try_from(format!("Bearer {token}"))?;
    authorization.set_sensitive(true);
    let headers = HeaderMap::from_iter([(AUTHORIZATION, authorization)]);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    Ok(Caller { client: Client::new_with_client(url, http), has_v2: versions.contains(&"2.0") })
}

pub async fn send(caller: &Caller, room_id: &str) -> Result<String, Error> {
    let message = types::Message { text: "hello".to_owned() };
    let response = if caller.has_v2 {
        let request = caller.client.send_v2().room_id(room_id).transaction_id(7_u64);
        request.x_client("shell").body(message).send().await?
    } else {
        let request = caller.client.send_v1().room_id(room_id).transaction_id(7_u64);
        request.x_client("shell").body(message).send().await?
    };
    Ok(response.into_inner().event_id)
}
