//! The exchange with axum and reqwest.

mod api;
mod client;
mod server;

include!("../../exchange.rs");

async fn serve(versions: &[&str]) -> Result<String, Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let router = server::router(versions);
    tokio::spawn(async { axum::serve(listener, router).await });
    Ok(url)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    exchange().await
}
