//! Measures all cases and writes `REPORT.md` and `chart.svg`.
//!
//! The programs `measure` and `allocations` stand beside this one; criterion's results, which
//! `--wall-clock` asks for, beside its folder.

use std::{env, error::Error, fs, path::Path};

use pathlore_bench_run_time::{Contender, Workload, cases};

use self::results::Results;

mod budget;
mod chart;
mod environment;
mod results;
mod tables;
mod text;

type Anything = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Anything> {
    for case in cases() {
        case.verify();
    }
    let results = Results::measure(env::args().any(|argument| argument == "--wall-clock"))?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("REPORT.md"), text::report(&results)?)?;
    chart::draw(&results, &folder.join("chart.svg"))?;
    for &workload in Workload::ALL {
        println!(
            "{workload:<30} {:.2} of hand, {:.2} of ruma",
            results.instructions_ratio(workload, Contender::Hand),
            results.instructions_ratio(workload, Contender::Ruma),
        );
    }
    Ok(())
}
