//! The endpoint of Docker, on servers of several versions.

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, OutgoingRequest as _, OutgoingResponse as _,
    Target,
};
use pathlore_examples::docker::{
    CARRIER, Container, NEWEST,
    list_containers::{Request, Response},
};

fn target(version: &str) -> Target {
    Target::new("http://localhost:2375")
        .unwrap()
        .with_version_carrier(CARRIER, NEWEST)
        .with_version(version)
        .unwrap()
}

#[test]
fn each_version_has_its_parameters() {
    let mut older = Request::new();
    older.since = Some("8dfafdbc3a40".to_owned());
    let mut newer = Request::new();
    newer.filters = Some(r#"{"since":["8dfafdbc3a40"]}"#.to_owned());
    for (version, request, expected) in [
        ("1.11", &older, Ok("/v1.11/containers/json?since=8dfafdbc3a40")),
        (
            "1.11",
            &newer,
            Err(
                "query parameter `filters`: needs version 1.12 or later, but the server has version 1.11",
            ),
        ),
        (
            "1.45",
            &older,
            Err(
                "query parameter `since`: removed in version 1.25, but the server has version 1.45",
            ),
        ),
        (
            "1.45",
            &newer,
            Ok("/v1.45/containers/json?filters=%7B%22since%22%3A%5B%228dfafdbc3a40%22%5D%7D"),
        ),
    ] {
        match (request.to_http_request(&target(version), ()), expected) {
            (Ok(mut sent), Ok(expected)) => {
                assert_eq!(sent.uri().path_and_query().unwrap(), expected);
                assert_eq!(CARRIER.take(&mut sent).unwrap(), version.parse().ok());
                assert_eq!(Request::from_http_request(&sent).as_ref(), Ok(request));
            }
            (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected, "{version}"),
            (sent, expected) => panic!("{version}: {sent:?} is not {expected:?}"),
        }
    }
}

#[test]
fn the_response_is_an_array() {
    const BODY: &str =
        r#"[{"Id":"8dfafdbc3a40","Names":["/boring_feynman"],"Image":"ubuntu:latest"}]"#;
    let container = Container {
        id: "8dfafdbc3a40".to_owned(),
        names: vec!["/boring_feynman".to_owned()],
        image: "ubuntu:latest".to_owned(),
    };
    let sent = Response::new(vec![container.clone()]).to_http_response().unwrap();
    assert_eq!(sent.body(), BODY);
    assert_eq!(Response::from_http_response(&sent).unwrap().containers, [container]);
}
