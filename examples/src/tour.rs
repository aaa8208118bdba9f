//! The tour: a client registers, logs in and logs out at servers that support different versions.

use std::{
    error::Error,
    io::Write,
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use pathlore::{PathReason, SupportedVersions, Version};
use pathlore_examples::{
    client,
    notes::server,
    server::{Server, ServerOptions},
};

pub(crate) use self::{causes::with_causes, options::Options};
use self::{
    flow::Flow,
    options::Account,
    report::{Report, Stop},
};

mod causes;
mod flow;
mod notes;
mod options;
mod redact;
mod report;
mod requests;
mod stages;

const MSC3882: &str = "org.matrix.msc3882";
const UNSTABLE_GET_TOKEN: &str = "/_matrix/client/unstable/org.matrix.msc3882/login/get_token";

/// Starts several servers and runs the tour at each.
pub(crate) async fn run_at_local_servers() -> Result<ExitCode, Box<dyn Error>> {
    let mut report = Report::new(anstream::stdout());

    let current = ServerOptions::default();
    run_at_server(&mut report, "A server that supports r0.6.1 to v1.7", current, async |flow| {
        flow.run_all(true).await
    })
    .await?;

    let old = ServerOptions::supporting(["r0.6.1"], []);
    run_at_server(&mut report, "A server that supports only r0.6.1", old, async |flow| {
        flow.versions().await?;
        flow.register(true).await?;
        flow.check_path("/_matrix/client/r0/register", PathReason::Version(Version::new(1, 0)))
    })
    .await?;

    let feature = ServerOptions::supporting(["v1.6"], [MSC3882]);
    run_at_server(&mut report, "A v1.6 server that lists MSC3882", feature, async |flow| {
        flow.versions().await?;
        flow.register_and_get_login_token().await?;
        flow.check_path(UNSTABLE_GET_TOKEN, PathReason::Feature(MSC3882))
    })
    .await?;

    let mut unlisted = ServerOptions::supporting(["v1.6"], []);
    unlisted.serves_unnamed_unstable_paths = true;
    let title = "A v1.6 server that supports MSC3882 without listing it";
    run_at_server(&mut report, title, unlisted, async |flow| {
        flow.versions().await?;
        flow.register_and_get_login_token().await?;
        flow.check_path(UNSTABLE_GET_TOKEN, PathReason::UnstableFallback)
    })
    .await?;

    run_at_notes_server(&mut report).await?;

    Ok(report.summary()?)
}

/// Starts a server of the notes API, sends requests, and stops the server.
async fn run_at_notes_server<W: Write>(report: &mut Report<W>) -> Result<(), Box<dyn Error>> {
    let token = "token-of-the-tour";
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let supported = SupportedVersions::from_versions(["1.0", "2.0"]);
    let server = server::serve(address, token, &supported)?.spawn();
    report.heading(&format!("A server of the notes API, at {}", server.url()))?;
    let client = client::connect(&server.url())?.with_supported_versions(supported);
    let result = notes::run(report, client.with_token(token)?).await;
    server.stop().await?;
    ignore_unexpected(result)
}

/// Runs the tour at an existing homeserver.
pub(crate) async fn run_at_homeserver(
    url: &str,
    options: &Options,
) -> Result<ExitCode, Box<dyn Error>> {
    let client = client::connect(url)?;
    let existing = options.account()?;
    let is_new = existing.is_none();
    let account = existing.map_or_else(Account::random, Ok)?;
    let mut report = Report::new(anstream::stdout());
    report.heading(&format!("The homeserver at {url}"))?;
    let mut flow = Flow::new(&mut report, client, account, options.answers());
    let result = if is_new && options.skip_register {
        flow.run_without_account().await
    } else {
        flow.run_all(is_new).await
    };
    ignore_unexpected(result)?;
    Ok(report.summary()?)
}

/// Starts a server, runs a flow, and stops the server.
async fn run_at_server<W: Write>(
    report: &mut Report<W>,
    title: &str,
    options: ServerOptions,
    flow: impl AsyncFnOnce(&mut Flow<'_, W>) -> Result<(), Stop>,
) -> Result<(), Box<dyn Error>> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let server = Server::bind(address, options)?.spawn();
    report.heading(&format!("{title}, at {}", server.url()))?;
    let result = {
        let client = client::connect(&server.url())?;
        flow(&mut Flow::local(report, client)?).await
    };
    server.stop().await?;
    ignore_unexpected(result)
}

/// Discards the result of a flow that stopped because of an unexpected result. It has been reported,
/// so the next flow can start.
fn ignore_unexpected(result: Result<(), Stop>) -> Result<(), Box<dyn Error>> {
    match result {
        Ok(()) | Err(Stop::Unexpected) => Ok(()),
        Err(Stop::Output(error)) => Err(error.into()),
    }
}
