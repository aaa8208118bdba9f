//! The notes of a server.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{Condition, EntityTag, Entry, Note, Problem};

/// Notes in memory, which one token gives access to.
pub(super) struct Store {
    pub(super) token: String,
    notes: Mutex<Notes>,
}

/// All notes.
#[derive(Default)]
pub(super) struct Notes {
    last_id: u64,
    notes: BTreeMap<u64, Stored>,
}

struct Stored {
    note: Note,
    version: u64,
    is_archived: bool,
}

impl Store {
    pub(super) fn new(token: String) -> Self {
        Self { token, notes: Mutex::default() }
    }

    pub(super) fn notes(&self) -> MutexGuard<'_, Notes> {
        // No change is made in several steps, so a panic leaves the notes as they should be.
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Notes {
    /// Returns a page of notes with all of these tags, and the place where the next page begins.
    pub(super) fn list(
        &self,
        cursor: u64,
        limit: usize,
        tags: &[String],
    ) -> (Vec<Entry>, Option<u64>) {
        let is_listed = |stored: &Stored| {
            !stored.is_archived && tags.iter().all(|tag| stored.note.tags.contains(tag))
        };
        let mut listed = self.notes.range(cursor..).filter(|(_, stored)| is_listed(stored));
        let page = listed.by_ref().take(limit);
        let page = page.map(|(&id, stored)| Entry { id, title: stored.note.title.clone() });
        (page.collect(), listed.next().map(|(&id, _)| id))
    }

    /// Adds a note, and returns its ID.
    pub(super) fn create(&mut self, note: Note) -> (u64, EntityTag) {
        self.last_id += 1;
        self.notes.insert(self.last_id, Stored { note, version: 1, is_archived: false });
        (self.last_id, EntityTag::of_version(1))
    }

    pub(super) fn read(&self, id: u64) -> Result<(&Note, EntityTag), Problem> {
        let stored = self.notes.get(&id).ok_or_else(missing)?;
        Ok((&stored.note, EntityTag::of_version(stored.version)))
    }

    /// Replaces a note if it has one of the versions.
    pub(super) fn replace(
        &mut self,
        id: u64,
        expected: &[Condition],
        note: Note,
    ) -> Result<EntityTag, Problem> {
        let stored = self.notes.get_mut(&id).ok_or_else(missing)?;
        let current = EntityTag::of_version(stored.version);
        if !expected.is_empty() && !expected.iter().any(|it| it.matches(&current)) {
            return Err(Problem::changed(current, "the note has changed".to_owned()));
        }
        stored.note = note;
        stored.version += 1;
        Ok(EntityTag::of_version(stored.version))
    }

    pub(super) fn delete(&mut self, id: u64) -> Result<(), Problem> {
        self.notes.remove(&id).map(drop).ok_or_else(missing)
    }

    pub(super) fn archive(&mut self, id: u64) -> Result<(), Problem> {
        self.notes.get_mut(&id).ok_or_else(missing)?.is_archived = true;
        Ok(())
    }
}

fn missing() -> Problem {
    Problem::not_found("there is no note with this ID".to_owned())
}
