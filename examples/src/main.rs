//! Demonstrates the endpoints of this crate with a client and a server that exchange HTTP messages.

use std::{
    error::Error, io::Write as _, net::SocketAddr, num::NonZeroU32, path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use pathlore_examples::{
    identifiers::ServerName,
    server::{Server, ServerOptions},
};

use tracing_subscriber::filter::LevelFilter;

mod tour;

/// Demonstrates the example endpoints of pathlore.
///
/// Without a command, it starts servers that support different versions of the specification, and
/// runs the tour at each: a client registers, logs in and logs out.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Runs a homeserver until it is interrupted.
    Serve {
        /// The address to listen on.
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8008")]
        listen: SocketAddr,
        /// The file with the accounts, an `SQLite` database, which is created if there is none. Without it, accounts are
        /// lost when the server ends.
        #[arg(long, value_name = "FILE")]
        database: Option<PathBuf>,
        /// The server name, which is part of user IDs. The default is that of the database, and of a new one the address.
        #[arg(long, value_name = "NAME")]
        server_name: Option<ServerName>,
        /// The number of requests per second that a client may send to the endpoints with a limit.
        #[arg(long, value_name = "N")]
        requests_per_second: Option<NonZeroU32>,
        /// What to log on the standard error output: `off`, `error`, `warn`, `info`, `debug` or `trace`.
        #[arg(long, value_name = "LEVEL", default_value = "info")]
        log: LevelFilter,
    },
    /// Prints the document that describes the endpoints of the homeserver, in `OpenAPI` 3.1.
    Openapi {
        /// The version of the specification, for example 1.7. Without it, the document has all endpoints.
        #[arg(long = "version", value_name = "VERSION")]
        api_version: Option<String>,
    },
    /// Runs the tour at an existing homeserver, where it registers an account by default.
    Client {
        /// The base URL of the homeserver.
        url: String,
        #[command(flatten)]
        options: tour::Options,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        None => tour::run_at_local_servers().await,
        Some(Command::Client { url, options }) => tour::run_at_homeserver(&url, &options).await,
        Some(Command::Openapi { api_version }) => openapi(api_version.as_deref()),
        Some(Command::Serve { listen, database, server_name, requests_per_second, log }) => {
            tracing_subscriber::fmt().with_max_level(log).with_writer(anstream::stderr).init();
            let mut options = ServerOptions::default();
            options.database = database;
            options.server_name = server_name;
            options.requests_per_second = requests_per_second;
            serve(listen, options).await
        }
    };
    match result {
        Ok(exit_code) => exit_code,
        Err(error) => {
            let error = tour::with_causes(&*error);
            // There is no other way to report the error if writing fails.
            let _ = writeln!(anstream::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn openapi(api_version: Option<&str>) -> Result<ExitCode, Box<dyn Error>> {
    let mut stdout = anstream::stdout();
    write!(stdout, "{}", pathlore_examples::openapi(api_version)?)?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(listen: SocketAddr, options: ServerOptions) -> Result<ExitCode, Box<dyn Error>> {
    let server = Server::bind(listen, options)?;
    writeln!(anstream::stdout(), "listening on http://{}", server.address())?;
    server
        .serve(async {
            // If there is no signal handler, the server runs until the process is killed.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await?;
    Ok(ExitCode::SUCCESS)
}
