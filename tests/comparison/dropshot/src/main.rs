//! The exchange with dropshot and progenitor. `comparison-dropshot openapi` prints the document instead, from which
//! the client is generated.

mod client;
mod server;

use dropshot::{ConfigLogging, ConfigLoggingLevel, ServerBuilder};

include!("../../exchange.rs");

async fn serve(versions: &[&str]) -> Result<String, Box<dyn std::error::Error>> {
    let log = ConfigLogging::StderrTerminal { level: ConfigLoggingLevel::Critical };
    let log = log.to_logger("comparison")?;
    let server = ServerBuilder::new(server::description(versions)?, (), log).start()?;
    let url = format!("http://{}", server.local_addr());
    tokio::spawn(server);
    Ok(url)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    if std::env::args().nth(1).as_deref() == Some("openapi") {
        let document = server::description(&["1.0", "2.0"])?;
        return Ok(document.openapi("Messages", "2.0.0".parse()?).write(&mut std::io::stdout())?);
    }
    exchange().await
}
