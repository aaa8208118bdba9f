//! The report.

use std::fmt::Write as _;

use crate::{
    cargo::{PROFILES, Profile},
    contender::Contender,
    measure::{EDITED, Measurements, Plan},
};

/// What stands above the tables.
pub(crate) struct Circumstances {
    pub(crate) command: String,
    pub(crate) compiler: String,
    pub(crate) ruma: String,
    pub(crate) jobs: usize,
}

/// A row of the first table: what may be, and what is.
struct Budget {
    what: String,
    limit: f64,
    pathlore: f64,
    /// What is compared with, where the limit is a ratio.
    ruma: Option<f64>,
    unit: &'static str,
}

impl Budget {
    fn measured(&self) -> f64 {
        self.ruma.map_or(self.pathlore, |ruma| self.pathlore / ruma)
    }
}

pub(crate) fn report(
    measurements: &[Measurements],
    plan: &Plan,
    circumstances: &Circumstances,
) -> String {
    let Circumstances { command, compiler, ruma, jobs } = circumstances;
    let repetitions = match plan.repetitions {
        1 => "once".to_owned(),
        repetitions => format!("{repetitions} times, of which the medians are shown"),
    };
    let mut text = format!(
        "# What one more endpoint costs to compile\n\n\
         ```sh\n{command}\n```\n\n\
         {compiler}, ruma-common {ruma}; each measured {repetitions}. Written by the command.\n\n\
         Each endpoint has eight members in its body, a query parameter, a path argument, a header \
         field, and a response of five members; each has a module of its own. Types of fields that \
         are structs are shared. *hand* is what one writes with http, serde's derive, serde_json, \
         form_urlencoded and percent-encoding. Builds hold four functions for each endpoint that \
         call all of its conversions: ruma's would not be compiled without, as they are generic \
         in the type of a buffer.\n\n\
         Times are those of processors (user and system), with one job and without incremental \
         compilation, but where it says so. One more endpoint is the slope of the table at the \
         end, without its first column.\n\n![Time for each number of endpoints](chart.svg)\n\n",
    );
    text += &budgets(measurements, plan);
    text += &endpoint(measurements, plan);
    text += &whole(measurements, *jobs);
    text += &times(measurements, plan);
    text + "\n" + LEVERS
}

/// What was changed and measured, by hand.
const LEVERS: &str = include_str!("../LEVERS.md");

fn of(measurements: &[Measurements], contender: Contender) -> &Measurements {
    measurements
        .iter()
        .find(|measured| measured.contender == contender)
        .expect("all contenders are measured")
}

fn budgets(measurements: &[Measurements], plan: &Plan) -> String {
    let pathlore = of(measurements, Contender::Pathlore);
    let ruma = of(measurements, Contender::Ruma);
    let mut rows = Vec::new();
    for profile in PROFILES {
        rows.push(Budget {
            what: format!("one more endpoint, {}, of ruma's", profile.name()),
            limit: 0.35,
            pathlore: pathlore.milliseconds(plan, profile),
            ruma: Some(ruma.milliseconds(plan, profile)),
            unit: " ms",
        });
    }
    rows.push(Budget {
        what: format!("incremental check, one endpoint of {EDITED} changed, of ruma's"),
        limit: 0.5,
        pathlore: pathlore.edit(),
        ruma: Some(ruma.edit()),
        unit: " s",
    });
    rows.push(Budget {
        what: "clean build of one endpoint with its tree, clock, of ruma's".to_owned(),
        limit: 0.3,
        pathlore: pathlore.clean_wall(),
        ruma: Some(ruma.clean_wall()),
        unit: " s",
    });
    #[expect(clippy::cast_precision_loss, reason = "there are not that many crates")]
    rows.push(Budget {
        what: "crates of that tree".to_owned(),
        limit: 25.0,
        pathlore: pathlore.crates as f64,
        ruma: None,
        unit: "",
    });
    let mut text = String::from(
        "## Budgets\n\n| what | budget | measured | pathlore | ruma | |\n|---|---|---|---|---|---|\n",
    );
    for budget in rows {
        let Budget { what, limit, pathlore, ruma, unit } = &budget;
        let measured = budget.measured();
        let digits = if ruma.is_some() { 2 } else { 0 };
        let verdict = verdict(measured <= *limit);
        let ruma = ruma.map(|ruma| format!("{ruma:.1}{unit}")).unwrap_or_default();
        let _ = writeln!(
            text,
            "| {what} | ≤ {limit} | {measured:.digits$} | {pathlore:.*}{unit} | {ruma} | {verdict} |",
            usize::from(digits > 0),
        );
    }
    for profile in PROFILES {
        if let Some([first, second]) = plan.parts(profile) {
            let ratio = pathlore.per_endpoint(plan, profile, second)
                / pathlore.per_endpoint(plan, profile, first);
            let _ = writeln!(
                text,
                "| slope {} to {} of slope {} to {}, {} | 0.9 to 1.1 | {ratio:.2} | | | {} |",
                second[0],
                second[1],
                first[0],
                first[1],
                profile.name(),
                verdict((0.9..=1.1).contains(&ratio)),
            );
        }
    }
    text + "\n"
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}

