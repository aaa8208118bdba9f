//! The number of values that a header field has.

use crate::format::list::List;

/// How often a header field whose value has type `V` may be given.
pub trait Shape<V> {
    /// The type that is parsed.
    type Element;

    /// Returns how the lines are read.
    fn lines(&self) -> Lines;

    /// Adds an element to the value.
    fn add(value: &mut Option<V>, element: Self::Element);

    /// Returns the value without any element, if there is one.
    fn empty() -> Option<V>;
}

/// How the lines of a header field are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// There is one line.
    One,
    /// If there is not exactly one line that can be read, the value is empty.
    Lenient,
    /// There is any number of lines, with any number of elements.
    Many(List),
}

/// Exactly one.
#[derive(Debug)]
pub struct One;

impl<T> Shape<T> for One {
    type Element = T;

    fn lines(&self) -> Lines {
        Lines::One
    }

    fn add(value: &mut Option<T>, element: T) {
        *value = Some(element);
    }

    fn empty() -> Option<T> {
        None
    }
}

/// One, or none for the default.
#[derive(Debug)]
pub struct OneOrDefault;

impl<T: Default> Shape<T> for OneOrDefault {
    type Element = T;

    fn lines(&self) -> Lines {
        Lines::One
    }

    fn add(value: &mut Option<T>, element: T) {
        *value = Some(element);
    }

    fn empty() -> Option<T> {
        Some(T::default())
    }
}

/// One or none.
#[derive(Debug)]
pub struct AtMostOne {
    pub(super) lenient: bool,
}

impl<T> Shape<Option<T>> for AtMostOne {
    type Element = T;

    fn lines(&self) -> Lines {
        if self.lenient { Lines::Lenient } else { Lines::One }
    }

    fn add(value: &mut Option<Option<T>>, element: T) {
        *value = Some(Some(element));
    }

    fn empty() -> Option<Option<T>> {
        Some(None)
    }
}

/// Any number.
#[derive(Debug)]
pub struct Many(pub(super) List);

impl<T> Shape<Vec<T>> for Many {
    type Element = T;

    fn lines(&self) -> Lines {
        Lines::Many(self.0)
    }

    fn add(value: &mut Option<Vec<T>>, element: T) {
        value.get_or_insert_default().push(element);
    }

    fn empty() -> Option<Vec<T>> {
        Some(Vec::new())
    }
}
