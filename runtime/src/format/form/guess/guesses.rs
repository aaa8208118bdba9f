//! Guesses about the strings of a query.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    super::read_error::ReadError,
    limits::{Limits, MAX_SINGLE_GUESSES},
    record::{MAX_REFUSALS, Place, Recorder, Refusal},
    scalar::Scalar,
};

/// A key, or a value that a key has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Id {
    /// The position of the pair in the query, or of the value if its key is known.
    pub(in super::super) pair: usize,
    pub(in super::super) is_key: bool,
}

/// Guesses with which a query is read.
#[derive(Default)]
pub(in super::super) struct Guesses {
    strings: BTreeMap<Id, Guess>,
    /// Absent parameters that are empty lists.
    lists: Vec<&'static str>,
    /// The strings that were read without a type.
    asked: RefCell<Vec<Asked>>,
    /// The pairs whose values are not UTF-8, of those that were read without a type.
    undecodable: RefCell<Vec<usize>>,
    recorder: Recorder,
    /// Whether some guess is about a string that a type refused and another took.
    is_speculative: bool,
}

#[derive(Clone, Copy, Default)]
struct Guess {
    /// Whether the only value of a key is a list with one element.
    is_list: bool,
    /// Whether the string is a number, a boolean or a unit.
    is_scalar: bool,
}

struct Asked {
    id: Id,
    place: Place,
    can_be_scalar: bool,
}

/// Returns a key and its value.
pub(super) type GetPair<'p> = &'p dyn Fn(usize) -> Option<(String, String)>;

impl Guesses {
    fn new(strings: BTreeMap<Id, Guess>, lists: Vec<&'static str>) -> Self {
        Self { strings, lists, ..Self::default() }
    }

    /// Returns the value of a string whose type is not known, if it is guessed to be another.
    pub(in super::super) fn scalar(&self, id: Id, text: &str) -> Option<Scalar> {
        // Most keys are names of fields.
        if id.is_key && !text.starts_with(|c| matches!(c, '-' | '0'..='9' | 't' | 'f')) {
            return None;
        }
        let scalar = Scalar::parse(text);
        if !id.is_key || scalar.is_some() {
            self.recorder.begin();
            let (place, can_be_scalar) = (Place::of(text), scalar.is_some());
            self.asked.borrow_mut().push(Asked { id, place, can_be_scalar });
        }
        scalar.filter(|_| self.of(id).is_scalar)
    }

    /// Records a value that is not UTF-8 and whose type is not known.
    pub(in super::super) fn undecodable(&self, id: Id) {
        if !id.is_key {
            self.recorder.begin();
            self.undecodable.borrow_mut().push(id.pair);
        }
    }

    /// Returns whether the only value of a key is guessed to be a list.
    pub(in super::super) fn is_list(&self, id: Id) -> bool {
        self.of(id).is_list
    }

    /// Returns the absent parameters that are guessed to be empty lists.
    pub(in super::super) fn lists(&self) -> &[&'static str] {
        &self.lists
    }

    fn of(&self, id: Id) -> Guess {
        self.strings.get(&id).copied().unwrap_or_default()
    }

    /// Returns whether the result cannot be better with other guesses.
    pub(in super::super) fn is_final<T>(&self, result: &Result<T, ReadError>) -> bool {
        !self.recorder.is_recording() && !matches!(result, Err(ReadError { absent: Some(_), .. }))
    }

    /// Ends the recording, and returns what was refused.
    pub(super) fn refusals<T>(&self, result: &Result<T, ReadError>) -> Vec<Refusal> {
        let mut refusals = self.recorder.end();
        if let Err(ReadError { absent: Some(name), .. }) = result {
            refusals.push(Refusal::Missing(name));
        }
        refusals
    }

    /// Forgets the strings that were read without a type.
    pub(super) fn clear(&self) {
        self.asked.borrow_mut().clear();
    }

    /// Returns other guesses, the most likely last. Of more than `attempts`, the most likely ones.
    pub(super) fn better<T>(
        &self,
        result: &Result<T, ReadError>,
        refusals: &[Refusal],
        Limits { attempts, single_guesses }: Limits,
    ) -> Vec<Self> {
        let is_value = |asked: &Asked| !asked.id.is_key;
        if refusals.len() > MAX_REFUSALS
            && let Some(all) = self.with_all(self.strings.clone(), is_value)
        {
            return vec![all];
        }
        let better = refusals.iter().enumerate().filter_map(|(index, refusal)| {
            let mut better = match refusal {
                Refusal::Missing(name) if !self.lists.contains(name) => {
                    let mut lists = self.lists.clone();
                    lists.push(name);
                    Self::new(self.strings.clone(), lists)
                }
                Refusal::String { place, expected } => {
                    let asked = self.asked.borrow();
                    let refused = asked.iter().find(|asked| asked.place == *place)?;
                    self.with(refused, expected, single_guesses)?
                }
                Refusal::Missing(_) | Refusal::Other { .. } => return None,
            };
            let is_last = index + 1 == refusals.len();
            let is_error = result.as_ref().is_err_and(|error| is_last && refusal.is_reason(error));
            better.is_speculative = self.is_speculative || !is_error;
            Some(better)
        });
        let mut better: Vec<Self> = better.take(attempts).collect();
        better.reverse();
        better
    }

