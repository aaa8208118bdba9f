//! Runs rustc and keeps the diagnostics that it prints.
//!
//! The compile-fail tests set this program as cargo's `rustc-workspace-wrapper`, so that one build
//! of the cases serves trybuild and the test that counts errors. rustc compiles incrementally here,
//! as it does in an editor: it then reports some errors again if they affect another function.

use std::{
    env,
    error::Error,
    ffi::OsStr,
    fs,
    io::{Write as _, stderr},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let mut rustc = Command::new(arguments.next().ok_or("expected the path of rustc")?);
    let arguments: Vec<_> = arguments.collect();
    rustc.args(&arguments);
    let is_source = |argument: &&OsStr| Path::new(argument).extension() == Some("rs".as_ref());
    let source = arguments.iter().map(AsRef::as_ref).find(is_source);
    let Some(source) = source.map(Path::new).filter(|source| source.is_absolute()) else {
        return Ok(exit_code(rustc.status()?.code()));
    };

    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("expected cargo")?);
    let case: PathBuf = source.iter().skip(source.iter().count().saturating_sub(2)).collect();
    let record = package.join("diagnostics").join(case).with_extension("json");
    let incremental = record.with_extension("incremental");
    fs::create_dir_all(&incremental)?;
    rustc.arg("-C").arg(["incremental=".as_ref(), incremental.as_os_str()].join("".as_ref()));
    let output = rustc.stdout(Stdio::inherit()).output()?;
    fs::remove_dir_all(incremental)?;
    fs::write(record, &output.stderr)?;
    stderr().write_all(&output.stderr)?;
    Ok(exit_code(output.status.code()))
}

fn exit_code(code: Option<i32>) -> ExitCode {
    code.and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
}
