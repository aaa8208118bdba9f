use pathlore::{Metadata, metadata, request, response};
use pathlore_client::Client;

const METADATA: Metadata = metadata! { method: PUT, authentication: None, path: "/file" };

#[request(stream)]
pub struct Request {}

#[response]
pub struct Response {}

async fn call(client: &Client, request: &Request) {
    let _ = client.request(request).send().await;
}

fn main() {
    let _ = call;
}
