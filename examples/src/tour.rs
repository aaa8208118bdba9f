//! The tour: a client registers, logs in and out, at servers of several ages.

use std::{
    error::Error,
    fmt::Write as _,
    io::Write,
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use pathlore::{PathReason, Version};
use pathlore_examples::{
    client::Client,
    server::{Server, ServerOptions},
};

use self::{
    flow::Flow,
    report::{Report, Stop},
};

mod flow;
mod redact;
mod report;

const MSC3882: &str = "org.matrix.msc3882";
const UNSTABLE_GET_TOKEN: &str = "/_matrix/client/unstable/org.matrix.msc3882/login/get_token";

/// Takes the tour at servers that are started for it.
pub(crate) async fn own_servers() -> Result<ExitCode, Box<dyn Error>> {
    let mut report = Report::new(anstream::stdout());

    let today = ServerOptions::default();
    visit(&mut report, "A server of today", today, async |flow| flow.whole().await).await?;

    let past = ServerOptions::supporting(["r0.6.1"], []);
    visit(&mut report, "A server that knows r0.6.1 alone", past, async |flow| {
        flow.versions().await?;
        flow.register(true).await?;
        flow.took("/_matrix/client/r0/register", PathReason::Version(Version::new(1, 0)))
    })
    .await?;

    let feature = ServerOptions::supporting(["v1.6"], [MSC3882]);
    visit(&mut report, "A server of 1.6 that offers MSC3882", feature, async |flow| {
        flow.versions().await?;
        flow.register_and_get_login_token().await?;
        flow.took(UNSTABLE_GET_TOKEN, PathReason::Feature(MSC3882))
    })
    .await?;

    let mut silent = ServerOptions::supporting(["v1.6"], []);
    silent.serves_unnamed_unstable_paths = true;
    visit(&mut report, "A server of 1.6 that keeps MSC3882 quiet", silent, async |flow| {
        flow.versions().await?;
        flow.register_and_get_login_token().await?;
        flow.took(UNSTABLE_GET_TOKEN, PathReason::UnstableFallback)
    })
    .await?;

    Ok(report.summary()?)
}

/// Takes the tour at a homeserver.
pub(crate) async fn homeserver(url: &str) -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::new(url)?;
    let mut report = Report::new(anstream::stdout());
    report.heading(&format!("The homeserver at {url}"))?;
    settle(Flow::new(&mut report, client)?.whole().await)?;
    Ok(report.summary()?)
}

/// Starts a server, goes through a flow, and stops the server.
async fn visit<W: Write>(
    report: &mut Report<W>,
    title: &str,
    options: ServerOptions,
    flow: impl AsyncFnOnce(&mut Flow<'_, W>) -> Result<(), Stop>,
) -> Result<(), Box<dyn Error>> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let server = Server::bind(address, options).await?.spawn();
    report.heading(&format!("{title}, at {}", server.url()))?;
    let stopped = {
        let client = Client::new(&server.url())?;
        flow(&mut Flow::new(report, client)?.of_known_server()).await
    };
    server.stop().await?;
    settle(stopped)
}

/// A flow that stopped early has been reported, and the next one can begin.
fn settle(stopped: Result<(), Stop>) -> Result<(), Box<dyn Error>> {
    match stopped {
        Ok(()) | Err(Stop::Unexpected) => Ok(()),
        Err(Stop::Output(error)) => Err(error.into()),
    }
}

/// An error and its causes, as one line.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Writing to a `String` cannot fail.
        let _ = write!(text, ": {cause}");
        source = cause.source();
    }
    text
}
