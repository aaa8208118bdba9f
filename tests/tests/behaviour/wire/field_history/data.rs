//! Histories as data.

use pathlore::{
    Endpoint, EndpointError, EndpointResponse, ErrorResponse, FieldHistory, Place, Version,
};

use super::{endpoint, present};

#[test]
fn histories_are_listed_in_order_of_definition() {
    let histories = endpoint::Request::FIELD_HISTORIES;
    let names: Vec<_> = histories.iter().map(|it| (it.place, it.name())).collect();
    assert_eq!(
        names,
        [
            (Place::Query, "new"),
            (Place::Query, "old"),
            (Place::Query, "via"),
            (Place::Header, "x-new"),
            (Place::Header, "x-old"),
            (Place::Header, "x-third"),
            (Place::Body, "note"),
            (Place::Body, "d"),
            (Place::Body, "list"),
        ]
    );
    let dropped: Vec<_> =
        histories.iter().filter(|it| it.is_dropped).map(FieldHistory::name).collect();
    assert_eq!(dropped, ["x-old", "note"]);
    assert!(histories.iter().all(|it| it.variant.is_none()));
}

#[test]
fn a_history_has_versions_features_and_names() {
    let [.., header, _, name, list] = endpoint::Request::FIELD_HISTORIES else { panic!() };
    let renamed: Vec<_> = header.renamed.iter().map(|it| (it.since.version, it.from)).collect();
    let version = |minor| Some(Version::new(1, minor));
    assert_eq!(renamed, [(version(3), "x-first"), (version(5), "x-second")]);
    assert_eq!((header.since, header.until), (None, None));
    let (since, until) = (name.since.unwrap(), name.until.unwrap());
    assert_eq!((since.version, since.feature), (version(3), None));
    assert_eq!((until.version, until.feature), (version(6), None));
    let until = list.until.unwrap();
    assert_eq!((until.version, until.feature), (version(5), Some("org.body")));
    assert!(format!("{list:?}").contains(r#"name: "list""#));
}

#[test]
fn a_name_that_is_a_constant_is_its_value() {
    let names = present::Request::FIELD_HISTORIES.iter().map(FieldHistory::name);
    assert!(names.eq(["x-level", "length", "last"]));
    let [level, ..] = present::Request::FIELD_HISTORIES else { panic!() };
    assert_eq!(level.renamed[0].since.version, Version::date(2024, 6, 1));
}

#[test]
fn other_messages_have_none() {
    assert!(endpoint::Response::FIELD_HISTORIES.is_empty());
    assert!(ErrorResponse::FIELD_HISTORIES.is_empty());
}
