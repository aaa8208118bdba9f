//! The program as a process of its own.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    net::SocketAddr,
    process::{Child, Command, Output, Stdio},
};

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pathlore-examples"));
    // The output must not depend on the environment of the test.
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "http_proxy", "HTTP_PROXY"] {
        command.env_remove(variable);
    }
    command
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A process that runs a homeserver until it is dropped.
pub(crate) struct ServerProcess {
    process: Child,
    address: SocketAddr,
}

impl ServerProcess {
    /// Starts a server on a free port, with these arguments.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = program();
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        Self { process, address }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Kills the process, and returns what it has written to its standard error output.
    pub(crate) fn kill(mut self) -> String {
        self.process.kill().unwrap();
        let mut log = String::new();
        self.process.stderr.as_mut().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // Fails if the process has already ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
