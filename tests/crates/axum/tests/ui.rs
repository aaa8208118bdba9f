//! Handlers that do not compile, and what the compiler reports.
//!
//! `TRYBUILD=overwrite cargo test -p pathlore-test-axum --test ui` refreshes the `.stderr` files.

#[test]
fn each_mistake_is_reported() {
    let trybuild = trybuild::TestCases::new();
    trybuild.compile_fail("tests/ui/*.rs");
}
