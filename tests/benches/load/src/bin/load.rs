//! Sends requests to a server over loopback TCP, and compares the CPU time of both servers.
//!
//! - `load serve SERVER`: serves requests until the standard input ends, on one thread. Prints the address.
//! - `load REQUESTS ROUNDS`: starts both servers, and prints the CPU time of each per request and round, in microseconds.

use std::{
    error::Error,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, ChildStdin, Command, Stdio},
};

use pathlore_bench_load::{BODY, PATH, SERVERS};
use tokio::{net::TcpListener, task::spawn_blocking};

/// A server in a process of its own.
struct Server {
    name: &'static str,
    process: Child,
    connection: TcpStream,
    // The server ends when it is dropped.
    _input: Option<ChildStdin>,
}

impl Server {
    fn start(name: &'static str) -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve", name]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn()?;
        let output = process.stdout.take().ok_or("no output")?;
        let mut address = String::new();
        BufReader::new(output).read_line(&mut address)?;
        let connection = TcpStream::connect(address.trim())?;
        connection.set_nodelay(true)?;
        let input = process.stdin.take();
        Ok(Self { name, process, connection, _input: input })
    }

    /// Sends requests one after the other, and returns the CPU time of the server for each, in microseconds.
    fn measure(&mut self, requests: u32) -> Result<f64, Box<dyn Error>> {
        let message = format!(
            "POST {PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{BODY}",
            BODY.len()
        );
        let before = self.cpu_time()?;
        let mut buffer = [0; 4096];
        for _ in 0..requests {
            self.connection.write_all(message.as_bytes())?;
            let mut read = 0;
            // The body is the last thing that is sent.
            while read == 0 || buffer[read - 1] != b'}' {
                match self.connection.read(&mut buffer[read..])? {
                    0 => return Err("the server has closed the connection".into()),
                    more => read += more,
                }
            }
            if !buffer.starts_with(b"HTTP/1.1 200 ") {
                return Err("the login has failed".into());
            }
        }
        Ok((self.cpu_time()? - before) / f64::from(requests))
    }

    /// Returns the CPU time of all threads in microseconds, user and system, which the kernel counts in nanoseconds.
    fn cpu_time(&self) -> Result<f64, Box<dyn Error>> {
        let mut nanoseconds = 0.0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.process.id()))? {
            let counted = fs::read_to_string(thread?.path().join("schedstat"))?;
            nanoseconds += counted.split(' ').next().ok_or("no time")?.parse::<f64>()?;
        }
        Ok(nanoseconds / 1000.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails if it has ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn serve(server: &str) -> Result<(), Box<dyn Error>> {
    let (_, router) = SERVERS.iter().find(|(name, _)| *name == server).ok_or("unknown server")?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let ended = spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
    axum::serve(listener, router()).with_graceful_shutdown(async { drop(ended.await) }).await?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (requests, rounds): (u32, u32) = match *arguments {
        ["serve", server] => return serve(server),
        [requests, rounds] => (requests.parse()?, rounds.parse()?),
        _ => return Err("usage: load serve SERVER | REQUESTS ROUNDS".into()),
    };
    let [(pathlore, _), (hand, _)] = SERVERS;
    let mut servers = [Server::start(pathlore)?, Server::start(hand)?];
    for server in &mut servers {
        server.measure(requests)?;
    }
    for round in 0..rounds {
        // In turns, so that neither has an advantage of its position.
        servers.rotate_left(usize::try_from(round % 2)?);
        for server in &mut servers {
            let time = server.measure(requests)?;
            println!("{} {time:.3}", server.name);
        }
    }
    Ok(())
}
