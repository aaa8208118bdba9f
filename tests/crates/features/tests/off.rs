//! What the compiler says about methods that need a feature which is not enabled.

#[cfg(not(all(feature = "client", feature = "server")))]
#[test]
fn errors_name_the_feature() {
    let cases = trybuild::TestCases::new();
    #[cfg(not(feature = "client"))]
    cases.compile_fail("tests/off/client.rs");
    #[cfg(not(feature = "server"))]
    cases.compile_fail("tests/off/server.rs");
}
