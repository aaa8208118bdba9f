//! Runs cargo and measures its cost.

use std::{
    collections::BTreeSet,
    env,
    ffi::OsStr,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{self, Command, ExitStatus, Stdio},
    time::{Instant, SystemTime},
};

use nix::sys::{
    resource::{UsageWho, getrusage},
    time::TimeValLike,
};

use crate::generate::{Workspace, crate_name};

/// The cost of a command in seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// The CPU time of the command and its child processes. On a shared machine, it varies less than
    /// the wall-clock time.
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
}

/// The kind of build.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Profile {
    Check,
    Debug,
    Release,
}

pub(crate) const PROFILES: [Profile; 3] = [Profile::Check, Profile::Debug, Profile::Release];

impl Profile {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Debug => "debug build",
            Self::Release => "release build",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build", "--features", "uses"],
            Self::Release => &["build", "--release", "--features", "uses"],
        }
    }
}

/// Creates a cargo command that does not depend on the user's environment.
fn cargo<S: AsRef<OsStr>>(workspace: &Workspace, target: &str, arguments: &[S]) -> Command {
    let mut command = Command::new("cargo");
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_JOBS"] {
        command.env_remove(variable);
    }
    command
        .current_dir(&workspace.directory)
        .env("CARGO_TARGET_DIR", workspace.directory.join(target))
        // Builds are not incremental, except for those with an explicit flag.
        .env("CARGO_INCREMENTAL", "0")
        .args(arguments)
        .stdin(Stdio::null());
    command
}

/// Runs a command, and returns its cost and its standard output.
fn run(command: &mut Command) -> io::Result<(Cost, Vec<u8>)> {
    let cpu_before = cpu_time()?;
    let begin = Instant::now();
    let output = command.output()?;
    let cost = Cost { cpu: cpu_time()? - cpu_before, wall: begin.elapsed().as_secs_f64() };
    if output.status.success() {
        return Ok((cost, output.stdout));
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{command:?} failed:\n{errors}")))
}

/// Returns the CPU time of all commands that have ended.
fn cpu_time() -> io::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds =
        usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    #[expect(clippy::cast_precision_loss, reason = "a process does not run for centuries")]
    Ok(microseconds as f64 / 1e6)
}

/// The variables that tell the [wrapper](wrap) which crate is counted, and where the count is written.
const COUNTED_CRATE: &str = "COMPILE_TIME_COUNTED_CRATE";
const COUNT_FILE: &str = "COMPILE_TIME_COUNT_FILE";

/// Runs a command of cargo, and returns the number of instructions that rustc executes for a crate.
fn count_by_wrapper(command: &mut Command, name: &str) -> io::Result<u64> {
    let file = env::temp_dir().join(format!("{name}-{}.cachegrind", process::id()));
    command.env("RUSTC_WRAPPER", env::current_exe()?);
    run(command.env(COUNTED_CRATE, name).env(COUNT_FILE, &file))?;
    let counts = fs::read_to_string(&file)?;
    fs::remove_file(&file)?;
    let summary = counts.lines().find_map(|line| line.strip_prefix("summary: "));
    let first = summary.and_then(|summary| summary.split_whitespace().next());
    first
        .and_then(|count| count.parse().ok())
        .ok_or_else(|| io::Error::other(format!("cachegrind has not counted {name}")))
}

/// Runs rustc for cargo, and counts its instructions if it compiles the crate that is measured. The count
/// does not depend on other load on the machine.
///
/// Returns `None` if this program has not been started by cargo.
pub(crate) fn wrap() -> Option<io::Result<ExitStatus>> {
    let (counted, file) = (env::var(COUNTED_CRATE).ok()?, env::var(COUNT_FILE).ok()?);
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next()?;
    let arguments: Vec<_> = arguments.collect();
    let is_counted = arguments
        .iter()
        .zip(arguments.iter().skip(1))
        .any(|(option, value)| option == "--crate-name" && *value == *counted);
    if !is_counted {
        return Some(Command::new(rustc).args(arguments).status());
    }
    let mut command = Command::new("valgrind");
    command.args(["--quiet", "--tool=cachegrind", "--cache-sim=no"]);
    command.arg(format!("--cachegrind-out-file={file}"));
    Some(real(&rustc).and_then(|rustc| command.arg(rustc).args(arguments).status()))
}

/// Returns the compiler itself instead of rustup's proxy, which starts it.
fn real(rustc: &OsStr) -> io::Result<PathBuf> {
    let output = Command::new(rustc).args(["--print", "sysroot"]).output()?;
    let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok(Path::new(&sysroot).join("bin/rustc"))
}

fn touch(file: &Path) -> io::Result<()> {
    File::options().append(true).open(file)?.set_modified(SystemTime::now())
}

