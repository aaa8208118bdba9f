//! Serializes pairs of a query.

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{
    super::refuse::refuse,
    key::with_text,
    methods::{lists, transparent},
    pairs::{Key, Pairs},
    parameter::write_entry,
    write_error::{PAIR, QueryError},
};

/// Writes a sequence of two elements as a key and its value.
#[derive(Debug)]
pub(super) struct PairSerializer<'p> {
    pairs: &'p mut Pairs,
}

impl<'p> PairSerializer<'p> {
    pub(super) fn new(pairs: &'p mut Pairs) -> Self {
        Self { pairs }
    }
}

impl<'p> Serializer for PairSerializer<'p> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = KeyAndValue<'p>;
    type SerializeTuple = KeyAndValue<'p>;
    type SerializeTupleStruct = KeyAndValue<'p>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Impossible<(), QueryError>;
    type SerializeStruct = Impossible<(), QueryError>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    lists! { begin |this| Ok(KeyAndValue { pairs: this.pairs, state: State::BeforeKey }) }
    transparent! {}
    refuse! { QueryError::new(PAIR) => scalars bytes none unit unit_struct map struct data_variants }
}

/// The elements of a pair.
#[derive(Debug)]
pub(super) struct KeyAndValue<'p> {
    pairs: &'p mut Pairs,
    state: State,
}

#[derive(Debug)]
enum State {
    BeforeKey,
    BeforeValue(Key<'static>),
    Done,
}

impl KeyAndValue<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        self.state = match self.state {
            State::BeforeKey => State::BeforeValue(with_text(value, |key| self.pairs.key(key))?),
            State::BeforeValue(key) => {
                write_entry(self.pairs, key, value)?;
                State::Done
            }
            State::Done => return Err(QueryError::new(PAIR)),
        };
        Ok(())
    }

    fn finish(self) -> Result<(), QueryError> {
        match self.state {
            State::Done => Ok(()),
            State::BeforeKey | State::BeforeValue(_) => Err(QueryError::new(PAIR)),
        }
    }
}

lists! { end KeyAndValue<'_>, Self::finish }
