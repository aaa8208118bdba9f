//! Runs cargo, and measures what it takes.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs::File,
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Instant, SystemTime},
};

use nix::sys::{
    resource::{UsageWho, getrusage},
    time::TimeValLike,
};

use crate::generate::{Workspace, crate_name};

/// What a command took, in seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Time on processors, of the command and all it started. It varies less than time on the
    /// clock where the machine is shared.
    pub(crate) processor: f64,
    pub(crate) wall: f64,
}

/// Which code cargo makes.
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

/// The command, in a workspace, without what a user's environment would change about it.
fn cargo<S: AsRef<OsStr>>(workspace: &Workspace, target: &str, arguments: &[S]) -> Command {
    let mut command = Command::new("cargo");
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_JOBS"] {
        command.env_remove(variable);
    }
    command
        .current_dir(&workspace.directory)
        .env("CARGO_TARGET_DIR", workspace.directory.join(target))
        // Whole builds are compared; where a build is incremental, a flag says so.
        .env("CARGO_INCREMENTAL", "0")
        .args(arguments)
        .stdin(Stdio::null());
    command
}

fn run(command: &mut Command) -> io::Result<(Cost, Vec<u8>)> {
    let processor_before = processor()?;
    let begin = Instant::now();
    let output = command.output()?;
    let cost =
        Cost { processor: processor()? - processor_before, wall: begin.elapsed().as_secs_f64() };
    if output.status.success() {
        return Ok((cost, output.stdout));
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{command:?} failed:\n{errors}")))
}

/// The time on processors of all commands that have ended.
fn processor() -> io::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds =
        usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    #[expect(clippy::cast_precision_loss, reason = "a process does not run for centuries")]
    Ok(microseconds as f64 / 1e6)
}

fn touch(file: &Path) -> io::Result<()> {
    File::options().append(true).open(file)?.set_modified(SystemTime::now())
}

impl Workspace {
    /// Downloads and compiles what all crates of the workspace depend on.
    pub(crate) fn prepare(&self, profile: Profile) -> io::Result<()> {
        self.build(profile, 0).map(drop)
    }

    /// Compiles one crate whose dependencies are there.
    pub(crate) fn build(&self, profile: Profile, endpoints: usize) -> io::Result<Cost> {
        touch(&self.root_file(endpoints))?;
        // One job: what threads wait for each other is not what an endpoint costs.
        let mut command = cargo(self, "target", profile.arguments());
        command.args(["--quiet", "-j1", "-p", &crate_name(endpoints)]);
        run(&mut command).map(|(cost, _)| cost)
    }

    /// The size, in bytes, of the library that [`build`](Self::build) made.
    pub(crate) fn library_size(&self, profile: Profile, endpoints: usize) -> io::Result<u64> {
        let folder = match profile {
            Profile::Check => return Err(io::Error::other("no library is made")),
            Profile::Debug => "debug",
            Profile::Release => "release",
        };
        let file = format!("target/{folder}/lib{}.rlib", crate_name(endpoints));
        Ok(self.directory.join(file).metadata()?.len())
    }

    /// Checks a crate with what rustc kept of the last time.
    pub(crate) fn check_incrementally(&self, endpoints: usize) -> io::Result<Cost> {
        let kept = self.directory.join("incremental");
        let name = crate_name(endpoints);
        let mut command = cargo(self, "target", &["rustc", "--quiet", "-j1", "-p", &name]);
        // By a flag and not by the profile: as a path dependency, the runtime would be compiled
        // incrementally too, which one from a registry is not.
        command.args(["--profile", "check", "--"]);
        command.arg(format!("-Cincremental={}", kept.display()));
        run(&mut command).map(|(cost, _)| cost)
    }

    /// Builds the crate with its whole tree, and counts the packages.
    pub(crate) fn build_all(&self, endpoints: usize) -> io::Result<(Cost, usize)> {
        let target = "clean";
        let directory = self.directory.join(target);
        if directory.exists() {
            std::fs::remove_dir_all(&directory)?;
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

    /// The lines of LLVM's code that rustc makes of a crate, before LLVM changes it: what
    /// `cargo llvm-lines` counts.
    pub(crate) fn llvm_lines(&self, endpoints: usize) -> io::Result<usize> {
        touch(&self.root_file(endpoints))?;
        let file: PathBuf = self.directory.join("lines.ll");
        let name = crate_name(endpoints);
        let arguments = ["rustc", "--quiet", "--features", "uses", "-p", &name, "--"];
        let mut command = cargo(self, "target", &arguments);
        command.arg(format!("--emit=llvm-ir={}", file.display()));
        run(command.args(["-Cno-prepopulate-passes", "-Ccodegen-units=1"]))?;
        let text = std::fs::read_to_string(&file)?;
        let mut inside = false;
        Ok(text
            .lines()
            .filter(|line| {
                inside = (inside || line.starts_with("define ")) && *line != "}";
                inside && !line.is_empty()
            })
            .count())
    }

    /// The version of a package that the workspace depends on.
    pub(crate) fn version_of(&self, package: &str) -> io::Result<String> {
        let (_, output) = run(&mut cargo(self, "target", &["pkgid", "--quiet", package]))?;
        let text = String::from_utf8_lossy(&output);
        Ok(text.trim().rsplit(['@', '#']).next().unwrap_or_default().to_owned())
    }
}

/// The first line of `rustc --version`.
pub(crate) fn compiler() -> io::Result<String> {
    let (_, output) = run(Command::new("rustc").arg("--version"))?;
    Ok(String::from_utf8_lossy(&output).trim().to_owned())
}
