//! Three path arguments and ten query parameters.

use std::fmt::{self, Write};

use bytes::Bytes;
use form_urlencoded::byte_serialize;
use http::{Method, Request as HttpRequest, header::AUTHORIZATION};

use super::{
    body::Json,
    destination::Destination,
    error::Error,
    form::{pairs, push_segment, read_segment, required, set},
    message::ByHandRequest,
};
use crate::model::Direction;

#[derive(Debug)]
pub(crate) struct Request {
    room_id: String,
    event_id: String,
    relation: String,
    from: Option<String>,
    to: Option<String>,
    direction: Direction,
    limit: Option<u32>,
    recurse: bool,
    since: Option<u64>,
    filter: Option<String>,
    not_type: Vec<String>,
    order_by: String,
    threads: bool,
}

const UNSTABLE: &str = "/_matrix/client/unstable/rooms/";
const V1: &str = "/_matrix/client/v1/rooms/";

fn parse_direction(value: &str) -> Option<Direction> {
    match value {
        "forward" => Some(Direction::Forward),
        "backward" => Some(Direction::Backward),
        _ => None,
    }
}

impl Request {
    /// Writes the query. Names, numbers and constants need no encoding, and the last parameter is required.
    fn write_query(&self, uri: &mut String) -> fmt::Result {
        if let Some(from) = &self.from {
            push_text(uri, "from=", from);
        }
        if let Some(to) = &self.to {
            push_text(uri, "to=", to);
        }
        uri.push_str(match self.direction {
            Direction::Forward => "direction=forward&",
            Direction::Backward => "direction=backward&",
        });
        if let Some(limit) = self.limit {
            write!(uri, "limit={limit}&")?;
        }
        uri.push_str(if self.recurse { "recurse=true&" } else { "recurse=false&" });
        if let Some(since) = self.since {
            write!(uri, "since={since}&")?;
        }
        if let Some(filter) = &self.filter {
            push_text(uri, "filter=", filter);
        }
        for not_type in &self.not_type {
            push_text(uri, "not_type=", not_type);
        }
        push_text(uri, "order_by=", &self.order_by);
        uri.push_str(if self.threads { "threads=true" } else { "threads=false" });
        Ok(())
    }
}

fn push_text(uri: &mut String, name: &str, value: &str) {
    uri.push_str(name);
    uri.extend(byte_serialize(value.as_bytes()));
    uri.push('&');
}

impl ByHandRequest for Request {
    fn encode<D: Destination>(&self, destination: &D) -> Result<HttpRequest<Bytes>, Error> {
        let supported = destination.supported();
        let prefix = if supported.has((1, 3)) {
            V1
        } else {
            // The fallback if the server does not list the feature.
            UNSTABLE
        };
        let mut uri = destination.start(512);
        uri.push_str(prefix);
        push_segment(&mut uri, "room_id", &self.room_id)?;
        uri.push_str("/relations/");
        push_segment(&mut uri, "event_id", &self.event_id)?;
        uri.push('/');
        push_segment(&mut uri, "relation", &self.relation)?;
        uri.push('?');
        self.write_query(&mut uri).map_err(|_| Error::Write)?;
        let mut request = HttpRequest::new(Bytes::new());
        *request.method_mut() = Method::GET;
        *request.uri_mut() = destination.finish(uri)?;
        request.headers_mut().insert(AUTHORIZATION, destination.authorization()?);
        Ok(request)
    }

    fn decode<J: Json>(request: &HttpRequest<Bytes>) -> Result<Self, Error> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(Error::Method);
        }
        let path = request.uri().path();
        let rest = path.strip_prefix(V1).or_else(|| path.strip_prefix(UNSTABLE));
        let mut segments = rest.ok_or(Error::Path)?.split('/');
        let room_id = read_segment("room_id", segments.next())?;
        if segments.next() != Some("relations") {
            return Err(Error::Path);
        }
        let event_id = read_segment("event_id", segments.next())?;
        let relation = read_segment("relation", segments.next())?;
        if segments.next().is_some() {
            return Err(Error::Path);
        }

        let (mut from, mut to, mut direction, mut limit) = (None, None, None, None);
        let (mut recurse, mut since, mut filter) = (None, None, None);
        let (mut not_type, mut order_by, mut threads) = (Vec::new(), None, None);
        for pair in pairs(request.uri().query()) {
            let (key, value) = pair?;
            match &*key {
                "from" => set(&mut from, "from", Some(value.into_owned()))?,
                "to" => set(&mut to, "to", Some(value.into_owned()))?,
                "direction" => set(&mut direction, "direction", parse_direction(&value))?,
                "limit" => set(&mut limit, "limit", value.parse().ok())?,
                "recurse" => set(&mut recurse, "recurse", value.parse().ok())?,
                "since" => set(&mut since, "since", value.parse().ok())?,
                "filter" => set(&mut filter, "filter", Some(value.into_owned()))?,
                "not_type" => not_type.push(value.into_owned()),
                "order_by" => set(&mut order_by, "order_by", Some(value.into_owned()))?,
                "threads" => set(&mut threads, "threads", value.parse().ok())?,
                _ => {}
            }
        }
        Ok(Self {
            room_id,
            event_id,
            relation,
            from,
            to,
            direction: required(direction, "direction")?,
            limit,
            recurse: required(recurse, "recurse")?,
            since,
            filter,
            not_type,
            order_by: required(order_by, "order_by")?,
            threads: required(threads, "threads")?,
        })
    }
}
