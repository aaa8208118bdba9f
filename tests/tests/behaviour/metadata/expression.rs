//! `metadata!` is an expression, which can be evaluated at compile time.

use pathlore::{Metadata, PathTemplate, metadata};

#[test]
fn metadata_is_an_expression() {
    static IN_A_STATIC: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/a"
    };
    const fn in_a_function() -> Metadata {
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/b" }
    }
    let in_a_variable =
        metadata! { method: GET, rate_limited: false, authentication: None, path: "/c" };
    let paths: Vec<_> = [&IN_A_STATIC, &in_a_function(), &in_a_variable]
        .into_iter()
        .chain([const {
            &metadata! { method: GET, rate_limited: false, authentication: None, path: "/d" }
        }])
        .flat_map(Metadata::paths)
        .map(PathTemplate::as_str)
        .collect();
    assert_eq!(paths, ["/a", "/b", "/c", "/d"]);

    let clone = in_a_variable.clone();
    assert_eq!(format!("{clone:?}"), format!("{in_a_variable:?}"));
}
