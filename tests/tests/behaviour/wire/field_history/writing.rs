//! What is sent to which server.

use pathlore::{
    OutgoingRequest, SupportedVersions, Target, UnstableFallback, Version, VersionCarrier,
};

use super::{endpoint::Request, present, printed, written};

/// An endpoint whose empty fields are sent.
mod kept {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: POST, authentication: None, history: { 1.2 => "/kept" } };

    #[request]
    #[derive(Default)]
    pub(super) struct Request {
        #[api(since = 1.3)]
        pub(super) option: Option<u8>,
        #[api(until = 1.4)]
        #[serde(default)]
        pub(super) list: Vec<u8>,
        #[api(since = 1.3)]
        #[serde(default = "one", skip_serializing_if = "Option::is_some")]
        pub(super) number: Option<u8>,
    }

    #[allow(clippy::unnecessary_wraps)]
    fn one() -> Option<u8> {
        Some(1)
    }

    #[response]
    pub(super) struct Response {}
}

/// Checks what is sent to servers. An empty string stands for a request that nothing is sent in.
fn check(request: &Request, rows: &[(&str, &str)]) {
    for (server, expected) in rows {
        assert_eq!(written(server, request), *expected, "{server}");
    }
}

fn empty() -> Request {
    Request::default()
}

#[test]
fn a_field_is_sent_since_a_version() {
    let request = Request { new: Some(1), ..empty() };
    let too_old = "error: query parameter `new`: needs version 1.3 or later, but";
    check(
        &request,
        &[
            ("1.2", &format!("{too_old} the server has version 1.2")),
            ("1.2 org.path", &format!("{too_old} the server has version 1.2")),
            ("1.3", "/v1?new=1"),
            ("1.2 1.10", "/v2?new=1"),
            // No version of the server has the path.
            ("1.1", &format!("{too_old} no version of the server has the path")),
            ("org.path", &format!("{too_old} no version of the server has the path")),
            ("1.1 org.path", &format!("{too_old} no version of the server has the path")),
            // Nothing is known about the server, or nothing that can be compared.
            ("", "/unstable?new=1"),
            ("org.other", "/unstable?new=1"),
            ("2020-01-01", "/unstable?new=1"),
        ],
    );
}

#[test]
fn a_field_is_sent_until_a_version() {
    let request = Request { old: vec![1, 2], ..empty() };
    check(
        &request,
        &[
            ("1.2", "/v1?old=1&old=2"),
            ("1.4.9", "/v2?old=1&old=2"),
            (
                "1.2 1.5",
                "error: query parameter `old`: removed in version 1.5, but the server has version 1.5",
            ),
            ("1.1", "/unstable?old=1&old=2"),
            ("org.path", "/feature?old=1&old=2"),
            ("", "/unstable?old=1&old=2"),
        ],
    );
}

#[test]
fn a_field_has_the_name_that_the_server_knows() {
    let request = Request { via: vec!["a".into(), "b".into()], ..empty() };
    check(
        &request,
        &[
            ("1.3", "/v1?server+name=a&server+name=b"),
            ("1.3 org.name", "/v1?via=a&via=b"),
            ("1.4", "/v2?via=a&via=b"),
            ("1.1", "/unstable?server+name=a&server+name=b"),
            ("org.path", "/feature?server+name=a&server+name=b"),
            ("org.path org.name", "/feature?via=a&via=b"),
            ("1.9 org.path", "/v2?via=a&via=b"),
            ("", "/unstable?via=a&via=b"),
        ],
    );
    let request = Request { header: Some(3), ..empty() };
    check(
        &request,
        &[
            ("1.2", "/v1 x-first: 3"),
            ("1.3", "/v1 x-second: 3"),
            ("1.4", "/v2 x-second: 3"),
            ("1.5", "/v2 x-third: 3"),
            ("org.path", "/feature x-first: 3"),
            ("", "/unstable x-third: 3"),
        ],
    );
}

