//! Measures the compile time of one more endpoint. The script `run` starts this program.

use std::{
    collections::BTreeSet,
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
    thread::available_parallelism,
};

use crate::{
    cargo::{compiler, wrap},
    contender::{ALL, ANSWERS, Contender},
    generate::Workspace,
    measure::{ANSWERED, FULL, Plan, QUICK, count_answers, measure},
    report::Circumstances,
};

mod cargo;
mod chart;
mod contender;
mod generate;
mod measure;
mod report;
mod statistics;

const HELP: &str = "\
run [--quick] [--once] [--runtime FOLDER] [--output FOLDER] [--generate-only]

  --quick           measure times up to 200 endpoints (40 in release builds) once, which takes half an hour
  --once            measure each crate once instead of three times
  --runtime FOLDER  measure the runtime of another checkout
  --output FOLDER   write REPORT.md and chart.svg to this folder instead of the folder of `run`
  --generate-only   write the crates without measuring them

The crates and their target folders are written to $COMPILE_TIME_DIRECTORY, which is in the
temporary folder by default. They are kept, so that the next run can reuse compiled dependencies.
";

struct Options {
    plan: Plan,
    /// The options that select the plan, which the report states.
    chosen: String,
    generate_only: bool,
    /// Whether `runtime` belongs to another checkout, which the report states.
    is_other_runtime: bool,
    runtime: PathBuf,
    output: PathBuf,
    work: PathBuf,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>, Box<dyn Error>> {
        let here = PathBuf::from(
            arguments.next().ok_or("missing folder; start this program with the script `run`")?,
        );
        let work = PathBuf::from(
            arguments.next().ok_or("missing folder; start this program with the script `run`")?,
        );
        let mut options = Self {
            plan: FULL,
            chosen: String::new(),
            generate_only: false,
            is_other_runtime: false,
            runtime: here.join("../../../runtime"),
            output: here,
            work,
        };
        while let Some(argument) = arguments.next() {
            if let "--quick" | "--once" = &*argument {
                options.chosen.extend([" ", &argument]);
            }
            let mut folder = || {
                arguments
                    .next()
                    .map(PathBuf::from)
                    .ok_or(format!("missing folder after {argument}"))
            };
            match &*argument {
                "--quick" => options.plan = QUICK,
                "--once" => options.plan.repetitions = 1,
                "--generate-only" => options.generate_only = true,
                "--runtime" => {
                    options.runtime = folder()?;
                    options.is_other_runtime = true;
                }
                "--output" => options.output = folder()?,
                "--help" => return Ok(None),
                _ => return Err(format!("unknown option {argument}\n\n{HELP}").into()),
            }
        }
        options.runtime = options.runtime.canonicalize()?;
        Ok(Some(options))
    }
}

fn workspaces(
    options: &Options,
    contenders: impl IntoIterator<Item = Contender>,
    sizes: &BTreeSet<usize>,
) -> io::Result<Vec<Workspace>> {
    let write = |contender| Workspace::write(contender, &options.work, &options.runtime, sizes);
    contenders.into_iter().map(write).collect()
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let plan = &options.plan;
    let answers = workspaces(options, ANSWERS, &BTreeSet::from(ANSWERED))?;
    let workspaces = workspaces(options, ALL, &plan.all_sizes())?;
    if options.generate_only {
        return Ok(());
    }
    let answers = count_answers(&answers)?;
    let measurements = measure(&workspaces, plan)?;
    let ruma = workspaces
        .iter()
        .find(|workspace| workspace.contender == Contender::Ruma)
        .ok_or("there is no workspace for ruma")?;
    let circumstances = Circumstances {
        command: format!(
            "tests/benches/compile-time/run{}{}",
            options.chosen,
            if options.is_other_runtime { " --runtime FOLDER" } else { "" }
        ),
        compiler: compiler()?,
        ruma: ruma.version_of("ruma-common")?,
        jobs: available_parallelism()?.get(),
    };
    let report = report::report(&measurements, &answers, plan, &circumstances);
    write_report(&options.output, &report)?;
    chart::draw(&options.output.join("chart.svg"), &measurements, plan)?;
    print!("{report}");
    Ok(())
}

fn write_report(folder: &Path, report: &str) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join("REPORT.md"), report)?)
}

fn main() -> ExitCode {
    match wrap() {
        Some(Ok(status)) if status.success() => return ExitCode::SUCCESS,
        Some(Ok(_)) => return ExitCode::FAILURE,
        Some(Err(error)) => {
            eprintln!("error: valgrind and rustc are needed: {error}");
            return ExitCode::FAILURE;
        }
        None => {}
    }
    let result = match Options::parse(env::args().skip(1)) {
        Ok(Some(options)) => run(&options),
        Ok(None) => {
            print!("{HELP}");
            Ok(())
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
