//! What holds for every change.

use std::{num::NonZero, thread};

use pathlore_tests::expansion::Error;
use proc_macro2::{Delimiter, TokenTree};

use super::{
    edit::Edit,
    outcome::{Outcome, outcomes},
    pool::pool,
    random::Random,
    subject::Subject,
};

/// The number of changed definitions.
const CASES: u64 = 20_000;

/// How many definitions are expanded before rustc parses their expansions.
const BATCH: usize = 400;

/// The macros are run with the features of syn that they have as a dependency. With `full` they
/// would parse expressions that they cannot parse for users.
#[test]
fn syn_is_built_without_full() {
    assert!(syn::parse_str::<syn::Expr>("|x| x").is_err());
}

#[test]
fn any_tokens_expand_to_code_or_errors() {
    let outcomes = in_threads(expand_seeds)
        .into_iter()
        .fold([0; 3], |sum, outcomes| [0, 1, 2].map(|kind| sum[kind] + outcomes[kind]));
    // Rare outcomes would mean that the changes are too small or too large.
    assert!(outcomes.iter().all(|&seen| seen > CASES / 20), "{outcomes:?}");
}

/// Returns how often there was code, an error, and no Rust.
fn expand_seeds(first: usize, step: usize) -> [u64; 3] {
    let (subjects, pool) = (Subject::all(), pool());
    assert!(subjects.len() > 100, "{} definitions were found", subjects.len());
    let seeds: Vec<u64> = (first as u64..CASES).step_by(step).collect();
    let mut seen = [0; 3];
    for batch in seeds.chunks(BATCH) {
        let changed = batch.iter().map(|&seed| changed(seed, &subjects, &pool));
        for (seed, (subject, outcome)) in batch.iter().zip(outcomes(changed)) {
            match outcome {
                Ok(Outcome::Code) => seen[0] += 1,
                Ok(Outcome::Errors(_)) => seen[1] += 1,
                Ok(Outcome::NotRust) => seen[2] += 1,
                Err(problem) => panic!("seed {seed}: {problem}\nof: {subject}"),
            }
        }
    }
    seen
}

/// A definition with one change in most cases, and up to three.
fn changed(seed: u64, subjects: &[Subject], pool: &[Vec<TokenTree>]) -> Subject {
    let mut random = Random::new(seed);
    let mut subject = random.pick(subjects).clone();
    for _ in 0..=random.below(6).saturating_sub(3) {
        let places = subject.places();
        if places.is_empty() {
            break;
        }
        let place = places.start + random.below(places.len());
        let edit = any_edit(&mut random, pool);
        subject = subject.edited(place, &edit);
    }
    subject
}

/// Runs `run(0, n)` to `run(n - 1, n)` in parallel. Tokens are bound to their thread, so each
/// thread reads the definitions itself.
fn in_threads<T: Send>(run: impl Fn(usize, usize) -> T + Sync) -> Vec<T> {
    let step = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let run = &run;
        let threads: Vec<_> =
            (0..step).map(|first| scope.spawn(move || run(first, step))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no case failed")).collect()
    })
}

#[test]
fn unchanged_definitions_expand_to_code() {
    for (subject, outcome) in outcomes(Subject::all()) {
        assert!(matches!(outcome, Ok(Outcome::Code)), "{outcome:?}\nof: {subject}");
    }
}

/// Only an attribute that is reported is removed.
#[test]
fn what_only_begins_like_a_second_attribute_is_kept() {
    for (attribute, is_rust) in [
        ("response", true),
        ("response(status = 201)", true),
        ("response serde(deny_unknown_fields)", false),
        ("request, response", false),
        ("api serde(default)", false),
    ] {
        let item = format!("#[{attribute}] struct Request {{ id: u8 }}");
        let subject = Subject::request(item.parse().unwrap());
        for (subject, outcome) in outcomes([subject]) {
            let is_expected = match &outcome {
                Ok(Outcome::Errors(errors)) => is_rust && errors.len() == 1,
                Ok(Outcome::NotRust) => !is_rust,
                _ => false,
            };
            assert!(is_expected, "{subject}: {outcome:?}");
        }
    }
}

