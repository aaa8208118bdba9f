use pathlore_client::Client;

fn main() {
    let _ = Client::new(reqwest::Client::new(), "https://example.org");
}
