//! Base URLs.

use pathlore::{
    BaseUrlError::{
        self, Authority, DotSegment, Fragment, Host, NonAsciiHost, NotAUri, Path, Port, Query,
        Scheme, UserInformation, Zone,
    },
    OutgoingRequest as _, SupportedVersions, Target,
    http::Uri,
};
use proptest::prelude::*;

use crate::target::{root, target};

/// A name, a string that is no base URL, and the error.
#[rustfmt::skip]
const REFUSED: &[(&str, &str, BaseUrlError)] = &[
    ("empty", "", NotAUri),
    ("a space", " ", NotAUri),
    ("NUL", "\0", NotAUri),
    ("garbage", "<>", NotAUri),
    ("a leading space", " https://example.org", NotAUri),
    ("a trailing space", "https://example.org ", NotAUri),
    ("a line end", "https://example.org\n", NotAUri),
    ("a tab", "https://example.org/\t", NotAUri),
    ("a space in the host", "https://exa mple.org", NotAUri),
    ("a space in the prefix", "https://example.org/a b", NotAUri),
    ("a space that is not ASCII", "https://example.org/\u{a0}", NotAUri),

    ("a backslash", r"https:\\example.org", NotAUri),
    ("no scheme", "example.org", Scheme),
    ("a host and a port", "example.org:8008", Scheme),
    ("a host and a path", "example.org/prefix", Scheme),
    ("a host that is not ASCII", "ex\u{e4}mple.org", Scheme),
    ("slashes without a scheme", "//example.org/prefix", Scheme),
    ("an empty scheme", "://example.org", Scheme),
    ("a scheme that begins with a digit", "1https://example.org", Scheme),
    ("a scheme with an underscore", "ht_tps://example.org", Scheme),
    ("a path", "/prefix", Scheme),
    ("a slash", "/", Scheme),
    ("a star", "*", Scheme),
    ("one slash", "https:/example.org", Scheme),
    ("no slash", "https:example.org", Scheme),
    ("no colon", "https//example.org", Scheme),
    ("not a hierarchy", "mailto:somebody", Scheme),

    ("no host", "https://", Authority),
    ("a path without a host", "https:///prefix", Authority),
    ("a port without a host", "https://:8008", Authority),
    ("a colon without a host", "https://:", Authority),

    ("a user", "https://somebody@example.org", UserInformation),
    ("a user with a password", "https://somebody:secret@example.org/a", UserInformation),
    ("an empty user", "https://@example.org", UserInformation),
    ("a user of an IPv6 address", "https://a@[::1]:80", UserInformation),

    ("an open bracket", "https://[::1", Host),
    ("an open bracket and a port", "https://[::1:80/", Host),
    ("a closing bracket", "https://::1]", Host),
    ("an IPv6 address without brackets", "https://::1", Host),
    ("an IPv6 address without brackets, with a path", "https://2001:db8::7/a", Host),
    ("empty brackets", "https://[]", Host),
    ("a name in brackets", "https://[example.org]", Host),
    ("an IPv4 address in brackets", "https://[127.0.0.1]", Host),
    ("a future address", "https://[v1.a]", Host),
    ("text after brackets", "https://[::1]a", Host),
    ("a bracket in a name", "https://exa[mple.org", Host),
    ("a percent-encoded name", "https://ex%C3%A4mple.org", Host),
    ("a broken escape in a name", "https://%zz", Host),
    ("a brace in a name", "https://{server}", Host),
    ("a quote in a name", "https://\"example.org\"", Host),
    ("a backslash in a name", r"https://example.org\a", Host),
    ("a zone", "https://[fe80::1%25eth0]", Zone),
    ("a zone with a port", "https://[fe80::1%25eth0]:8448/a", Zone),
    ("a zone as in RFC 4007", "https://[fe80::1%eth0]", Zone),
    ("an empty zone", "https://[fe80::1%25]", Zone),
    ("non-ASCII in the host", "https://ex\u{e4}mple.org", NonAsciiHost),
    ("non-ASCII in the host, and a port", "https://ex\u{e4}mple.org:80/a", NonAsciiHost),
    ("an emoji", "https://\u{1f980}", NonAsciiHost),
    ("full-width dots", "https://example\u{3002}org", NonAsciiHost),

    ("a port that is a word", "https://example.org:port", Port),
    ("a port that is too great", "https://example.org:65536", Port),
    ("a port of many digits", "https://example.org:99999999999999999999", Port),
    ("a negative port", "https://example.org:-1", Port),
    ("a port with a plus sign", "https://example.org:+80", Port),
    ("a port with a unit", "https://example.org:80a/a", Port),
    ("a port in other digits", "https://example.org:\u{661}", Port),
    ("a port of an IPv6 address", "https://[::1]:port", Port),
    ("two ports", "https://example.org:80:80", Port),
    ("two colons", "https://example.org::", Port),

    ("non-ASCII in the prefix", "https://example.org/\u{e4}", Path),
    ("an emoji in the prefix", "https://example.org/\u{1f980}/", Path),
    ("a quote", "https://example.org/\"", Path),
    ("a template", "https://example.org/{x}", Path),
    ("a backslash in the prefix", r"https://example.org/a\b", Path),
    ("a bar", "https://example.org/a|b", Path),
    ("a circumflex", "https://example.org/a^b", Path),
    ("a back quote", "https://example.org/a`b", Path),
    ("angle brackets", "https://example.org/<a>", Path),
    ("brackets", "https://example.org/[a]", Path),
    ("a percent sign", "https://example.org/%", Path),
    ("half an escape", "https://example.org/%a", Path),
    ("half an escape and a slash", "https://example.org/%a/b", Path),
    ("a broken escape", "https://example.org/%zz", Path),
    ("a broken escape of a character", "https://example.org/%\u{e4}", Path),

    ("a dot", "https://example.org/.", DotSegment),
    ("a dot and a slash", "https://example.org/a/./", DotSegment),
    ("two dots", "https://example.org/a/../b", DotSegment),
    ("an encoded dot", "https://example.org/%2e", DotSegment),
    ("an encoded dot in upper case", "https://example.org/a/%2E/b", DotSegment),
    ("two encoded dots", "https://example.org/%2e%2e/", DotSegment),
    ("two encoded dots at the end", "https://example.org/a/%2E%2e", DotSegment),
    ("a dot and an encoded dot", "https://example.org/.%2e/a", DotSegment),
    ("an encoded dot and a dot", "https://example.org/a/%2E./a", DotSegment),

    ("a query", "https://example.org/?a=b", Query),
    ("a query without a path", "https://example.org?a", Query),
    ("an empty query", "https://example.org/prefix?", Query),
    ("a fragment", "https://example.org/#a", Fragment),
    ("a fragment without a path", "https://example.org#a", Fragment),
    ("an empty fragment", "https://example.org/prefix#", Fragment),
];
#[test]
fn base_urls_are_parsed() {
    #[rustfmt::skip]
    let rows = [
        ("a host", "https://example.org", "https://example.org"),
        ("a trailing slash", "https://example.org/", "https://example.org"),
        ("plain HTTP", "http://example.org/", "http://example.org"),
        ("a name without dots", "http://localhost", "http://localhost"),
        ("a port", "http://localhost:8008", "http://localhost:8008"),
        ("a port and a slash", "http://localhost:8008/", "http://localhost:8008"),
        ("an IPv4 address", "http://127.0.0.1:8008/", "http://127.0.0.1:8008"),
        ("an IPv6 address", "http://[::1]", "http://[::1]"),
        ("an IPv6 address, port, prefix", "http://[2001:db8::7]:8448/a/", "http://[2001:db8::7]:8448/a"),
        ("a prefix", "https://example.org/prefix", "https://example.org/prefix"),
        ("a prefix and a slash", "https://example.org/prefix/", "https://example.org/prefix"),
        ("a prefix of two segments", "https://example.org/a/b/", "https://example.org/a/b"),
        ("the case of a prefix is kept", "https://example.org/Prefix", "https://example.org/Prefix"),
        ("the encoding of a prefix is kept", "https://example.org/%7Ea%2fb", "https://example.org/%7Ea%2fb"),
        ("all characters of a segment", "https://example.org/-._~!$&'()*+,;=:@", "https://example.org/-._~!$&'()*+,;=:@"),
        ("punycode", "https://xn--exmple-cua.org", "https://xn--exmple-cua.org"),
        ("the root of the DNS", "https://example.org.", "https://example.org."),
        ("all characters of a name", "https://a-b_c.d~!$&'()*,;=", "https://a-b_c.d~!$&'()*,;="),
        ("an empty port", "https://example.org:", "https://example.org"),
        ("an empty port and a slash", "https://example.org:/", "https://example.org"),
        ("an empty port and a prefix", "https://example.org:/a", "https://example.org/a"),
        ("an empty port of an IPv6 address", "https://[::1]:/a", "https://[::1]/a"),
        ("the greatest port", "https://example.org:65535", "https://example.org:65535"),
        ("a port with leading zeros", "https://example.org:0080", "https://example.org:0080"),
        ("dots that are no dot segment", "https://h/.../.a/a./..a/%2ea", "https://h/.../.a/a./..a/%2ea"),
        ("an encoding of a dot that is encoded", "https://h/%252e", "https://h/%252e"),
        ("an encoded slash between dots", "https://h/.%2f.", "https://h/.%2f."),
        ("an empty segment", "https://h//a", "https://h//a"),
        ("many slashes at the end", "https://h/a//", "https://h/a"),
    ];
    for (name, base_url, expected) in rows {
        let target = Target::new(base_url).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(target.to_string(), expected, "{name}");
        assert_eq!(target.supported_versions(), &SupportedVersions::new(), "{name}");
    }
}

