use std::fmt;

use reqwest::{StatusCode, Url};

use crate::api;

pub struct Client {
    http: reqwest::Client,
    url: Url,
    token: String,
    has_v2: bool,
}

#[derive(Debug)]
pub enum Error {
    Url,
    Transport(reqwest::Error),
    NotInRoom { room_id: String },
    Other { status: StatusCode, title: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url => f.write_str("the base URL cannot have a path"),
            Self::Transport(error) => error.fmt(f),
            Self::NotInRoom { room_id } => write!(f, "not in the room {room_id}"),
            Self::Other { status, title } => write!(f, "{status}: {title}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Self::Transport(error)
    }
}

pub fn connect(
    url: &str,
    token: &str,
    versions: &[&str],
) -> Result<Client, Box<dyn std::error::Error>> {
    let has_v2 = versions.contains(&"2.0");
    Ok(Client { http: reqwest::Client::new(), url: url.parse()?, token: token.to_owned(), has_v2 })
}

pub async fn send(client: &Client, room_id: &str) -> Result<String, Error> {
    let (transaction_id, mut url) = ("7", client.url.clone());
    let segments = if client.has_v2 {
        vec!["v2", "send", transaction_id, room_id]
    } else {
        vec!["v1", "rooms", room_id, "send", transaction_id]
    };
    url.path_segments_mut().map_err(|()| Error::Url)?.pop_if_empty().extend(segments);
    let request = client.http.put(url).bearer_auth(&client.token);
    let request = request.query(&api::Query { timestamp: None }).header("x-client", "shell");
    let response = request.json(&api::Body { text: "hello".to_owned() }).send().await?;
    match response.status() {
        StatusCode::CREATED => Ok(response.json::<api::Response>().await?.event_id),
        StatusCode::FORBIDDEN => {
            let api::NotInRoom { room_id } = response.json().await?;
            Err(Error::NotInRoom { room_id })
        }
        status => {
            let api::Problem { title } = response.json().await?;
            Err(Error::Other { status, title })
        }
    }
}
