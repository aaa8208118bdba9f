//! Snapshots of the code that the macros generate for the four example endpoints.
//!
//! `INSTA_UPDATE=always cargo test -p pathlore-tests --test macros expansion` refreshes them.

use std::{
    fmt::Write as _,
    io::Write as _,
    process::{Command, Stdio},
};

use pathlore_tests::{
    definitions::{self, Written},
    expand_item, expand_metadata,
    expansion::{GATES, gates_as_modules},
};
use quote::quote;

#[test]
fn register() {
    insta::assert_snapshot!(expanded("account/register.rs"));
}

#[test]
fn login() {
    insta::assert_snapshot!(expanded("session/login.rs"));
}

#[test]
fn logout() {
    insta::assert_snapshot!(expanded("session/logout.rs"));
}

#[test]
fn get_login_token() {
    insta::assert_snapshot!(expanded("session/get_login_token.rs"));
}

/// The code of the three macros in a file of the examples.
fn expanded(file: &str) -> String {
    let file = format!("examples/src/{file}");
    let mut code = String::new();
    for definition in definitions::all().into_iter().filter(|it| it.file == file) {
        let expansion = match definition.written {
            Written::Metadata(tokens) => {
                let value = expand_metadata(tokens);
                quote!(const METADATA: Metadata = #value;)
            }
            Written::Struct { kind, arguments, item } => expand_item(kind, &arguments, item),
        };
        writeln!(code, "{}", gates_as_modules(expansion)).expect("a string can be written to");
    }
    GATES.iter().fold(formatted(&code), |code, (gate, module)| {
        code.replace(&format!("mod {module} {{"), &format!("::pathlore::codegen::{gate}! {{"))
    })
}

fn formatted(code: &str) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition=2024", "--config=max_width=120"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the toolchain has rustfmt");
    let mut input = rustfmt.stdin.take().expect("the input is a pipe");
    input.write_all(code.as_bytes()).expect("rustfmt reads its input");
    drop(input);
    let output = rustfmt.wait_with_output().expect("rustfmt ends");
    assert!(output.status.success(), "the expansion is not Rust:\n{code}");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}
