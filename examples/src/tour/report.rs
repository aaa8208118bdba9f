//! The output of the tour.

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use anstyle::{AnsiColor, Style};
use pathlore::PathReason;
use pathlore_examples::client::Exchange;

use super::{causes::with_causes, redact};

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// The reason why a flow stops early.
pub(super) enum Stop {
    /// A result was unexpected. It has been reported.
    Unexpected,
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Prints and counts exchanges and checks.
///
/// Styles are always written. The stream removes them if it is not a terminal.
pub(super) struct Report<W> {
    out: W,
    exchanges: usize,
    passed: usize,
    failed: usize,
}

impl<W: Write> Report<W> {
    /// Creates a report that is written to `out`.
    pub(super) fn new(out: W) -> Self {
        Self { out, exchanges: 0, passed: 0, failed: 0 }
    }

    /// Prints the heading of a flow.
    pub(super) fn heading(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{TITLE}{title}{TITLE:#}")
    }

    /// Prints the title of an exchange.
    pub(super) fn step(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n  {TITLE}{title}{TITLE:#}")
    }

    /// Prints and counts an exchange.
    pub(super) fn exchange<R>(&mut self, exchange: &Exchange<R>) -> io::Result<()> {
        self.exchanges += 1;
        let (choice, request, response) =
            (exchange.choice(), exchange.request(), exchange.response());
        writeln!(self.out, "    {} {}", request.method(), choice.template)?;
        writeln!(self.out, "    {QUIET}because {}{QUIET:#}", because(choice.reason))?;
        if let Some(deprecation) = choice.deprecation {
            writeln!(self.out, "    {QUIET}deprecated since {}{QUIET:#}", deprecation.since)?;
        }
        writeln!(self.out, "    > {}", redact::show(request.body()))?;
        writeln!(self.out, "    < {}", response.status())?;
        writeln!(self.out, "    < {}", redact::show(response.body()))
    }

    /// Prints and counts a check.
    ///
    /// # Errors
    ///
    /// Returns an error if the check has failed or if the output could not be written.
    pub(super) fn check(&mut self, expected: &str, has_passed: bool) -> Result<(), Stop> {
        if has_passed {
            self.passed += 1;
            writeln!(self.out, "    {GOOD}ok{GOOD:#} {expected}")?;
            Ok(())
        } else {
            self.failed += 1;
            writeln!(self.out, "    {BAD}failed{BAD:#}: {expected}")?;
            Err(Stop::Unexpected)
        }
    }

    /// Prints an unexpected error and counts it as a failed check.
    pub(super) fn unexpected(&mut self, error: &dyn Error) -> Stop {
        self.failed(&with_causes(error))
    }

    /// Prints a failure and counts it as a failed check.
    pub(super) fn failed(&mut self, failure: &str) -> Stop {
        self.failed += 1;
        match writeln!(self.out, "    {BAD}failed{BAD:#}: {}", redact::plain(failure)) {
            Ok(()) => Stop::Unexpected,
            Err(error) => Stop::Output(error),
        }
    }

    /// Prints information that is neither an exchange nor a check.
    pub(super) fn note(&mut self, note: &str) -> io::Result<()> {
        writeln!(self.out, "    {QUIET}{}{QUIET:#}", redact::plain(note))
    }

    /// Prints the number of failed checks, and returns a failure if there are any.
    pub(super) fn summary(&mut self) -> io::Result<ExitCode> {
        let (exchanges, passed, failed) = (self.exchanges, self.passed, self.failed);
        if failed == 0 {
            let summary = format!("{exchanges} exchanges, all {passed} checks passed");
            writeln!(self.out, "\n{GOOD}{summary}{GOOD:#}")?;
        } else {
            let summary =
                format!("{exchanges} exchanges, checks: {failed} failed, {passed} passed");
            writeln!(self.out, "\n{BAD}{summary}{BAD:#}")?;
        }
        self.out.flush()?;
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Returns the clause after `because`.
fn because(reason: PathReason) -> String {
    match reason {
        PathReason::OnlyPath => "it is the endpoint's only path".to_owned(),
        PathReason::Version(version) => format!("the server has version {version} or later"),
        PathReason::Feature(feature) => format!("the server has the feature {feature}"),
        PathReason::UnstableFallback => {
            "no version or feature of the server includes the endpoint, but this path may work"
                .to_owned()
        }
        PathReason::Named => "the caller named it".to_owned(),
        _ => "pathlore has chosen it".to_owned(),
    }
}
