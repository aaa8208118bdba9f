//! Measures all cases and writes `REPORT.md` and `chart.svg`.
//!
//! The programs `measure` and `allocations` must be in the same folder as this program. With
//! `--wall-clock`, the results of criterion must be in the folder `criterion` next to that folder.

use std::{env, fs, path::Path};

use pathlore_bench_run_time::{Contender, Workload, cases};

use self::results::{BoxError, Results};

mod budget;
mod chart;
mod environment;
mod results;
mod tables;
mod text;

fn main() -> Result<(), BoxError> {
    for case in cases() {
        case.verify();
    }
    let results = Results::measure(env::args().any(|argument| argument == "--wall-clock"))?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("REPORT.md"), text::report(&results)?)?;
    chart::draw(&results, &folder.join("chart.svg"))?;
    for &workload in Workload::ALL {
        print!("{workload:<30}");
        for other in [Contender::Hand, Contender::Ruma] {
            if let Some(ratio) = results.ratio(workload, other) {
                print!(" {ratio:.2} x {other}");
            }
        }
        println!();
    }
    Ok(())
}
