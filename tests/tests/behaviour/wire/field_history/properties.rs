//! The law: for any server, writing is an error, or reading gives the value back.

use std::time::Duration;

use pathlore::{IncomingRequest, OutgoingRequest, auth::NoAuthentication};
use proptest::{collection::vec, option, prelude::*, sample::subsequence};

use super::{
    super::support::{is_carried, text},
    endpoint::Request,
    present, target,
};

/// Servers with any of the versions and features that matter, and with others.
fn server(versions: &'static [&'static str]) -> impl Strategy<Value = String> {
    const FEATURES: &[&str] =
        &["org.path", "org.name", "org.header", "org.note", "org.body", "org.length", "org.other"];
    let some = |all: &'static [&'static str]| subsequence(all, 0..=all.len());
    (some(versions), some(FEATURES)).prop_map(|(versions, features)| {
        versions.into_iter().chain(features).collect::<Vec<_>>().join(" ")
    })
}

fn carried() -> impl Strategy<Value = String> {
    text().prop_filter("carried by a header field", |text| is_carried(text))
}

/// Requests whose dropped fields are empty.
fn request() -> impl Strategy<Value = Request> {
    let sometimes = |strategy| option::weighted(0.3, strategy);
    let lists = || prop_oneof![2 => Just(Vec::new()), 1 => vec(any::<u8>(), 1..3)];
    (
        sometimes(any::<u8>()),
        lists(),
        vec(text(), 0..3),
        option::weighted(0.3, carried()),
        sometimes(any::<u8>()),
        sometimes(any::<u8>()),
        lists(),
    )
        .prop_map(|(new, old, via, new_header, header, name, list)| Request {
            new,
            old,
            via,
            new_header,
            header,
            name,
            list,
            ..Request::default()
        })
}

/// Writes and reads a request. Returns `None` if it cannot be written.
fn through_http<R>(server: &str, request: &R) -> Option<R>
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest,
{
    let sent = request.to_http_request(&target(server), ()).ok()?;
    Some(R::from_http_request(&sent).unwrap_or_else(|error| panic!("{error}\n{sent:?}")))
}

proptest! {
    #[test]
    fn requests_are_read_as_they_were_written(
        server in server(&["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8", "2024-01-01"]),
        request in request(),
    ) {
        if let Some(read) = through_http(&server, &request) {
            prop_assert_eq!(read, request);
        }
    }

    #[test]
    fn fields_that_are_always_sent_never_fail(
        server in server(&["2024-01-01", "2024-03-01", "2024-06-01", "2025-01-01"])
            .prop_filter("has the path", |server| server.contains("20")),
        level in any::<u8>(),
        length in any::<u8>(),
        last in (0..u64::from(u32::MAX)).prop_map(Duration::from_millis),
    ) {
        let request = present::Request { level, length, last };
        prop_assert_eq!(through_http(&server, &request), Some(request));
    }

    #[test]
    fn dropped_fields_are_read_or_empty(
        server in server(&["1.2", "1.5"]),
        note in "[a-z]{0,3}",
        old_header in vec("[a-z]{1,3}", 0..3),
    ) {
        let request = Request { old_header, note, ..Request::default() };
        let read = through_http(&server, &request).unwrap();
        prop_assert!(read.note == request.note || read.note.is_empty());
        prop_assert!(read.old_header == request.old_header || read.old_header.is_empty());
    }
}
