//! The parts of an `X-Matrix` header field.

use pathlore::{AuthenticationError, auth::XMatrix};
use proptest::prelude::*;

/// Origin, destination, key and signature.
type Parts = (&'static str, Option<&'static str>, &'static str, &'static str);

#[rustfmt::skip]
const READ: &[(&str, &str, Parts)] = &[
    ("quoted", r#"X-Matrix origin="a.org",destination="b.org",key="ed25519:1",sig="AbC""#, ("a.org", Some("b.org"), "ed25519:1", "AbC")),
    ("unquoted", "X-Matrix origin=a.org,destination=b.org,key=ed25519:1,sig=AbC", ("a.org", Some("b.org"), "ed25519:1", "AbC")),
    ("quoted and unquoted", r#"X-Matrix origin=a.org,destination="b.org",key=ed25519:1,sig="AbC""#, ("a.org", Some("b.org"), "ed25519:1", "AbC")),
    ("without a destination", r#"X-Matrix origin="a.org",key="ed25519:1",sig="AbC""#, ("a.org", None, "ed25519:1", "AbC")),
    ("another order", "X-Matrix sig=AbC,key=ed25519:1,destination=b.org,origin=a.org", ("a.org", Some("b.org"), "ed25519:1", "AbC")),
    ("the scheme in lower case", "x-matrix origin=a,key=b,sig=c", ("a", None, "b", "c")),
    ("the scheme in upper case", "X-MATRIX origin=a,key=b,sig=c", ("a", None, "b", "c")),
    ("names in any case", "X-Matrix Origin=a,DESTINATION=d,Key=b,sIg=c", ("a", Some("d"), "b", "c")),
    ("the case of values is kept", "X-Matrix origin=A.Org,key=B,sig=aBc", ("A.Org", None, "B", "aBc")),
    ("spaces after commas", "X-Matrix origin=a, key=b, sig=c", ("a", None, "b", "c")),
    ("white space around commas", "X-Matrix origin=a ,\tkey=b \t,  sig=c", ("a", None, "b", "c")),
    ("white space around equals signs", "X-Matrix origin = a,key= \"b\",sig\t=c", ("a", None, "b", "c")),
    ("many spaces after the scheme", "X-Matrix    origin=a,key=b,sig=c", ("a", None, "b", "c")),
    ("white space at the end", "X-Matrix origin=a,key=b,sig=\"c\" \t", ("a", None, "b", "c")),
    ("empty list elements", "X-Matrix ,origin=a,, ,key=b,sig=c,", ("a", None, "b", "c")),
    ("unknown parameters", "X-Matrix origin=a,version=2,key=b,extra=\"x,y=z\",sig=c", ("a", None, "b", "c")),
    ("a repeated unknown parameter", "X-Matrix x=1,origin=a,x=2,key=b,sig=c", ("a", None, "b", "c")),
    ("a port", "X-Matrix origin=a.org:8448,destination=\"b.org:8448\",key=b,sig=c", ("a.org:8448", Some("b.org:8448"), "b", "c")),
    ("an IPv6 address", "X-Matrix origin=[2001:db8::7]:8448,key=b,sig=c", ("[2001:db8::7]:8448", None, "b", "c")),
    ("quoted padding", "X-Matrix origin=a,key=b,sig=\"YWJj==\"", ("a", None, "b", "YWJj==")),
    ("unquoted padding", "X-Matrix origin=a,key=b,sig=YWJj==", ("a", None, "b", "YWJj==")),
    ("padding before another parameter", "X-Matrix origin=a,sig=YWI=,key=b", ("a", None, "b", "YWI=")),
    ("all kinds of Base64 characters", "X-Matrix origin=a,key=b,sig=ab+/YZ09", ("a", None, "b", "ab+/YZ09")),
    ("a comma in quotes", r#"X-Matrix origin="a,b",key=b,sig=c"#, ("a,b", None, "b", "c")),
    ("an equals sign in quotes", r#"X-Matrix origin="key=x",key=b,sig=c"#, ("key=x", None, "b", "c")),
    ("a space in quotes", r#"X-Matrix origin=" a b ",key=b,sig=c"#, (" a b ", None, "b", "c")),
    ("an escaped quote", r#"X-Matrix origin="a\"b",key=b,sig=c"#, ("a\"b", None, "b", "c")),
    ("an escaped backslash", r#"X-Matrix origin="a\\",key=b,sig=c"#, ("a\\", None, "b", "c")),
    ("an escape that is not needed", r#"X-Matrix origin="\a.\org",key=b,sig=c"#, ("a.org", None, "b", "c")),
    ("a backslash outside of quotes", r"X-Matrix origin=a\b,key=b,sig=c", (r"a\b", None, "b", "c")),
];

#[rustfmt::skip]
const REFUSED: &[(&str, &str, AuthenticationError)] = &[
    ("empty", "", AuthenticationError::Missing),
    ("another scheme", "Bearer abc", AuthenticationError::Missing),
    ("a longer scheme", "X-Matrixx origin=a,key=b,sig=c", AuthenticationError::Missing),
    ("no scheme", "origin=a,key=b,sig=c", AuthenticationError::Missing),
    ("a space before the scheme", " X-Matrix origin=a,key=b,sig=c", AuthenticationError::Missing),
    ("the scheme alone", "X-Matrix", AuthenticationError::malformed("`X-Matrix` lacks `origin`")),
    ("the scheme and a space", "X-Matrix ", AuthenticationError::malformed("`X-Matrix` lacks `origin`")),
    ("no origin", "X-Matrix key=b,sig=c", AuthenticationError::malformed("`X-Matrix` lacks `origin`")),
    ("no key", "X-Matrix origin=a,sig=c", AuthenticationError::malformed("`X-Matrix` lacks `key`")),
    ("no signature", "X-Matrix origin=a,key=b", AuthenticationError::malformed("`X-Matrix` lacks `sig`")),
    ("the origin twice", "X-Matrix origin=a,key=b,sig=c,origin=a", AuthenticationError::malformed(REPEATED)),
    ("the destination twice", "X-Matrix destination=a,origin=a,Destination=b", AuthenticationError::malformed(REPEATED)),
    ("the key twice", "X-Matrix origin=a,key=b,sig=c,key=b", AuthenticationError::malformed(REPEATED)),
    ("the signature twice", "X-Matrix origin=a,key=b,sig=c,SIG=c", AuthenticationError::malformed(REPEATED)),
    ("an open quote", r#"X-Matrix origin="a,key=b,sig=c"#, AuthenticationError::malformed(UNCLOSED)),
    ("an open quote at the end", r#"X-Matrix origin=a,key=b,sig=""#, AuthenticationError::malformed(UNCLOSED)),
    ("the closing quote is escaped", r#"X-Matrix origin=a,key=b,sig="c\""#, AuthenticationError::malformed(UNCLOSED)),
    ("a backslash at the end", r#"X-Matrix origin=a,key=b,sig="c\"#, AuthenticationError::malformed(UNCLOSED)),
    ("text after a quote", r#"X-Matrix origin="a"b,key=b,sig=c"#, AuthenticationError::malformed(EXPECTED)),
    ("a quote inside a value", r#"X-Matrix origin=a"b",key=b,sig=c"#, AuthenticationError::malformed(EXPECTED)),
    ("no comma", "X-Matrix origin=a key=b,sig=c", AuthenticationError::malformed(EXPECTED)),
    ("no value", "X-Matrix origin,key=b,sig=c", AuthenticationError::malformed(EXPECTED)),
    ("no name", "X-Matrix =a,key=b,sig=c", AuthenticationError::malformed(EXPECTED)),
    ("a quoted name", r#"X-Matrix "origin"=a,key=b,sig=c"#, AuthenticationError::malformed(EXPECTED)),
    ("semicolons", "X-Matrix origin=\"a\";key=\"b\";sig=\"c\"", AuthenticationError::malformed(EXPECTED)),
    ("a control character", "X-Matrix origin=a\u{1},key=b,sig=c", AuthenticationError::malformed(EXPECTED)),
];

const REPEATED: &str = "a parameter of `X-Matrix` is repeated";
const UNCLOSED: &str = "a quote in `X-Matrix` is not closed";
const EXPECTED: &str = "expected `name=value` in `X-Matrix`";

#[test]
fn well_formed_fields_are_parsed() {
    for (name, text, (origin, destination, key, sig)) in READ {
        let read: XMatrix = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(read.origin, *origin, "{name}: origin");
        assert_eq!(read.destination.as_deref(), *destination, "{name}: destination");
        assert_eq!(read.key, *key, "{name}: key");
        assert_eq!(read.sig, *sig, "{name}: sig");
    }
}

#[test]
fn malformed_fields_are_rejected() {
    for (name, text, expected) in REFUSED {
        assert_eq!(text.parse::<XMatrix>(), Err(expected.clone()), "{name}");
    }
}

/// Writes a quoted string (RFC 9110, section 5.6.4).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_never_panics(text: String, rest in "[ -~]{0,40}") {
        let _ = text.parse::<XMatrix>();
        let _ = format!("X-Matrix {text}").parse::<XMatrix>();
        let _ = format!("X-Matrix {rest}").parse::<XMatrix>();
    }

    #[test]
    fn quoted_values_are_read_back(
        origin in "[ -~]{0,20}",
        key in "[ -~]{0,20}",
        sig in "[ -~]{0,20}",
        destination in proptest::option::of("[ -~]{0,20}"),
    ) {
        let text = format!(
            "X-Matrix sig={},origin={},key={}{}",
            quoted(&sig),
            quoted(&origin),
            quoted(&key),
            destination.as_ref().map_or(String::new(), |text| format!(", destination={}", quoted(text))),
        );
        let read = text.parse::<XMatrix>();
        prop_assert!(read.is_ok(), "{:?} of {}", read, text);
        let read = read.unwrap();
        prop_assert_eq!(
            (read.origin, read.destination, read.key, read.sig),
            (origin, destination, key, sig)
        );
    }
}
