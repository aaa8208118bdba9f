//! An API outside Matrix: notes with versions, tags and problem details.
//!
//! Two versions of the API have different paths, and archiving is an unstable feature. The
//! definitions are all that the [server](server::serve) and the [client](crate::client) have in
//! common:
//!
//! ```
//! use pathlore::{OutgoingRequest, SupportedVersions, Target};
//! use pathlore_examples::notes::list;
//!
//! let server = SupportedVersions::from_versions(["2.0"]);
//! let target = Target::new("https://notes.example.org").unwrap().with_supported_versions(server);
//!
//! let mut request = list::Request::new();
//! request.tags = vec!["work".to_owned(), "idea".to_owned()];
//! let http_request = request.to_http_request(&target, "token".into()).unwrap();
//! assert_eq!(http_request.uri().path(), "/v2/notes");
//! assert_eq!(http_request.uri().query(), Some("tag=work&tag=idea"));
//! ```

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    entity_tag::{Condition, EntityTag},
    problem::Problem,
};

pub mod server;

mod entity_tag;
mod problem;

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// The title, which is not empty.
    pub title: String,
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The tags.
    #[serde(default)]
    pub tags: Vec<String>,
}

impl Note {
    /// Checks what the types of the fields do not.
    pub(crate) fn checked(self) -> Result<Self, Problem> {
        if self.title.is_empty() {
            let (title, detail) = ("the note is invalid", "the title is empty");
            return Err(Problem::Invalid {
                title: title.to_owned(),
                detail: Some(detail.to_owned()),
            });
        }
        Ok(self)
    }
}

/// A note in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The ID of the note.
    pub id: u64,
    /// The title of the note.
    pub title: String,
}

/// The feature with which notes can be archived.
pub const ARCHIVE: &str = "org.example.archive";

pub mod list {
    //! `GET /v2/notes`: lists notes, page by page.

    use pathlore::{Metadata, metadata, request, response};

    use super::{Entry, Problem};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: AccessToken,
        history: { 1.0 => "/v1/notes", 2.0 => "/v2/notes" }
    };

    /// A request for a page of notes, in the order of their IDs.
    #[request(new)]
    pub struct Request {
        /// The place where the page begins: `next` of the page before.
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<u64>,
        /// The number of notes at most.
        #[api(query)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u16>,
        /// Only notes with all of these tags are listed.
        #[api(query)]
        #[serde(rename = "tag")]
        pub tags: Vec<String>,
    }

    /// A page.
    #[response(error = Problem, headers("cache-control" = "no-store"), new)]
    pub struct Response {
        /// The notes.
        pub notes: Vec<Entry>,
        /// The place where the next page begins, unless this is the last page.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub next: Option<u64>,
    }
}

pub mod create {
    //! `POST /v2/notes`: creates a note.

    use pathlore::{
        Metadata,
        http::header::{ETAG, LOCATION},
        metadata, request, response,
    };

    use super::{EntityTag, Note, Problem};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessToken,
        history: { 1.0 => "/v1/notes", 2.0 => "/v2/notes" }
    };

    /// A request to create a note.
    #[request(new)]
    pub struct Request {
        /// The note.
        #[api(body)]
        pub note: Note,
    }

    /// The place of the note. The response has no body.
    #[response(error = Problem, status = CREATED, empty_body, new)]
    pub struct Response {
        /// The path of the note, relative to that of the request.
        #[api(header = LOCATION)]
        pub location: String,
        /// The version of the note.
        #[api(header = ETAG)]
        pub etag: EntityTag,
    }
}

pub mod read {
    //! `GET /v2/notes/{id}`: reads a note, unless the client has it.

    use pathlore::{
        Metadata,
        http::header::{ETAG, IF_NONE_MATCH},
        metadata, request, response,
    };

    use super::{Condition, EntityTag, Note, Problem};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: AccessToken,
        history: { 1.0 => "/v1/notes/{id}", 2.0 => "/v2/notes/{id}" }
    };

    /// A request for a note.
    #[request(new)]
    pub struct Request {
        /// The ID of the note.
        #[api(path)]
        pub id: u64,
        /// The versions of the note that the client has.
        #[api(header = IF_NONE_MATCH)]
        pub if_none_match: Vec<Condition>,
    }

    /// The note, or that it has not changed.
    #[response(error = Problem)]
    #[derive(PartialEq, Eq)]
    pub enum Response {
        /// The client has no current version.
        #[api(status = OK)]
        Found {
            /// The version of the note.
            #[api(header = ETAG)]
            etag: EntityTag,
            /// The note.
            #[api(body)]
            note: Note,
        },
        /// The client has the current version.
        #[api(status = NOT_MODIFIED)]
        NotModified {
            /// The version of the note.
            #[api(header = ETAG)]
            etag: EntityTag,
        },
    }
}

pub mod replace {
    //! `PUT /v2/notes/{id}`: replaces a note, unless somebody else has.

    use pathlore::{
        Metadata,
        http::header::{ETAG, IF_MATCH},
        metadata, request, response,
    };

    use super::{Condition, EntityTag, Note, Problem};

    const METADATA: Metadata = metadata! {
        method: PUT,
        rate_limited: true,
        authentication: AccessToken,
        history: { 1.0 => "/v1/notes/{id}", 2.0 => "/v2/notes/{id}" }
    };

    /// A request to replace a note.
    #[request(new(init))]
    pub struct Request {
        /// The ID of the note.
        #[api(path)]
        pub id: u64,
        /// The versions that may be replaced. If there are none, any may.
        #[api(header = IF_MATCH)]
        pub if_match: Vec<Condition>,
        /// The new note.
        #[api(body)]
        pub note: Note,
    }

    /// The new version.
    #[response(error = Problem, status = NO_CONTENT, new)]
    pub struct Response {
        /// The version of the note.
        #[api(header = ETAG)]
        pub etag: EntityTag,
    }
}

pub mod delete {
    //! `DELETE /v2/notes/{id}`: deletes a note.

    use pathlore::{Metadata, metadata, request, response};

    use super::Problem;

    const METADATA: Metadata = metadata! {
        method: DELETE,
        rate_limited: true,
        authentication: AccessToken,
        history: { 1.0 => "/v1/notes/{id}", 2.0 => "/v2/notes/{id}" }
    };

    /// A request to delete a note.
    #[request(new)]
    pub struct Request {
        /// The ID of the note.
        #[api(path)]
        pub id: u64,
    }

    /// The note is deleted.
    #[response(error = Problem, status = NO_CONTENT, new)]
    pub struct Response {}
}

pub mod archive {
    //! `POST /unstable/org.example.archive/notes/{id}/archive`: takes a note out of lists.

    use pathlore::{Metadata, metadata, request, response};

    use super::Problem;

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            unstable("org.example.archive") => "/unstable/org.example.archive/notes/{id}/archive",
        }
    };

    /// A request to archive a note.
    #[request(new, empty_body)]
    pub struct Request {
        /// The ID of the note.
        #[api(path)]
        pub id: u64,
    }

    /// The note is archived.
    #[response(error = Problem, status = NO_CONTENT, new)]
    pub struct Response {}
}
