//! Valid definitions, each the neighbour of a mistake, beside which they stand: they compile without
//! a warning, and run.

#[test]
fn definitions() {
    let cases = trybuild::TestCases::new();
    cases.pass("../../tests/ui/*/pass/*.rs");
}