#[test]
fn a_feature_decides_beside_the_version() {
    let request = Request { new_header: Some("a".into()), ..empty() };
    let error =
        "error: header field `x-new`: needs version 1.3 or later or the feature `org.header`, but";
    check(
        &request,
        &[
            ("1.2", &format!("{error} the server has version 1.2")),
            ("1.2 org.header", "/v1 x-new: a"),
            ("1.3", "/v1 x-new: a"),
            ("org.path", &format!("{error} no version of the server has the path")),
            ("org.path org.header", "/feature x-new: a"),
        ],
    );
    let request = Request { list: vec![1], ..empty() };
    check(
        &request,
        &[
            ("1.4", r#"/v2 {"list":[1]}"#),
            (
                "1.4 org.body",
                "error: body field `list`: removed by the feature `org.body`, but the server has it",
            ),
            (
                "1.6 org.body",
                "error: body field `list`: removed in version 1.5, but the server has version 1.6",
            ),
            (
                "org.path org.body",
                "error: body field `list`: removed by the feature `org.body`, but the server has it",
            ),
            // Nothing is known about the version.
            ("org.body", r#"/unstable {"list":[1]}"#),
        ],
    );
}

#[test]
fn a_dropped_field_is_left_out() {
    let request = Request { note: "n".into(), old_header: vec!["a".into()], ..empty() };
    check(
        &request,
        &[
            ("1.2", "/v1 x-old: a"),
            ("1.9 org.note", r#"/v2 x-old: a {"note":"n"}"#),
            ("1.9 org.header", "/v2"),
            ("org.path org.header org.note", r#"/feature {"note":"n"}"#),
            ("", r#"/unstable x-old: a {"note":"n"}"#),
        ],
    );
}

#[test]
fn a_field_begins_is_renamed_and_ends() {
    let request = Request { name: Some(1), ..empty() };
    check(
        &request,
        &[
            (
                "1.2",
                "error: body field `d`: needs version 1.3 or later, but the server has version 1.2",
            ),
            ("1.3", r#"/v1 {"c":1}"#),
            ("1.4", r#"/v2 {"c":1}"#),
            ("1.5", r#"/v2 {"d":1}"#),
            (
                "1.6",
                "error: body field `d`: removed in version 1.6, but the server has version 1.6",
            ),
            ("", r#"/unstable {"d":1}"#),
        ],
    );
}

#[test]
fn an_empty_field_is_for_every_server() {
    check(&empty(), &[("1.2", "/v1"), ("1.3", "/v1"), ("1.9", "/v2"), ("", "/unstable")]);
    // A server that knows a member gets `null` and `[]`, as it would without a history.
    let mut request = kept::Request { number: Some(1), ..Default::default() };
    assert_eq!(written("1.2", &request), r#"/kept {"list":[]}"#);
    assert_eq!(written("1.3", &request), r#"/kept {"option":null,"list":[]}"#);
    assert_eq!(written("1.4", &request), r#"/kept {"option":null}"#);
    // `None` would be read as another value.
    request.number = None;
    assert!(written("1.2", &request).starts_with("error: body field `number`: "));
    assert_eq!(written("1.4", &request), r#"/kept {"option":null,"number":null}"#);
}

#[test]
fn the_first_error_is_returned() {
    let request = Request { new: Some(1), new_header: Some("a".into()), ..empty() };
    assert!(written("1.2", &request).starts_with("error: header field `x-new`: "));
}

#[test]
fn the_newest_version_that_has_the_path_decides() {
    // 1.8 removed the first path.
    let request = Request { new: Some(1), ..empty() };
    let target = super::target("1.2 1.3 1.8").with_path("/v1");
    let sent = request.to_http_request(&target, ()).unwrap();
    assert_eq!(printed(&sent), "/v1?new=1");
    let target = super::target("1.2 1.8").with_path("/v1");
    assert!(request.to_http_request(&target, ()).is_err());
    let target = super::target("").with_path("/v1");
    assert!(request.to_http_request(&target, ()).is_ok());
}

#[test]
fn a_version_that_is_set_or_carried_decides() {
    let request = Request { new: Some(1), ..empty() };
    let set = |version: &str| super::target("1.3").with_version(version).unwrap();
    assert!(request.to_http_request(&set("1.2"), ()).is_err());
    assert!(request.to_http_request(&set("1.3"), ()).is_ok());
    let carried =
        |newest| super::target("1.2 1.3").with_version_carrier(VersionCarrier::PathPrefix, newest);
    assert!(request.to_http_request(&carried(Version::new(1, 2)), ()).is_err());
    let sent = request.to_http_request(&carried(Version::new(1, 4)), ()).unwrap();
    assert_eq!(sent.uri().path_and_query().unwrap(), "/v1.3/v1?new=1");
}

#[test]
fn an_error_about_the_path_comes_first() {
    let target = super::target("1.1").with_unstable_fallback(UnstableFallback::Deny);
    let request = Request { new: Some(1), ..empty() };
    let error = request.to_http_request(&target, ()).unwrap_err().to_string();
    assert!(error.starts_with("the endpoint needs version 1.2 or later"), "{error}");
}

#[test]
fn the_path_is_told_once() {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let target = super::target("1.2").with_choice_hook(move |_, _| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    empty().to_http_request(&target, ()).unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[test]
fn dates_decide_as_numbers_do() {
    let request =
        present::Request { level: 1, length: 2, last: std::time::Duration::from_millis(3) };
    for (server, expected) in [
        ("2024-01-01", r#"/path x-rank: 1 {"size":2,"first":3}"#),
        ("2024-01-01 org.length", r#"/path x-rank: 1 {"length":2,"first":3}"#),
        ("2024-01-01 2024-06-01", r#"/path x-level: 1 {"length":2,"last":3}"#),
        // The endpoint has no unstable path.
        (
            "1.9",
            "other error: the endpoint needs version 2024-01-01 or later, but the server has no version of this form",
        ),
    ] {
        assert_eq!(written(server, &request), expected, "{server}");
    }
    let supported = SupportedVersions::from_versions(["2024-07-01"]);
    let target = Target::new("https://example.org").unwrap().with_supported_versions(supported);
    let sent = request.to_http_request(&target, ()).unwrap();
    assert_eq!(printed(&sent), r#"/path x-level: 1 {"length":2,"last":3}"#);
}
