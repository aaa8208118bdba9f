//! Endpoints with the same method and a path in common.

use pathlore_axum::Endpoints;

endpoints! {
    by_id: GET "/notes/{id}" { id: u64 }
    by_name: GET "/notes/{name}" { name: String }
    replace: PUT "/notes/{other}" { other: u64 }
    me: GET "/notes/me" {}
    archive: POST "/notes/{id}:archive" { id: u64 }
    archive_too: POST "/notes/{name}:archive" { name: String }
    optional: GET "/state/{kind}/{key?}" { kind: String, key: Option<String> }
    kind: GET "/state/{name}" { name: String }
    key: GET "/state/{a}/{b}" { a: String, b: String }
    rest: GET "/files/{*path}" { path: String }
    rest_too: GET "/files/{*file}" { file: String }
    first: GET "/files/{file}" { file: String }
}

/// Returns the message about two endpoints, if they conflict.
macro_rules! conflict {
    ($first:ident $second:ident) => {
        Endpoints::<()>::new()
            .endpoint($first)
            .endpoint($second)
            .into_router()
            .err()
            .map(|it| it.to_string())
    };
}

#[test]
fn a_conflict_names_both_endpoints() {
    let expected = "the endpoints `it::conflicts::by_id::Request` and `it::conflicts::by_name::Request` \
                    both match `GET /notes/{name}`";
    assert_eq!(conflict!(by_id by_name).as_deref(), Some(expected));
    let expected =
        "the endpoint `it::conflicts::by_id::Request` is added twice for `GET /notes/{id}`";
    assert_eq!(conflict!(by_id by_id).as_deref(), Some(expected));

    let error = Endpoints::<()>::new().endpoint(kind).endpoint(optional).into_router().unwrap_err();
    assert_eq!((error.method().as_str(), error.path()), ("GET", "/state/{kind}/{key?}"));
    assert!(error.endpoints()[0].ends_with("kind::Request"), "{error}");
    assert!(error.endpoints()[1].ends_with("optional::Request"), "{error}");
}

#[test]
fn endpoints_conflict_if_they_have_a_path_and_the_method_in_common() {
    assert!(conflict!(archive archive_too).is_some());
    assert!(conflict!(optional kind).is_some());
    assert!(conflict!(optional key).is_some());
    assert!(conflict!(rest rest_too).is_some());

    assert_eq!(conflict!(by_id replace), None, "another method");
    assert_eq!(conflict!(by_id me), None, "one is more specific");
    assert_eq!(conflict!(by_id archive), None);
    assert_eq!(conflict!(rest first), None);
    assert_eq!(conflict!(kind key), None);
}
