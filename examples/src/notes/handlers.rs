//! The handlers of the notes API.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the endpoint determines the signature of its handler"
)]

use super::{Note, Problem, archive, create, delete, list, read, replace, store::Store};

/// The number of notes on a page, unless the client wants fewer.
const PAGE: u16 = 50;

pub(super) fn list(store: &Store, request: list::Request) -> Result<list::Response, Problem> {
    let limit = request.limit.map_or(PAGE, |limit| limit.clamp(1, PAGE));
    let cursor = request.cursor.unwrap_or(0);
    let (notes, next) = store.notes().list(cursor, limit.into(), &request.tags);
    let mut response = list::Response::new(notes);
    response.next = next;
    Ok(response)
}

pub(super) fn create(store: &Store, request: create::Request) -> Result<create::Response, Problem> {
    let (id, etag) = store.notes().create(checked(request.note)?);
    Ok(create::Response::new(format!("notes/{id}"), etag))
}

pub(super) fn read(store: &Store, request: read::Request) -> Result<read::Response, Problem> {
    let notes = store.notes();
    let (note, etag) = notes.read(request.id)?;
    Ok(if request.if_none_match.iter().any(|condition| condition.matches_weakly(&etag)) {
        read::Response::not_modified(etag)
    } else {
        read::Response::found(etag, note.clone())
    })
}

pub(super) fn replace(
    store: &Store,
    request: replace::Request,
) -> Result<replace::Response, Problem> {
    let note = checked(request.note)?;
    store.notes().replace(request.id, &request.if_match, note).map(replace::Response::new)
}

pub(super) fn delete(store: &Store, request: delete::Request) -> Result<delete::Response, Problem> {
    store.notes().delete(request.id)?;
    Ok(delete::Response::new())
}

pub(super) fn archive(
    store: &Store,
    request: archive::Request,
) -> Result<archive::Response, Problem> {
    store.notes().archive(request.id)?;
    Ok(archive::Response::new())
}

/// Checks what the type of a note does not.
fn checked(note: Note) -> Result<Note, Problem> {
    if note.title.is_empty() {
        let (title, detail) = ("the note is invalid", "the title is empty");
        return Err(Problem::Invalid { title: title.to_owned(), detail: Some(detail.to_owned()) });
    }
    Ok(note)
}
