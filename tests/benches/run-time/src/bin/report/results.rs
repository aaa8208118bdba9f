//! The measurements.

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use pathlore_bench_run_time::{Contender, Workload, cases};

/// Any error.
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// Returns the number of times that a case runs under the instruction counter. Counts vary by a
/// fraction of a percent, because the allocator finds free memory in different places.
fn iterations(workload: Workload) -> u32 {
    if workload.kind().grows() { 5 } else { 50 }
}

/// The measurements of a case.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measured {
    /// The instructions per run.
    pub(crate) instructions: f64,
    pub(crate) allocations: u64,
    pub(crate) bytes: u64,
    /// The median of the wall-clock times.
    pub(crate) nanoseconds: Option<f64>,
}

/// The measurements of all cases.
pub(crate) struct Results(BTreeMap<(Workload, Contender), Measured>);

impl Results {
    /// Measures all cases.
    pub(crate) fn measure(wall_clock: bool) -> Result<Self, BoxError> {
        let program = env::current_exe()?;
        let folder = program.parent().ok_or("the program is not in a folder")?;
        let allocated = allocations(&folder.join("allocations"))?;
        let criterion = wall_clock.then(|| folder.with_file_name("criterion"));

        let keys: Vec<_> =
            cases().iter().map(|case| (case.workload, case.contender, case.id())).collect();
        let next = AtomicUsize::new(0);
        let results = Mutex::new(BTreeMap::new());
        let failure = Mutex::new(None);
        let work = || {
            while let Some((workload, contender, id)) =
                keys.get(next.fetch_add(1, Ordering::Relaxed))
            {
                let instructions = instructions(&folder.join("measure"), id, iterations(*workload));
                let measured = instructions.and_then(|instructions| {
                    let &(allocations, bytes) =
                        allocated.get(id).ok_or("allocations of a case are missing")?;
                    let nanoseconds = match &criterion {
                        Some(folder) => Some(median(folder, *workload, *contender)?),
                        None => None,
                    };
                    Ok(Measured { instructions, allocations, bytes, nanoseconds })
                });
                match (measured, results.lock(), failure.lock()) {
                    (Ok(measured), Ok(mut results), _) => {
                        results.insert((*workload, *contender), measured);
                    }
                    (Err(error), _, Ok(mut failure)) => *failure = Some(error),
                    _ => return,
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(work);
            }
        });
        match failure.into_inner().ok().flatten() {
            Some(error) => Err(error),
            None => Ok(Self(results.into_inner().map_err(|_| "a measurement panicked")?)),
        }
    }

    /// Returns the measurements of a case, or `None` if the contender does not have the workload.
    pub(crate) fn get(&self, workload: Workload, contender: Contender) -> Option<Measured> {
        self.0.get(&(workload, contender)).copied()
    }

    /// Returns the measurements of a case of a contender that has all workloads.
    pub(crate) fn of(&self, workload: Workload, contender: Contender) -> Measured {
        self.get(workload, contender).unwrap_or_default()
    }

    /// Returns the ratio of pathlore's instructions to those of another contender.
    pub(crate) fn ratio(&self, workload: Workload, other: Contender) -> Option<f64> {
        let other = self.get(workload, other)?;
        Some(self.of(workload, Contender::Pathlore).instructions / other.instructions)
    }
}

/// Counts the instructions from entering the function `measured` to leaving it, so that the start of
/// the program and the preparation of inputs are excluded.
fn instructions(measure: &Path, id: &str, iterations: u32) -> Result<f64, BoxError> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no"])
        .arg("--toggle-collect=*::case::measured*")
        .arg(measure)
        .args([id, &iterations.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let log = String::from_utf8_lossy(&output.stderr);
    let collected: Option<f64> =
        log.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    match collected {
        Some(collected) if collected > 0.0 => Ok(collected / f64::from(iterations)),
        _ => Err(format!("valgrind has not counted any instructions of {id}:\n{log}").into()),
    }
}

/// Returns the allocations and bytes of each case by its identifier.
fn allocations(program: &Path) -> Result<BTreeMap<String, (u64, u64)>, BoxError> {
    let output = Command::new(program).output()?;
    let parse = |line: &str| {
        let mut cells = line.split('\t');
        let id = cells.next()?.to_owned();
        Some((id, (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
    };
    let table = String::from_utf8(output.stdout)?;
    table.lines().map(|line| parse(line).ok_or_else(|| line.into())).collect()
}

/// Returns the median that criterion has measured.
fn median(folder: &Path, workload: Workload, contender: Contender) -> Result<f64, BoxError> {
    let file: PathBuf =
        [folder, Path::new(workload.name()), Path::new(contender.name()), Path::new("new")]
            .iter()
            .collect();
    let estimates: serde_json::Value =
        serde_json::from_slice(&fs::read(file.join("estimates.json"))?)?;
    Ok(estimates["median"]["point_estimate"]
        .as_f64()
        .ok_or("the estimates of criterion have no median")?)
}