impl Workspace {
    /// Downloads and compiles the dependencies of the workspace.
    pub(crate) fn prepare(&self, profile: Profile) -> io::Result<()> {
        self.build(profile, 0).map(drop)
    }

    /// Compiles one crate, whose dependencies have been compiled already.
    pub(crate) fn build(&self, profile: Profile, endpoints: usize) -> io::Result<Cost> {
        touch(&self.root_file(endpoints))?;
        // With one job, the CPU time does not include threads that wait for each other.
        let mut command = cargo(self, "target", profile.arguments());
        command.args(["--quiet", "-j1", "-p", &crate_name(endpoints)]);
        run(&mut command).map(|(cost, _)| cost)
    }

    /// Returns the number of instructions that rustc executes to check one crate, whose dependencies have
    /// been checked already.
    pub(crate) fn count_instructions(&self, endpoints: usize) -> io::Result<u64> {
        self.build(Profile::Check, endpoints)?;
        touch(&self.root_file(endpoints))?;
        let name = crate_name(endpoints);
        let mut command = cargo(self, "target", Profile::Check.arguments());
        command.args(["-j1", "-p", &name]);
        count_by_wrapper(&mut command, &name)
    }

    /// Returns the number of instructions of an incremental check.
    pub(crate) fn count_incrementally(&self, endpoints: usize) -> io::Result<u64> {
        let name = crate_name(endpoints);
        count_by_wrapper(&mut self.incremental_check(&name), &name)
    }

    /// Returns the size in bytes of the library that [`build`](Self::build) produced.
    pub(crate) fn library_size(&self, profile: Profile, endpoints: usize) -> io::Result<u64> {
        let folder = match profile {
            Profile::Check => return Err(io::Error::other("a check produces no library")),
            Profile::Debug => "debug",
            Profile::Release => "release",
        };
        let file = format!("target/{folder}/lib{}.rlib", crate_name(endpoints));
        Ok(self.directory.join(file).metadata()?.len())
    }

    /// Checks a crate incrementally.
    pub(crate) fn check_incrementally(&self, endpoints: usize) -> io::Result<Cost> {
        run(&mut self.incremental_check(&crate_name(endpoints))).map(|(cost, _)| cost)
    }

    fn incremental_check(&self, name: &str) -> Command {
        let cache = self.directory.join("incremental");
        let mut command = cargo(self, "target", &["rustc", "-j1", "-p", name]);
        // A flag instead of the profile, which would also apply to the runtime because it is a path
        // dependency. A dependency from a registry is not compiled incrementally.
        command.args(["--profile", "check", "--"]);
        command.arg(format!("-Cincremental={}", cache.display()));
        command
    }

    /// Builds a crate with all dependencies, and returns the cost and the number of packages.
    pub(crate) fn build_all(&self, endpoints: usize) -> io::Result<(Cost, usize)> {
        let target = "clean";
        let directory = self.directory.join(target);
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        let name = crate_name(endpoints);
        let arguments = ["build", "--features", "uses", "-p", &name, "--message-format=json"];
        let (cost, output) = run(&mut cargo(self, target, &arguments))?;
        let packages: BTreeSet<String> = output
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok())
            .filter(|message| message["reason"] == "compiler-artifact")
            .map(|message| message["package_id"].to_string())
            .collect();
        Ok((cost, packages.len()))
    }

    /// Returns the number of LLVM IR lines that rustc generates for a crate before any LLVM passes,
    /// like `cargo llvm-lines`.
    pub(crate) fn llvm_lines(&self, endpoints: usize) -> io::Result<usize> {
        touch(&self.root_file(endpoints))?;
        let file: PathBuf = self.directory.join("lines.ll");
        let name = crate_name(endpoints);
        let arguments = ["rustc", "--quiet", "--features", "uses", "-p", &name, "--"];
        let mut command = cargo(self, "target", &arguments);
        command.arg(format!("--emit=llvm-ir={}", file.display()));
        run(command.args(["-Cno-prepopulate-passes", "-Ccodegen-units=1"]))?;
        let text = fs::read_to_string(&file)?;
        let mut inside = false;
        Ok(text
            .lines()
            .filter(|line| {
                inside = (inside || line.starts_with("define ")) && *line != "}";
                inside && !line.is_empty()
            })
            .count())
    }

    /// Returns the version of a dependency of the workspace.
    pub(crate) fn version_of(&self, package: &str) -> io::Result<String> {
        let (_, output) = run(&mut cargo(self, "target", &["pkgid", "--quiet", package]))?;
        let id = String::from_utf8_lossy(&output);
        Ok(id.trim().rsplit(['@', '#']).next().unwrap_or_default().to_owned())
    }
}

/// Returns the output of `rustc --version`.
pub(crate) fn compiler() -> io::Result<String> {
    let (_, output) = run(Command::new("rustc").arg("--version"))?;
    Ok(String::from_utf8_lossy(&output).trim().to_owned())
}
