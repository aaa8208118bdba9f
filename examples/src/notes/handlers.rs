//! The handlers of the notes API.

#![allow(clippy::unused_async, reason = "handlers are async, whether they wait or not")]

use std::sync::Arc;

use axum::extract::State;
use pathlore_axum::Call;

use super::{
    Note, Problem, archive, create, delete, list, owner::Owner, read, replace, store::Store,
};

/// The number of notes on a page, unless the client wants fewer.
const PAGE: u16 = 50;

pub(super) async fn list(
    State(store): State<Arc<Store>>,
    call: Call<list::Request, Owner>,
) -> Result<list::Response, Problem> {
    let limit = call.request.limit.map_or(PAGE, |limit| limit.clamp(1, PAGE));
    let cursor = call.request.cursor.unwrap_or(0);
    let (notes, next) = store.notes().list(cursor, limit.into(), &call.request.tags);
    let mut response = list::Response::new(notes);
    response.next = next;
    Ok(response)
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    call: Call<create::Request, Owner>,
) -> Result<create::Response, Problem> {
    let (id, etag) = store.notes().create(checked(call.request.note)?);
    Ok(create::Response::new(format!("notes/{id}"), etag))
}

pub(super) async fn read(
    State(store): State<Arc<Store>>,
    call: Call<read::Request, Owner>,
) -> Result<read::Response, Problem> {
    let notes = store.notes();
    let (note, etag) = notes.read(call.request.id)?;
    Ok(if call.request.if_none_match.iter().any(|condition| condition.matches_weakly(&etag)) {
        read::Response::not_modified(etag)
    } else {
        read::Response::found(etag, note.clone())
    })
}

pub(super) async fn replace(
    State(store): State<Arc<Store>>,
    call: Call<replace::Request, Owner>,
) -> Result<replace::Response, Problem> {
    let note = checked(call.request.note)?;
    store.notes().replace(call.request.id, &call.request.if_match, note).map(replace::Response::new)
}

pub(super) async fn delete(
    State(store): State<Arc<Store>>,
    call: Call<delete::Request, Owner>,
) -> Result<delete::Response, Problem> {
    store.notes().delete(call.request.id)?;
    Ok(delete::Response::new())
}

pub(super) async fn archive(
    State(store): State<Arc<Store>>,
    call: Call<archive::Request, Owner>,
) -> Result<archive::Response, Problem> {
    store.notes().archive(call.request.id)?;
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
