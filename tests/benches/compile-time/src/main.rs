//! Measures what one more endpoint costs to compile. Started by `run`, which stands beside.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    thread::available_parallelism,
};

use crate::{
    cargo::compiler,
    contender::{ALL, Contender},
    generate::Workspace,
    measure::{FULL, Plan, QUICK, measure},
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

  --quick           up to 200 endpoints (40 for release), each measured once: some minutes
  --once            measures each crate once, not three times
  --runtime FOLDER  another checkout's runtime, to compare with this one's
  --output FOLDER   where REPORT.md and chart.svg go; default: beside `run`
  --generate-only   write the crates, and stop

Crates and their targets go to $COMPILE_TIME_DIRECTORY, by default a folder of the temporary
folder, and stay there; the next run uses the dependencies that it compiled.
";

struct Options {
    plan: Plan,
    /// The options that chose the plan, for the report.
    chosen: String,
    generate_only: bool,
    /// Whether `runtime` is another checkout's, which the report must say.
    is_other_runtime: bool,
    runtime: PathBuf,
    output: PathBuf,
    work: PathBuf,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>, Box<dyn Error>> {
        let here = PathBuf::from(arguments.next().ok_or("to be started by `run`")?);
        let work = PathBuf::from(arguments.next().ok_or("to be started by `run`")?);
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
            let mut folder =
                || arguments.next().map(PathBuf::from).ok_or(format!("{argument} needs a folder"));
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
                _ => return Err(format!("unknown: {argument}\n\n{HELP}").into()),
            }
        }
        options.runtime = options.runtime.canonicalize()?;
        Ok(Some(options))
    }
}

fn workspaces(options: &Options, plan: &Plan) -> Result<Vec<Workspace>, Box<dyn Error>> {
    let sizes = plan.all_sizes();
    let write = |contender| Workspace::write(contender, &options.work, &options.runtime, &sizes);
    Ok(ALL.into_iter().map(write).collect::<Result<_, _>>()?)
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let plan = &options.plan;
    let workspaces = workspaces(options, plan)?;
    if options.generate_only {
        return Ok(());
    }
    let measurements = measure(&workspaces, plan)?;
    let ruma = workspaces
        .iter()
        .find(|workspace| workspace.contender == Contender::Ruma)
        .ok_or("no workspace of ruma's")?;
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
    let text = report::report(&measurements, plan, &circumstances);
    write(&options.output, &text)?;
    chart::draw(&options.output.join("chart.svg"), &measurements, plan)?;
    print!("{text}");
    Ok(())
}

fn write(folder: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join("REPORT.md"), text)?)
}

fn main() -> ExitCode {
    let done = match Options::parse(env::args().skip(1)) {
        Ok(Some(options)) => run(&options),
        Ok(None) => {
            print!("{HELP}");
            Ok(())
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
