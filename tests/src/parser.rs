//! rustc as the judge of what is Rust.
//!
//! Tokens are collected in a file, one call of a macro for each question, and parsed by one run of
//! rustc. The macros have no output, so nothing but the parser looks at the tokens.

use std::{
    collections::HashSet,
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    process::{self, Command},
    sync::atomic::{AtomicUsize, Ordering},
};

use proc_macro2::{TokenStream, TokenTree};

const MACROS: &str = "\
#![no_std]
macro_rules! expression { ($_:expr) => {} }
macro_rules! item { ($_:item) => {} }
macro_rules! items { ($($_:item)*) => {} }
";

/// rustc parses the whole file if it reports this error, which comes last.
const END: &str = "compile_error! { \"the end\" }";

/// What tokens may be.
#[derive(Clone, Copy, Debug)]
pub enum Fragment {
    /// One expression.
    Expression,
    /// One item, as above an attribute macro.
    Item,
    /// Any number of items, as from a derive.
    Items,
}

/// A question to [`Parser`], answered by [`Parsed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    first_line: usize,
    lines: usize,
}

/// Collects questions.
#[derive(Debug)]
pub struct Parser {
    source: String,
    lines: usize,
}

impl Default for Parser {
    fn default() -> Self {
        Self { source: MACROS.to_owned(), lines: MACROS.lines().count() }
    }
}

impl Parser {
    /// Asks whether the tokens are such a fragment.
    pub fn ask(&mut self, fragment: Fragment, tokens: &TokenStream) -> Question {
        let name = match fragment {
            Fragment::Expression => "expression",
            Fragment::Item => "item",
            Fragment::Items => "items",
        };
        let start = self.source.len();
        // Writing to a string cannot fail.
        let _ = if has_half_lifetime(tokens) {
            writeln!(self.source, "{name}! {{ ? }}")
        } else {
            writeln!(self.source, "{name}! {{ {tokens} }}")
        };
        let lines = self.source.get(start..).unwrap_or_default().lines().count();
        let question = Question { first_line: self.lines + 1, lines };
        self.lines += lines;
        question
    }

    /// Has rustc parse all tokens. The file goes to `folder`.
    ///
    /// # Errors
    ///
    /// Returns an error if rustc cannot be run, or does not come to the end of the file.
    pub fn parse(mut self, folder: &Path) -> io::Result<Parsed> {
        self.source.push_str(END);
        let mut lines: Vec<_> = self.source.lines().collect();
        let mut errors = HashSet::new();
        loop {
            let diagnostics = parsed(&lines.join("\n"), folder)?;
            errors.extend(diagnostics.lines);
            if errors.contains(&(self.lines + 1)) {
                return Ok(Parsed { source: self.source, errors });
            }
            // A few errors end the parser.
            match diagnostics.last.and_then(|last| lines.get_mut(last - 1)) {
                Some(fatal) if !fatal.is_empty() => *fatal = "",
                _ => return Err(io::Error::other(diagnostics.text)),
            }
        }
    }
}

/// What rustc reports about a file.
struct Diagnostics {
    text: String,
    /// The numbers of the lines that have errors.
    lines: HashSet<usize>,
    /// The line of the last error.
    last: Option<usize>,
}

/// Has rustc parse a file.
fn parsed(source: &str, folder: &Path) -> io::Result<Diagnostics> {
    static FILES: AtomicUsize = AtomicUsize::new(0);

    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let file = folder.join(format!("parsed-{}-{number}.rs", process::id()));
    fs::write(&file, source)?;
    let output = Command::new(env::var_os("RUSTC").map_or("rustc".into(), PathBuf::from))
        // In the edition 2024 a name of the definitions is a keyword.
        .args(["--edition=2021", "--crate-type=lib", "--emit=metadata", "--out-dir"])
        .arg(folder)
        .args(["--cap-lints=allow", "--error-format=short"])
        .arg(&file)
        .output()?;
    fs::remove_file(&file)?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let prefix = format!("{}:", file.display());
    let line = |text: &str| text.strip_prefix(&prefix)?.split(':').next()?.parse().ok();
    let lines: Vec<usize> = text.lines().filter_map(line).collect();
    Ok(Diagnostics { last: lines.last().copied(), lines: lines.into_iter().collect(), text })
}

/// Returns whether an apostrophe is not followed by a name. rustc has no such token.
fn has_half_lifetime(tokens: &TokenStream) -> bool {
    let mut trees = tokens.clone().into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) if has_half_lifetime(&group.stream()) => return true,
            TokenTree::Punct(punct)
                if punct.as_char() == '\''
                    && !matches!(trees.peek(), Some(TokenTree::Ident(_))) =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// The answers to all questions of a [`Parser`].
#[derive(Debug)]
pub struct Parsed {
    source: String,
    errors: HashSet<usize>,
}

impl Parsed {
    /// Returns whether the tokens are such a fragment.
    #[must_use]
    pub fn is_rust(&self, question: Question) -> bool {
        let mut lines = question.first_line..question.first_line + question.lines;
        !lines.any(|line| self.errors.contains(&line))
    }

    /// Returns the tokens as they were parsed.
    #[must_use]
    pub fn tokens(&self, question: Question) -> String {
        let lines = self.source.lines().skip(question.first_line - 1).take(question.lines);
        lines.collect::<Vec<_>>().join("\n")
    }
}
