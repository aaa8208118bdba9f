//! Response NUMBER, an enum.

use pathlore::{
    http::header::{ETAG, LOCATION},
    response,
};

#[response(new)]
pub enum Response {
    #[api(status = OK)]
    Found {
        #[api(header = ETAG)]
        entity_tag: String,
        id: String,
        revision: u64,
        members: Vec<String>,
    },
    #[api(status = CREATED)]
    Created {
        #[api(header = LOCATION)]
        location: String,
        id: String,
    },
    #[api(status = NOT_MODIFIED)]
    NotModified {
        #[api(header = ETAG)]
        entity_tag: String,
    },
}
