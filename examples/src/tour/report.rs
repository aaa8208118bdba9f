//! What the tour prints, and what it counts.

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use anstyle::{AnsiColor, Style};
use pathlore::PathReason;
use pathlore_examples::client::Exchange;

use super::{chain, redact};

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// Why a flow does not go on.
pub(super) enum Stop {
    /// Something is not as expected. It has been reported.
    Unexpected,
    /// Nothing can be reported any more.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Prints exchanges and expectations, and counts them.
///
/// Styles are always written; the stream drops them where it is no terminal.
pub(super) struct Report<W> {
    out: W,
    exchanges: usize,
    met: usize,
    missed: usize,
}

impl<W: Write> Report<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, exchanges: 0, met: 0, missed: 0 }
    }

    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "\n{TITLE}{text}{TITLE:#}")
    }

    pub(super) fn step(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n  {TITLE}{title}{TITLE:#}")
    }

    pub(super) fn exchange(&mut self, exchange: &Exchange) -> io::Result<()> {
        self.exchanges += 1;
        let Exchange { choice, request, response, .. } = exchange;
        writeln!(self.out, "    {} {}", request.method(), choice.template)?;
        writeln!(self.out, "    {QUIET}because {}{QUIET:#}", because(choice.reason))?;
        if let Some(deprecation) = choice.deprecation {
            writeln!(self.out, "    {QUIET}deprecated since {}{QUIET:#}", deprecation.since)?;
        }
        writeln!(self.out, "    > {}", redact::show(request.body()))?;
        writeln!(self.out, "    < {}", response.status())?;
        writeln!(self.out, "    < {}", redact::show(response.body()))
    }

    /// Reports whether an expectation is met.
    pub(super) fn check(&mut self, expected: &str, is_met: bool) -> Result<(), Stop> {
        if is_met {
            self.met += 1;
            writeln!(self.out, "    {GOOD}ok{GOOD:#} {expected}")?;
            Ok(())
        } else {
            self.missed += 1;
            writeln!(self.out, "    {BAD}not as expected{BAD:#}: {expected}")?;
            Err(Stop::Unexpected)
        }
    }

    /// Reports an error where there should be none.
    pub(super) fn unexpected(&mut self, error: &dyn Error) -> Stop {
        self.missed += 1;
        let error = redact::plain(&chain(error));
        match writeln!(self.out, "    {BAD}not as expected{BAD:#}: {error}") {
            Ok(()) => Stop::Unexpected,
            Err(error) => Stop::Output(error),
        }
    }

    /// Says how it went, to people and to whoever started the process.
    pub(super) fn summary(&mut self) -> io::Result<ExitCode> {
        let (exchanges, met, missed) = (self.exchanges, self.met, self.missed);
        if missed == 0 {
            let all = format!("{exchanges} exchanges, all {met} expectations met");
            writeln!(self.out, "\n{GOOD}{all}{GOOD:#}")?;
        } else {
            let some = format!("{exchanges} exchanges, {missed} not as expected");
            writeln!(self.out, "\n{BAD}{some}{BAD:#}")?;
        }
        self.out.flush()?;
        Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn because(reason: PathReason) -> String {
    match reason {
        PathReason::OnlyPath => "it is the endpoint's only path".to_owned(),
        PathReason::Version(version) => format!("the server has version {version} or later"),
        PathReason::Feature(feature) => format!("the server has the feature {feature}"),
        PathReason::UnstableFallback => {
            "no version or feature of the server has it, and this one might work".to_owned()
        }
        PathReason::Named => "it was asked for".to_owned(),
        _ => "the library says so".to_owned(),
    }
}
