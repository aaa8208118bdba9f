//! A server for the notes API: its routes, its handlers and its store.

#![allow(clippy::unused_async, reason = "handlers are async, whether they wait or not")]

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::extract::State;
use pathlore::{SupportedVersions, auth, bytes::Bytes, http};
use pathlore_axum::{Authenticate, Endpoints};
use subtle::ConstantTimeEq as _;

use super::{EntityTag, Entry, Note, Problem, archive, create, delete, list, read, replace};
use crate::server::{Limits, MAX_BODY_BYTES, Server, ServerError};

/// Creates a server with the paths of these versions and features. Requests need the access token.
///
/// # Errors
///
/// Returns an error if binding to the address fails.
pub fn serve(
    address: SocketAddr,
    token: &str,
    supported: &SupportedVersions,
) -> Result<Server, ServerError> {
    let router = Endpoints::<App>::new()
        .body_limit(MAX_BODY_BYTES)
        .endpoint_for(supported, list)
        .endpoint_for(supported, create)
        .endpoint_for(supported, read)
        .endpoint_for(supported, replace)
        .endpoint_for(supported, delete)
        .endpoint_for(supported, archive)
        .fallback::<Problem>()
        .into_router()?
        .with_state(App { token: token.into(), last_id: Arc::default(), notes: Arc::default() });
    let router = Limits::default().around::<_, Problem>(router);
    Server::with_router(address, Limits::default(), |_| Ok(router))
}

type Result<T, E = Problem> = std::result::Result<T, E>;

/// A request of the owner of all notes, who knows the token.
type Call<R> = pathlore_axum::Call<R, Owner>;

struct Owner;

#[derive(Clone)]
struct App {
    token: Arc<str>,
    last_id: Arc<AtomicU64>,
    notes: Arc<Mutex<BTreeMap<u64, Stored>>>,
}

struct Stored {
    note: Note,
    version: u64,
    is_archived: bool,
}

impl App {
    fn notes(&self) -> MutexGuard<'_, BTreeMap<u64, Stored>> {
        // No change is made in several steps, so a panic leaves the notes as they should be.
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note<T>(&self, id: u64, change: impl FnOnce(&mut Stored) -> T) -> Result<T> {
        self.notes().get_mut(&id).map(change).ok_or_else(missing)
    }
}

impl Authenticate<auth::AccessToken, Owner> for App {
    type Error = Problem;

    async fn authenticate(
        &self,
        token: auth::PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<Owner> {
        let is_right = token.as_str().as_bytes().ct_eq(self.token.as_bytes());
        let unknown = || Problem::unauthorized("the token is unknown".to_owned());
        bool::from(is_right).then_some(Owner).ok_or_else(unknown)
    }
}

async fn list(app: State<App>, call: Call<list::Request>) -> Result<list::Response> {
    /// The largest number of notes on a page.
    const PAGE: u16 = 50;
    let request = call.request;
    let limit = request.limit.map_or(PAGE, |limit| limit.clamp(1, PAGE));
    let notes = app.notes();
    let mut listed = notes.range(request.cursor.unwrap_or(0)..).filter(|(_, stored)| {
        !stored.is_archived && request.tags.iter().all(|tag| stored.note.tags.contains(tag))
    });
    let page = listed.by_ref().take(limit.into());
    let page = page.map(|(&id, stored)| Entry { id, title: stored.note.title.clone() });
    let mut response = list::Response::new(page.collect());
    response.next = listed.next().map(|(&id, _)| id);
    Ok(response)
}

async fn create(app: State<App>, call: Call<create::Request>) -> Result<create::Response> {
    let note = call.request.note.checked()?;
    let id = app.last_id.fetch_add(1, Ordering::Relaxed) + 1;
    app.notes().insert(id, Stored { note, version: 1, is_archived: false });
    Ok(create::Response::new(format!("notes/{id}"), EntityTag::of_version(1)))
}

async fn read(app: State<App>, call: Call<read::Request>) -> Result<read::Response> {
    app.note(call.request.id, |stored| {
        let etag = EntityTag::of_version(stored.version);
        if call.request.if_none_match.iter().any(|condition| condition.matches_weakly(&etag)) {
            return read::Response::not_modified(etag);
        }
        read::Response::found(etag, stored.note.clone())
    })
}

async fn replace(app: State<App>, call: Call<replace::Request>) -> Result<replace::Response> {
    let replace::Request { id, if_match, note, .. } = call.request;
    let note = note.checked()?;
    app.note(id, |stored| {
        let current = EntityTag::of_version(stored.version);
        if !if_match.is_empty() && !if_match.iter().any(|it| it.matches(&current)) {
            return Err(Problem::changed(current, "the note has changed".to_owned()));
        }
        *stored = Stored { note, version: stored.version + 1, ..*stored };
        Ok(replace::Response::new(EntityTag::of_version(stored.version)))
    })?
}

async fn delete(app: State<App>, call: Call<delete::Request>) -> Result<delete::Response> {
    app.notes().remove(&call.request.id).map(|_| delete::Response::new()).ok_or_else(missing)
}

async fn archive(app: State<App>, call: Call<archive::Request>) -> Result<archive::Response> {
    app.note(call.request.id, |stored| stored.is_archived = true)?;
    Ok(archive::Response::new())
}

fn missing() -> Problem {
    Problem::not_found("there is no note with this ID".to_owned())
}
