//! Runs one case under an instruction counter.
//!
//! - `measure --verify`: runs each case once and checks its outcome.
//! - `measure --list`: prints the cases.
//! - `measure CASE ITERATIONS`: runs a case within the function `measured`.

use std::process::ExitCode;

use pathlore_bench_run_time::{Case, Cost, case, cases, measured};

/// A run that is counted by the instruction counter.
struct Counted;

impl Cost for Counted {
    fn around(&mut self, routine: &mut dyn FnMut()) {
        measured(routine);
    }
}

/// A run that is not counted, because it includes lazy binding of symbols and first allocations.
struct WarmUp;

impl Cost for WarmUp {
    fn around(&mut self, routine: &mut dyn FnMut()) {
        routine();
    }
}

fn run(case: &Case, iterations: usize) {
    case.count(5, &mut WarmUp);
    case.count(iterations, &mut Counted);
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        ["--list"] => cases().iter().for_each(|case| println!("{}", case.id())),
        ["--verify"] => cases().iter().for_each(Case::verify),
        [id, iterations] => {
            let (Some(case), Ok(iterations)) = (case(id), iterations.parse()) else {
                eprintln!(
                    "unknown case `{id}` or invalid number `{iterations}`; `--list` prints the cases"
                );
                return ExitCode::FAILURE;
            };
            run(&case, iterations);
        }
        _ => {
            eprintln!("usage: measure --verify | --list | CASE ITERATIONS");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
