//! Response NUMBER, a struct for each status.

use pathlore::{
    http::header::{ETAG, LOCATION},
    response,
};

#[response]
pub struct Found {
    #[api(header = ETAG)]
    pub entity_tag: String,
    pub id: String,
    pub revision: u64,
    pub members: Vec<String>,
}

#[response(status = CREATED)]
pub struct Created {
    #[api(header = LOCATION)]
    pub location: String,
    pub id: String,
}

#[response(status = NOT_MODIFIED)]
pub struct NotModified {
    #[api(header = ETAG)]
    pub entity_tag: String,
}
