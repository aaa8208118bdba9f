use pathlore::{Metadata, metadata, request, response};
use pathlore_client::Client;

const METADATA: Metadata = metadata! { method: PUT, authentication: None, path: "/file" };

#[request]
pub struct Request {}

#[response]
pub struct Response {}

async fn call(client: &Client, request: &Request) {
    let _ = client.send_stream(request).await;
}

fn main() {
    let _ = call;
}
