use pathlore_client::Client;

struct Request;

async fn call(client: &Client) {
    let _ = client.send(&Request).await;
}

fn main() {
    let _ = call;
}