    /// Returns the guesses with one more, about a string that was refused.
    fn with(&self, refused: &Asked, expected: &str, single_guesses: usize) -> Option<Self> {
        let sequences = ["sequence", "tuple", "array", "list", "set"];
        let guess = self.of(refused.id);
        let guess = if sequences.iter().any(|name| expected.contains(name)) {
            (!refused.id.is_key && !guess.is_list).then_some(Guess { is_list: true, ..guess })
        } else {
            // An empty string is a unit, which an `Option` takes for `None`.
            let is_expected = !refused.place.is_empty() || expected.contains("unit");
            let can_be = refused.can_be_scalar && !guess.is_scalar && is_expected;
            can_be.then_some(Guess { is_scalar: true, ..guess })
        }?;
        let mut guesses = self.strings.clone();
        guesses.insert(refused.id, guess);
        if guesses.len() > single_guesses && guess.is_scalar {
            self.with_all(guesses, |asked| asked.id.is_key == refused.id.is_key)
        } else {
            Some(Self::new(guesses, self.lists.clone()))
        }
    }

    /// Returns guesses that all strings that can be are scalars, if that makes a difference.
    fn with_all(
        &self,
        mut guesses: BTreeMap<Id, Guess>,
        is_wanted: impl Fn(&Asked) -> bool,
    ) -> Option<Self> {
        let asked = self.asked.borrow();
        let is_wanted =
            |asked: &&Asked| asked.can_be_scalar && !asked.place.is_empty() && is_wanted(asked);
        for asked in asked.iter().filter(is_wanted) {
            guesses.entry(asked.id).or_default().is_scalar = true;
        }
        let count =
            |guesses: &BTreeMap<Id, Guess>| guesses.values().filter(|it| it.is_scalar).count();
        (count(&guesses) > count(&self.strings)).then(|| Self::new(guesses, self.lists.clone()))
    }

    /// Names the parameter that an error is about, if it is known.
    pub(super) fn named(
        &self,
        error: ReadError,
        refusals: &[Refusal],
        get_pair: GetPair<'_>,
    ) -> ReadError {
        let mut repeated = None;
        if let Some(key) = self.undecodable_key(&error, get_pair) {
            return error.at(&key);
        }
        let id = refusals.last().and_then(|last| match last {
            _ if !last.is_reason(&error) => None,
            Refusal::Other { description, .. } if description == "sequence" => {
                repeated = self.repeated_key(get_pair);
                None
            }
            Refusal::String { place, .. } => {
                let asked = self.asked.borrow();
                asked.iter().find(|asked| asked.place == *place).map(|asked| asked.id)
            }
            Refusal::Other { description, .. } => self.guessed_as(description, get_pair),
            Refusal::Missing(_) => None,
        });
        match (repeated, id.and_then(|id| get_pair(id.pair))) {
            (Some(key), _) => ReadError::repeated().at(&key),
            (None, Some((key, _))) => error.at(&key),
            (None, None) => error,
        }
    }

    /// Returns the key of the only value that is not UTF-8, if an error is about such a value.
    fn undecodable_key(&self, error: &ReadError, get_pair: GetPair<'_>) -> Option<String> {
        match self.undecodable.borrow()[..] {
            [pair] if error.is_about_encoding() && !error.is_named() => Some(get_pair(pair)?.0),
            _ => None,
        }
    }

    /// Returns the only key with several values, of those that were read without a type.
    fn repeated_key(&self, get_pair: GetPair<'_>) -> Option<String> {
        let asked = self.asked.borrow();
        // Finding a pair takes time.
        if asked.len() > MAX_REFUSALS {
            return None;
        }
        let mut keys = BTreeMap::<String, usize>::new();
        for value in asked.iter().filter(|asked| !asked.id.is_key) {
            *keys.entry(get_pair(value.id.pair)?.0).or_default() += 1;
        }
        let mut repeated = keys.into_iter().filter(|(_, count)| *count > 1);
        let (key, _) = repeated.next()?;
        repeated.next().is_none().then_some(key)
    }

    /// Returns whether an error is about a guess, and not about the query.
    pub(super) fn is_wrong(&self, error: &ReadError, refusals: &[Refusal]) -> bool {
        let is_about_other = match refusals.last() {
            Some(last @ Refusal::Other { .. }) => !error.is_named() && last.is_reason(error),
            _ => false,
        };
        self.is_speculative || is_about_other || self.lists.iter().any(|name| error.is_at(name))
    }

    /// Returns the only string that is guessed to be a certain value.
    fn guessed_as(&self, description: &str, get_pair: GetPair<'_>) -> Option<Id> {
        if self.strings.len() > MAX_SINGLE_GUESSES {
            return None;
        }
        let is_it = |id: &&Id| {
            let text = get_pair(id.pair).map(|(key, value)| if id.is_key { key } else { value });
            let scalar = text.filter(|_| self.of(**id).is_scalar).and_then(|it| Scalar::parse(&it));
            scalar.is_some_and(|scalar| scalar.describe() == description)
        };
        let mut ids = self.strings.keys().filter(is_it);
        ids.next().filter(|_| ids.next().is_none()).copied()
    }
}
