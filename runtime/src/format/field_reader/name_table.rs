//! Finds the fields that have a name, in a time that does not depend on their number.

use std::convert::Infallible;

use super::{Chunk, Entry, Format, Named};

/// The number of slots of a table that is on the stack.
const FEW: usize = 512;

/// A hash table of the names and aliases of all fields.
///
/// All names in it are the program's, so that no sender can cause collisions.
pub(crate) struct NameTable {
    few: [u16; FEW],
    /// Replaces `few` if there are more names than half of its slots.
    more: Vec<u16>,
    pub(super) has_flattened: bool,
}

/// Where a field is: its chunk, and the entries of the chunk from the field on.
pub(super) type Location<'c, 's, F> = (&'c Chunk<'c, Entry<'s, F>>, &'c [Entry<'s, F>]);

impl NameTable {
    #[inline(never)]
    pub(super) fn new<F: Format>(last: &Chunk<'_, Entry<'_, F>>) -> Self {
        let (mut count, mut has_flattened) = (0, false);
        let Ok(()) = last.try_for_each(&mut |entry| {
            match entry {
                Entry::Named(field) => count += 1 + field.names.aliases.len(),
                Entry::Flattened(_) => has_flattened = true,
            }
            Ok::<(), Infallible>(())
        });
        let more = if count > FEW / 2 { vec![0; (2 * count).next_power_of_two()] } else { vec![] };
        let mut table = Self { few: [0; FEW], more, has_flattened };
        let mut number = 0;
        let mut next = Some(last);
        while let Some(chunk) = next {
            for entry in chunk.entries {
                number += 1;
                if let Entry::Named(Named { names, .. }) = entry {
                    table.insert(names.name, number);
                    names.aliases.iter().for_each(|alias| table.insert(alias, number));
                }
            }
            next = chunk.before;
        }
        table
    }

    fn insert(&mut self, name: &str, number: u16) {
        let slots = if self.more.is_empty() { &mut self.few[..] } else { &mut self.more };
        let mut index = hash(name);
        // At least half of the slots are empty.
        while let Some(slot) = slots.get_mut(index % slots.len()) {
            if *slot == 0 {
                *slot = number;
                return;
            }
            index += 1;
        }
    }

    /// Finds the field that has a name, and the name as the field has it.
    #[inline(never)]
    pub(super) fn find<'c, 's, F: Format>(
        &self,
        last: &'c Chunk<'c, Entry<'s, F>>,
        name: &str,
    ) -> Option<(Location<'c, 's, F>, &'static str)> {
        let slots = if self.more.is_empty() { &self.few[..] } else { &self.more };
        let mut index = hash(name);
        loop {
            let number = *slots.get(index % slots.len())?;
            let (chunk, entries) = locate(last, number)?;
            if let [Entry::Named(field), ..] = entries
                && let Some(name) = field.names.find(name)
            {
                return Some(((chunk, entries), name));
            }
            index += 1;
        }
    }
}

/// Returns where the field with a number is. They are counted from 1, chunk by chunk from the last.
fn locate<'c, 's, F: Format>(
    last: &'c Chunk<'c, Entry<'s, F>>,
    number: u16,
) -> Option<Location<'c, 's, F>> {
    let mut index = usize::from(number.checked_sub(1)?);
    let mut chunk = last;
    while index >= chunk.entries.len() {
        index -= chunk.entries.len();
        chunk = chunk.before?;
    }
    Some((chunk, chunk.entries.get(index..)?))
}

/// Returns a hash of a name.
fn hash(name: &str) -> usize {
    let (words, rest) = name.as_bytes().as_chunks();
    let last = rest.iter().fold(name.len() as u64, |word, byte| (word << 8) | u64::from(*byte));
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let hash = words
        .chain([last])
        .fold(0_u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (hash >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{
        field_reader::{Names, Slot},
        json::{Json, MemberDeserializer},
    };

    struct Unused;

    impl Slot<Json> for Unused {
        fn read<'r, 'b: 'r>(
            &mut self,
            _: MemberDeserializer<'r, 'b>,
        ) -> Result<(), serde_json::Error> {
            Ok(())
        }
    }

    #[test]
    fn finds_every_name() {
        let name = |kind: &str, index| &*format!("org.example.{kind}.{index}.name").leak();
        for count in [1, 2, 85, 127, 128, 129, 255, 256, 257, 700] {
            let names: Vec<Names> = (0..count)
                .map(|index| Names {
                    name: name("name", index),
                    aliases: vec![name("alias", index), name("other", index)].leak(),
                })
                .collect();
            let mut slots: Vec<Unused> = names.iter().map(|_| Unused).collect();
            let entries: Vec<Entry<'_, Json>> = names
                .iter()
                .zip(&mut slots)
                .map(|(names, slot)| Entry::named(*names, slot))
                .collect();
            let (first, last) = entries.split_at(count / 3);
            let first = Chunk { entries: first, before: None };
            let last = Chunk { entries: last, before: Some(&first) };
            let table = NameTable::new(&last);
            for Names { name, aliases } in names {
                for searched in [&[name][..], aliases].concat() {
                    let ((_, entries), found) = table.find(&last, searched).unwrap();
                    assert_eq!(found, searched);
                    assert!(entries[0].is_named(name), "{count}: {searched}");
                }
            }
            assert!(table.find(&last, "org.example.absent.0.name").is_none());
        }
    }
}
