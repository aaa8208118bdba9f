//! Valid definitions, each the neighbour of a mistake: they compile without a warning, and run.

#[test]
fn definitions() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui_pass/*/*.rs");
}