#[test]
fn the_case_of_scheme_and_host_is_ignored() {
    let target = target("HTTPS://Example.ORG/Prefix/");
    let displayed = target.to_string();
    assert!(displayed.eq_ignore_ascii_case("https://example.org/prefix"), "{displayed}");
    assert!(displayed.ends_with("/Prefix"), "the case of a path is kept: {displayed}");
    let request = root::Request {}.to_http_request(&target, ()).expect("a request");
    assert_eq!(request.uri().scheme_str(), Some("https"));
}

#[test]
fn other_strings_are_rejected() {
    for (name, base_url, expected) in REFUSED {
        match Target::new(base_url) {
            Err(error) => assert_eq!(error, *expected, "{name}"),
            Ok(target) => panic!("{name}: {target}"),
        }
    }
    let long = format!("{}://example.org", "a".repeat(100));
    assert_eq!(Target::new(&long).err(), Some(Scheme), "no such scheme");
    let long = format!("https://example.org/{}", "a".repeat(70_000));
    assert!(Target::new(&long).is_err(), "longer than any URI");
    let long = format!("https://{}", "a".repeat(70_000));
    assert!(Target::new(&long).is_err(), "longer than any URI");
}

#[test]
fn errors_say_what_to_write_and_do_not_repeat_the_string() {
    let rows = [
        ("https://marker.example/a b", "base URL: not a URI"),
        ("/marker", "base URL: expected a scheme, as in `https://example.org`"),
        ("https://:1", "base URL: expected a host after the scheme, as in `https://example.org`"),
        (
            "https://marker%41",
            "base URL: the host must be a name, an IPv4 address, or an IPv6 address in brackets",
        ),
        ("https://[fe80::1%25marker]", "base URL: the zone of an IPv6 address is not allowed"),
        (
            "https://marker\u{e4}.example",
            "base URL: the host must be ASCII; write an internationalized name in its `xn--` form",
        ),
        ("https://marker:marker", "base URL: the port must be a number from 0 to 65535"),
        (
            "https://marker.example/%2",
            "base URL: a character in the path must be percent-encoded, as in `%20`",
        ),
        (
            "https://marker.example/%2e",
            "base URL: the path segments `.` and `..` are not allowed, percent-encoded or not",
        ),
        ("https://marker:marker@example.org", "base URL: user information is not allowed"),
        ("https://example.org?marker", "base URL: a query is not allowed"),
        ("https://example.org#marker", "base URL: a fragment is not allowed"),
    ];
    for (base_url, expected) in rows {
        let error = Target::new(base_url).expect_err(base_url);
        assert_eq!(error.to_string(), expected);
        assert!(!format!("{error:?}").contains("marker"), "{error:?}");
        assert!(std::error::Error::source(&error).is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is accepted is the beginning of a URI.
    #[test]
    fn a_base_url_makes_a_uri(
        text in "(https?://)?[a-z:@.%\\[\\]0-9/#?+ \u{e4}-]{0,20}(/[a-z.%0-9/\"]{0,12})?",
    ) {
        if let Ok(target) = Target::new(&text) {
            let request = root::Request {}.to_http_request(&target, ()).unwrap();
            let uri = request.uri().to_string();
            prop_assert_eq!(uri.strip_suffix('/'), Some(&*target.to_string()));
            prop_assert_eq!(&uri.parse::<Uri>().unwrap(), request.uri());
            prop_assert!(Target::new(&target.to_string()).is_ok());
        }
    }

    #[test]
    fn parsing_a_base_url_never_panics(text: String, rest: String) {
        let _ = Target::new(&text);
        let _ = Target::new(&format!("https://{rest}"));
        let _ = Target::new(&format!("https://h:{rest}"));
        let _ = Target::new(&format!("https://[{rest}"));
        let _ = Target::new(&format!("https://h/{rest}"));
    }
}
