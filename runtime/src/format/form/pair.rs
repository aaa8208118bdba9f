//! Serializes pairs of a query.

use ::serde::{Serialize, Serializer, ser::Impossible};

use super::{
    key::to_text,
    methods::{lists, refuse, transparent},
    pairs::Pairs,
    parameter::write_entry,
    write_error::{PAIR, QueryError},
};

/// Writes a sequence of two elements as a key and its value.
#[derive(Debug)]
pub(super) struct PairSerializer<'p, 'o> {
    pairs: &'p mut Pairs<'o>,
}

impl<'p, 'o> PairSerializer<'p, 'o> {
    pub(super) fn new(pairs: &'p mut Pairs<'o>) -> Self {
        Self { pairs }
    }
}

impl<'p, 'o> Serializer for PairSerializer<'p, 'o> {
    type Ok = ();
    type Error = QueryError;
    type SerializeSeq = KeyAndValue<'p, 'o>;
    type SerializeTuple = KeyAndValue<'p, 'o>;
    type SerializeTupleStruct = KeyAndValue<'p, 'o>;
    type SerializeTupleVariant = Impossible<(), QueryError>;
    type SerializeMap = Impossible<(), QueryError>;
    type SerializeStruct = Impossible<(), QueryError>;
    type SerializeStructVariant = Impossible<(), QueryError>;

    lists! { begin |this| Ok(KeyAndValue { pairs: this.pairs, state: State::BeforeKey }) }
    transparent! {}
    refuse! { PAIR => scalars bytes none unit unit_struct map struct data_variants }
}

/// The elements of a pair.
#[derive(Debug)]
pub(super) struct KeyAndValue<'p, 'o> {
    pairs: &'p mut Pairs<'o>,
    state: State,
}

#[derive(Debug)]
enum State {
    BeforeKey,
    BeforeValue(String),
    Done,
}

impl KeyAndValue<'_, '_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), QueryError> {
        self.state = match &self.state {
            State::BeforeKey => State::BeforeValue(to_text(value)?),
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

lists! { end KeyAndValue<'_, '_>, Self::finish }
