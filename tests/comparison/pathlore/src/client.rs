use pathlore::SupportedVersions;
use pathlore_client::{Client, ClientError, ReqwestTransport};

use crate::api::{Request, SendError};

pub fn connect(
    url: &str,
    token: &str,
    versions: &[&str],
) -> Result<Client, Box<dyn std::error::Error>> {
    let transport = ReqwestTransport::new(reqwest::Client::builder())?;
    let supported = SupportedVersions::from_versions(versions.iter().copied());
    Ok(Client::new(transport, url)?.with_supported_versions(supported).with_token(token)?)
}

pub async fn send(client: &Client, room_id: &str) -> Result<String, ClientError<SendError>> {
    let mut request = Request::new(room_id.into(), 7, "hello".into());
    request.client = Some("shell".to_owned());
    Ok(client.send(&request).await?.event_id)
}