/// What a row shows, with how many digits, and how it is found.
type Row<'r> = (&'r str, usize, &'r dyn Fn(&Measurements) -> f64);

/// A table with a column for each contender and the ratios of the first one.
fn table(title: &str, measurements: &[Measurements], rows: &[Row<'_>]) -> String {
    let mut text = format!(
        "## {title}\n\n| | pathlore | hand | ruma | of hand's | of ruma's |\n\
         |---|---|---|---|---|---|\n"
    );
    for (what, digits, value) in rows {
        let [pathlore, hand, ruma] = [Contender::Pathlore, Contender::Hand, Contender::Ruma]
            .map(|contender| value(of(measurements, contender)));
        let _ = writeln!(
            text,
            "| {what} | {pathlore:.digits$} | {hand:.digits$} | {ruma:.digits$} | {:.2} | {:.2} |",
            pathlore / hand,
            pathlore / ruma,
        );
    }
    text + "\n"
}

fn endpoint(measurements: &[Measurements], plan: &Plan) -> String {
    let time = |profile| move |measured: &Measurements| measured.milliseconds(plan, profile);
    let size = |profile| move |measured: &Measurements| measured.bytes(plan, profile) / 1024.0;
    table(
        "One more endpoint",
        measurements,
        &[
            ("check, ms", 1, &time(Profile::Check)),
            ("debug build, ms", 1, &time(Profile::Debug)),
            ("release build, ms", 1, &time(Profile::Release)),
            ("lines of LLVM's code, debug", 0, &|measured| measured.lines),
            ("library, debug, KiB", 1, &size(Profile::Debug)),
            ("library, release, KiB", 1, &size(Profile::Release)),
        ],
    )
}

fn whole(measurements: &[Measurements], jobs: usize) -> String {
    let edit = format!("incremental check, one endpoint of {EDITED} changed, s");
    let clean = format!("clean debug build of one endpoint, {jobs} jobs, clock, s");
    #[expect(clippy::cast_precision_loss, reason = "there are not that many crates")]
    let crates = |measured: &Measurements| measured.crates as f64;
    table(
        "A crate",
        measurements,
        &[
            (&edit, 2, &Measurements::edit),
            (&clean, 1, &Measurements::clean_wall),
            ("the same, processors, s", 1, &Measurements::clean_processor),
            ("crates of that build", 0, &crates),
        ],
    )
}

fn times(measurements: &[Measurements], plan: &Plan) -> String {
    let mut text = String::from("## Seconds\n");
    for profile in PROFILES {
        let sizes = plan.sizes(profile);
        let _ = write!(text, "\n| {} of so many endpoints |", profile.name());
        for size in sizes {
            let _ = write!(text, " {size} |");
        }
        let _ = writeln!(text, "\n|---|{}", "---|".repeat(sizes.len()));
        for measured in measurements {
            let _ = write!(text, "| {} |", measured.contender.name());
            for time in measured.times(profile) {
                let _ = write!(text, " {time:.2} |");
            }
            text.push('\n');
        }
    }
    text
}
