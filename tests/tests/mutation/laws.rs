//! What must hold of every change.

use std::{
    num::NonZero,
    panic::{self, AssertUnwindSafe},
    thread,
};

use pathlore_tests::expansion::Error;
use proc_macro2::Delimiter;

use super::{
    edit::Edit,
    outcome::{Outcome, outcome},
    pool::pool,
    random::Random,
    subject::Subject,
};

/// How many changed definitions are expanded.
const CASES: u64 = 20_000;

/// The macros run here with the syn that they have where nothing else asks it for more. With its
/// `full` they would read what they cannot read there.
#[test]
fn without_full() {
    assert!(syn::parse_str::<syn::Expr>("|x| x").is_err());
}

/// Any tokens give code or errors, and nothing else.
#[test]
fn total() {
    let outcomes = in_threads(expand_seeds)
        .into_iter()
        .fold([0; 3], |sum, outcomes| [0, 1, 2].map(|kind| sum[kind] + outcomes[kind]));
    // Each kind of outcome was seen often, so the changes are neither too small nor too large.
    assert!(outcomes.iter().all(|&seen| seen > CASES / 20), "{outcomes:?}");
}

/// How often there was code, errors, and no Rust.
fn expand_seeds(first: usize, step: usize) -> [u64; 3] {
    let (subjects, pool) = (Subject::all(), pool());
    assert!(subjects.len() > 100, "the definitions were found: {}", subjects.len());
    let mut outcomes = [0; 3];
    for seed in (first as u64..CASES).step_by(step) {
        let mut random = Random::new(seed);
        let mut subject = random.pick(&subjects).clone();
        // Mostly one change, sometimes several.
        for _ in 0..=random.below(6).saturating_sub(3) {
            let places = subject.places();
            if places.is_empty() {
                break;
            }
            let place = places.start + random.below(places.len());
            let edit = any_edit(&mut random, &pool);
            subject = subject.edited(place, &edit);
        }
        match checked(&subject) {
            Ok(Outcome::Code) => outcomes[0] += 1,
            Ok(Outcome::Errors(_)) => outcomes[1] += 1,
            Ok(Outcome::NotRust) => outcomes[2] += 1,
            Err(problem) => panic!("seed {seed}: {problem}\nof: {subject}"),
        }
    }
    outcomes
}

/// Runs with `(0, n)` to `(n - 1, n)` beside each other. Tokens do not leave their thread, so each
/// reads the definitions.
fn in_threads<T: Send>(run: impl Fn(usize, usize) -> T + Sync) -> Vec<T> {
    let step = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let run = &run;
        let threads: Vec<_> =
            (0..step).map(|first| scope.spawn(move || run(first, step))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no case failed")).collect()
    })
}

/// The definitions themselves are right.
#[test]
fn unchanged() {
    for subject in Subject::all() {
        match checked(&subject) {
            Ok(Outcome::Code) => {}
            other => panic!("{other:?}\nof: {subject}"),
        }
    }
}

fn any_edit(random: &mut Random, pool: &[Vec<proc_macro2::TokenTree>]) -> Edit {
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

/// The outcome; a panic of a macro is a problem like others.
pub(super) fn checked(subject: &Subject) -> Result<Outcome, String> {
    panic::catch_unwind(AssertUnwindSafe(|| outcome(subject)))
        .unwrap_or_else(|_| Err("a macro panicked".to_owned()))
}

/// One token that is missing or stands twice gives one error at most. One that another is put in
/// place of may be two mistakes, what is there and what is not: that is rare.
#[test]
fn one_mistake_one_error() {
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
    /// What must not be.
    problems: Vec<String>,
    /// Where several errors are excused, if there are few of them.
    several: Vec<String>,
    /// How many changes put another token in.
    changes: usize,
}

/// Changes every `step`-th definition at all of its places.
fn mistakes(first: usize, step: usize) -> Mistakes {
    let (subjects, mut pool) = (Subject::all(), pool());
    pool.retain(|tokens| tokens.len() == 1);
    let mut found = Mistakes::default();
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
            let is_strict = matches!(edit, Edit::Delete | Edit::Duplicate);
            found.changes += usize::from(!is_strict);
            let changed = subject.edited(place, &edit);
            match checked(&changed) {
                Ok(Outcome::Errors(errors)) if errors.len() > 1 => {
                    // Without `outgoing`, each field that holds a reference is a mistake.
                    let is_reference =
                        |error: &Error| error.message.contains("a reference cannot be received");
                    if errors.iter().all(is_reference) {
                        continue;
                    }
                    let messages: Vec<_> = errors.into_iter().map(|error| error.message).collect();
                    let text = format!("{edit:?}\n{}\nof: {changed}", messages.join("\n"));
                    let list = if is_strict { &mut found.problems } else { &mut found.several };
                    list.push(text);
                }
                Ok(_) => {}
                Err(problem) => found.problems.push(format!("{problem}\nof: {changed}")),
            }
        }
    }
    found
}
