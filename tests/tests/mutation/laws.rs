//! What must hold of every change.

use std::panic::{self, AssertUnwindSafe};

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

/// Any tokens give code or errors, and nothing else.
#[test]
fn total() {
    let (subjects, pool) = (Subject::all(), pool());
    assert!(subjects.len() > 100, "the definitions were found: {}", subjects.len());
    let mut outcomes = [0; 3];
    for seed in 0..CASES {
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
    // Each kind of outcome was seen often, so the changes are neither too small nor too large.
    assert!(outcomes.iter().all(|&seen| seen > CASES / 20), "{outcomes:?}");
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

#[test]
#[ignore]
fn statistics() {
    use std::collections::BTreeMap;
    let (subjects, pool) = (Subject::all(), pool());
    let mut table: BTreeMap<(String, usize), u32> = BTreeMap::new();
    let mut groups: BTreeMap<(String, Vec<String>), (u32, String)> = BTreeMap::new();
    let mut random = Random::new(7);
    let mut problems: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for subject in &subjects {
        for place in subject.places() {
            let edits = [
                ("delete", Edit::Delete),
                ("duplicate", Edit::Duplicate),
                ("unwrap", Edit::Unwrap),
                ("swap", Edit::SwapWithNext),
                ("truncate", Edit::TruncateAfter),
                ("replace", Edit::Replace(random.pick(&pool).clone())),
                ("insert", Edit::InsertBefore(random.pick(&pool).clone())),
                ("nest", any_edit(&mut random, &pool)),
            ];
            for (name, edit) in edits {
                let changed = subject.edited(place, &edit);
                let count = match checked(&changed) {
                    Ok(Outcome::Errors(errors)) => {
                        if errors.len() > 1 {
                            let mut messages: Vec<_> =
                                errors.iter().map(|error| error.message.clone()).collect();
                            messages.truncate(3);
                            let entry = groups
                                .entry((name.to_owned(), messages))
                                .or_insert((0, changed.to_string()));
                            entry.0 += 1;
                        }
                        errors.len()
                    }
                    Ok(_) => 0,
                    Err(problem) => {
                        let first: String = problem.lines().next().unwrap_or_default().to_owned();
                        let entry = problems
                            .entry(first)
                            .or_insert((0, format!("{problem}\nof {changed}")));
                        entry.0 += 1;
                        999
                    }
                };
                *table.entry((name.to_owned(), count.min(9))).or_default() += 1;
            }
        }
    }
    for (key, count) in &table {
        println!("{key:?} {count}");
    }
    for ((name, messages), (count, example)) in &groups {
        println!("== {name} x{count}");
        for message in messages {
            println!("   {message}");
        }
        println!("   {}", example.chars().take(1200).collect::<String>());
    }
    println!("######## problems");
    for (first, (count, example)) in &problems {
        println!("!! x{count} {first}\n{}", example.chars().take(1500).collect::<String>());
    }
}
