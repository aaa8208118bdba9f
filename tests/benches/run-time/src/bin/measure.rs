//! Runs one case, for an instruction counter to look on.
//!
//! - `measure --verify`: runs each case once and has its outcome checked.
//! - `measure --list`: prints the cases.
//! - `measure CASE ITERATIONS`: runs a case, each time within the function `measured`.

use std::process::ExitCode;

use pathlore_bench_run_time::{Case, Cost, cases, measured};

/// Leaves the counting to whoever looks on.
struct Watched;

impl Cost for Watched {
    fn around(&mut self, routine: &mut dyn FnMut()) {
        measured(routine);
    }
}

/// As `Watched`, but not looked at: lazily bound symbols and first allocations are not the case's.
struct WarmUp;

impl Cost for WarmUp {
    fn around(&mut self, routine: &mut dyn FnMut()) {
        routine();
    }
}

fn run(case: &Case, iterations: usize) {
    case.count(5, &mut WarmUp);
    case.count(iterations, &mut Watched);
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let cases = cases();
    match *arguments {
        ["--list"] => cases.iter().for_each(|case| println!("{}", case.id())),
        ["--verify"] => cases.iter().for_each(Case::verify),
        [id, iterations] => {
            let case = cases.iter().find(|case| case.id() == id);
            let (Some(case), Ok(iterations)) = (case, iterations.parse()) else {
                eprintln!("expected a case and a number, not `{id}` and `{iterations}`");
                return ExitCode::FAILURE;
            };
            run(case, iterations);
        }
        _ => {
            eprintln!("usage: measure --verify | --list | CASE ITERATIONS");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