fn any_edit(random: &mut Random, pool: &[Vec<TokenTree>]) -> Edit {
    match random.below(12) {
        0 | 1 => Edit::Delete,
        2 => Edit::Unwrap,
        3 => Edit::Duplicate,
        4 => Edit::SwapWithNext,
        5..=7 => Edit::Replace(random.pick(pool).clone()),
        8 | 9 => Edit::InsertBefore(random.pick(pool).clone()),
        10 => Edit::TruncateAfter,
        _ => {
            let delimiters =
                [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None];
            Edit::Nest(*random.pick(&delimiters), 1 + random.below(4))
        }
    }
}

/// Tests that a token that is missing or repeated causes at most one error. A token that is replaced
/// may be two mistakes, the new token and the missing one; that must be rare.
#[test]
fn one_changed_token_is_one_error() {
    let mut all = Mistakes::default();
    for mistakes in in_threads(mistakes) {
        all.problems.extend(mistakes.problems);
        all.several.extend(mistakes.several);
        all.changes += mistakes.changes;
    }
    let Mistakes { problems, several, changes } = all;
    assert!(problems.is_empty(), "{} changes:\n\n{}", problems.len(), problems.join("\n\n"));
    assert!(
        several.len() * 200 < changes,
        "{} of {changes} changes:\n\n{}",
        several.len(),
        several.join("\n\n")
    );
}

#[derive(Default)]
struct Mistakes {
    /// Changes that break a law.
    problems: Vec<String>,
    /// Changes with several errors, which are tolerated if they are few.
    several: Vec<String>,
    /// The number of changes that are not deletions or repetitions.
    changes: usize,
}

/// Changes every `step`-th definition at each of its places.
fn mistakes(first: usize, step: usize) -> Mistakes {
    let (subjects, mut pool) = (Subject::all(), pool());
    pool.retain(|tokens| tokens.len() == 1);
    let mut edits = Vec::new();
    let mut changed = Vec::new();
    for subject in subjects.iter().skip(first).step_by(step) {
        let mut random = Random::of(&subject.to_string());
        for place in subject.places() {
            let edit = match random.below(12) {
                0 => Edit::Replace(random.pick(&pool).clone()),
                1 => Edit::InsertBefore(random.pick(&pool).clone()),
                2 => Edit::SwapWithNext,
                3 => Edit::Duplicate,
                _ => Edit::Delete,
            };
            changed.push(subject.edited(place, &edit));
            edits.push(edit);
        }
    }
    let mut found = Mistakes::default();
    for (edits, changed) in edits.chunks(BATCH).zip(changed.chunks(BATCH)) {
        for (edit, (subject, outcome)) in edits.iter().zip(outcomes(changed.to_vec())) {
            found.add(edit, &subject, outcome);
        }
    }
    found
}

impl Mistakes {
    fn add(&mut self, edit: &Edit, subject: &Subject, outcome: Result<Outcome, String>) {
        let is_strict = matches!(edit, Edit::Delete | Edit::Duplicate);
        self.changes += usize::from(!is_strict);
        match outcome {
            Ok(Outcome::Errors(errors)) if errors.len() > 1 => {
                // Without `outgoing`, each field that holds a reference is a mistake.
                let is_reference =
                    |error: &Error| error.message.contains("a reference cannot be received");
                if errors.iter().all(is_reference) {
                    return;
                }
                let messages: Vec<_> = errors.into_iter().map(|error| error.message).collect();
                let text = format!("{edit:?}\n{}\nof: {subject}", messages.join("\n"));
                let list = if is_strict { &mut self.problems } else { &mut self.several };
                list.push(text);
            }
            Ok(_) => {}
            Err(problem) => self.problems.push(format!("{problem}\nof: {subject}")),
        }
    }
}
