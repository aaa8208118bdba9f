//! Shows the endpoints of this crate at work: a client and a server talk over HTTP.

use std::{error::Error, io::Write as _, net::SocketAddr, process::ExitCode};

use clap::{Parser, Subcommand};
use pathlore_examples::{
    identifiers::ServerName,
    server::{Server, ServerOptions},
};

mod tour;

/// Shows pathlore's example endpoints at work.
///
/// Without a command: a tour, in which a client talks to servers of several ages that are started
/// for it.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves real clients, until it is interrupted.
    Serve {
        /// The address to listen at.
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8008")]
        listen: SocketAddr,
        /// The server's name, in the IDs of its users. Without it, the address is the name.
        #[arg(long, value_name = "NAME")]
        server_name: Option<ServerName>,
    },
    /// Takes the tour at a homeserver. It registers an account there.
    Client {
        /// The base URL of the homeserver.
        url: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        None => tour::own_servers().await,
        Some(Command::Client { url }) => tour::homeserver(&url).await,
        Some(Command::Serve { listen, server_name }) => serve(listen, server_name).await,
    };
    match done {
        Ok(exit_code) => exit_code,
        Err(error) => {
            let error = tour::chain(&*error);
            // If not even this can be written, there is nobody to tell.
            let _ = writeln!(anstream::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(
    listen: SocketAddr,
    server_name: Option<ServerName>,
) -> Result<ExitCode, Box<dyn Error>> {
    let mut options = ServerOptions::default();
    options.server_name = server_name;
    let server = Server::bind(listen, options).await?;
    writeln!(anstream::stdout(), "listening at http://{}", server.address())?;
    server
        .serve(async {
            // Where the signal cannot be had, the server runs until it is killed.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await?;
    Ok(ExitCode::SUCCESS)
}
