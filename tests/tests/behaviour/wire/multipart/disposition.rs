//! The names in `content-disposition`, and other header fields of parts.

use super::*;

/// Reads a body with another part whose header section is this.
fn read(headers: &[u8]) -> Result<avatar::Request, String> {
    read_content(headers, b"x")
}

fn read_content(headers: &[u8], content: &[u8]) -> Result<avatar::Request, String> {
    let rest = part("title", "t") + &part("seen_by", "nobody") + &part("crop", "{\"x\":1,\"y\":2}");
    let body = [b"--b\r\n", headers, b"\r\n\r\n", content, b"\r\n", rest.as_bytes()].concat();
    let body = [&body, &b"--b\r\n"[..], AVATAR, b"\r\n\r\n\r\n--b--"].concat();
    let request = with_content_type("multipart/form-data; boundary=b", body);
    avatar::Request::from_http_request(&request).map_err(|error| error.to_string())
}

const AVATAR: &[u8] = b"content-disposition: form-data; name=avatar";

/// Reads the file name of a part with these parameters.
fn file_name(parameters: &str) -> Result<Option<String>, String> {
    let headers = format!("Content-Disposition: form-data{parameters}");
    let mut read = read(headers.as_bytes())?;
    assert_eq!(read.attachments.len(), 1, "{parameters}");
    Ok(read.attachments.remove(0).file_name)
}

#[test]
fn parameters_have_any_order_and_form() {
    for (parameters, expected) in [
        ("; name=attachment", None),
        (";name=\"attachment\";filename=\"a\"", Some("a")),
        ("; filename=\"a; name=b\"; name=\"attachment\"", Some("a; name=b")),
        ("; filename=\"name=b\"; name=\"attachment\"", Some("name=b")),
        ("; FileName=\"a\"; NAME=\"attachment\"", Some("a")),
        (" ; name = attachment ; filename = \"a\" ;; ", Some("a")),
        ("; x-name=\"b\"; name=attachment; x=\"\\\"; filename=b\"", None),
        ("; name=attachment; filename=", Some("")),
        ("; name=attachment; filename=a b.txt; size=5", Some("a b.txt")),
        ("; name=attachment; filename=ü", Some("ü")),
        // The escapes of RFC 9110, of reqwest, Go and `curl --form-escape`.
        ("; name=attachment; filename=\"a \\\"b\\\" \\\\ c\"", Some("a \"b\" \\ c")),
        ("; name=attachment; filename=\"a\\\\\"", Some("a\\")),
        // Browsers escape quotation marks as `%22`, but not percent signs and backslashes.
        ("; name=attachment; filename=\"%22%0D%0A%\"", Some("%22%0D%0A%")),
        ("; name=attachment; filename=\"C:\\temp\\a.txt\"", Some("C:\\temp\\a.txt")),
        // The extended form, which senders should not use in forms.
        ("; name=attachment; filename*=UTF-8'en'%c3%BC+%25", Some("ü+%")),
        ("; filename=\"u\"; filename*=utf-8''%C3%BC; name=attachment", Some("ü")),
        ("; name*=utf-8''attach%6Dent; filename=a", Some("a")),
        ("; name=attachment; filename*0=a; filename*1=b", None),
    ] {
        assert_eq!(
            file_name(parameters).as_ref().map(Option::as_deref),
            Ok(expected),
            "{parameters}"
        );
    }
}

/// Backslashes are written as browsers and curl write them, unless they would be read as an escape.
#[test]
fn names_are_written_between_quotation_marks() {
    for (name, expected) in [
        ("a b; c=d", "a b; c=d"),
        ("\"ü\"", "\\\"ü\\\""),
        ("C:\\temp\\a", "C:\\temp\\a"),
        ("\\\\host\\", "\\\\\\host\\\\"),
        ("\\\"", "\\\\\\\""),
        ("%22", "%22"),
    ] {
        let mut request = request();
        request.avatar.file_name = Some(name.to_owned());
        let sent = request.to_http_request(&target(), ()).unwrap();
        let expected = format!("name=\"avatar\"; filename=\"{expected}\"\r\n");
        assert!(str::from_utf8(sent.body()).unwrap().contains(&expected), "{expected}");
        assert_eq!(through_http::<_, avatar::Request>(&request).unwrap(), request);
    }
}

#[test]
fn a_disposition_that_is_not_clear_is_an_error() {
    let malformed = "body: part 1: `content-disposition` is malformed";
    let repeated = "body: part 1: a parameter of `content-disposition` is given more than once";
    for (parameters, expected) in [
        ("", "body: part 1: there is no name"),
        ("; filename=\"secret\"", "body: part 1: there is no name"),
        ("; name=attachment; name=secret", repeated),
        ("; name=attachment; NAME=attachment", repeated),
        ("; name=attachment; filename=a; filename=b", repeated),
        ("; name", malformed),
        ("; =secret", malformed),
        ("; na me=secret", malformed),
        ("; name=\"secret", malformed),
        ("; name=\"secret\\\"", malformed),
        ("; name=\"attachment\"secret", malformed),
        ("; name=se\"cret\"", malformed),
        ("; name=attachment; filename*=iso-8859-1''secret", malformed),
        ("; name=attachment; filename*=utf-8''%C", malformed),
        ("; name=attachment; filename*=secret", malformed),
        (
            "; name=attachment; filename*=utf-8''%FF",
            "body field `attachment`: the file name is not UTF-8",
        ),
    ] {
        assert_eq!(file_name(parameters).unwrap_err(), expected, "{parameters}");
    }
}

#[test]
fn repeated_header_fields_are_kept_or_an_error() {
    let attachment = "content-disposition: form-data; name=attachment";
    let error = |headers: &str| read(headers.as_bytes()).unwrap_err();
    assert_eq!(
        error(&format!("{attachment}\r\n{attachment}")),
        "body: part 1: `content-disposition` is given more than once"
    );
    assert_eq!(
        error(&format!("content-type: a/b\r\n{attachment}\r\ncontent-type: a/b")),
        "body field `attachment`: `content-type` is given more than once"
    );
    let read = read(format!("x-a: 1\r\n{attachment}\r\nX-A: 2").as_bytes()).unwrap();
    let values: Vec<_> = headers(&read.attachments[0]).get_all("x-a").iter().collect();
    assert_eq!(values, ["1", "2"]);
    assert_eq!(through_http::<_, avatar::Request>(&read).unwrap(), read);
}

#[test]
fn many_header_fields_are_read_back() {
    let mut request = request();
    for number in 0..200 {
        let name = http::HeaderName::try_from(format!("x-{number}")).unwrap();
        request.avatar.headers.append(&name, HeaderValue::from_static("1"));
        request.avatar.headers.append(name, HeaderValue::from_static("2"));
    }
    assert_eq!(through_http::<_, avatar::Request>(&request).unwrap(), request);
    let too_many: Vec<_> = (0..40_000).map(|number| format!("x-{number}: 1\r\n")).collect();
    assert_eq!(
        read((too_many.concat() + "x: y").as_bytes()).unwrap_err(),
        "body: part 1 has a malformed header section"
    );
}

#[test]
fn a_file_name_that_is_not_utf_8_is_an_error_if_it_is_read() {
    let with = |name: &str| {
        let disposition = format!("content-disposition: form-data; name={name}; filename=\"");
        read(&[disposition.as_bytes(), b"\xfc\""].concat())
    };
    assert_eq!(
        with("attachment").unwrap_err(),
        "body field `attachment`: the file name is not UTF-8"
    );
    assert_eq!(with("age").unwrap_err(), "body field `age`: expected u8");
    assert!(with("unknown").is_ok());
    // A name that is not UTF-8 is that of no field.
    assert!(read(b"content-disposition: form-data; name=\"\xff\"").is_ok());
}

#[test]
fn text_and_json_are_plain_utf_8() {
    let age = |headers: &str, content: &str| {
        let headers = format!("content-disposition: form-data; name=age\r\n{headers}");
        read_content(headers.as_bytes(), content.as_bytes()).map(|read| read.age)
    };
    for headers in [
        "content-type: text/plain",
        "content-type: text/plain; charset=UTF-8",
        "content-type: text/plain; charset=\"us-ascii\"",
        "content-type: text/plain; charset=ISO-8859-1\r\ncontent-transfer-encoding: 8bit",
        "Content-Transfer-Encoding: BINARY",
    ] {
        assert_eq!(age(headers, "42"), Ok(Some(42)), "{headers}");
    }
    for (headers, expected) in [
        ("content-type: text/plain; charset=utf-16", "expected UTF-8"),
        ("content-type: text/plain; charset", "`content-type` is malformed"),
        ("content-type: a/b\r\ncontent-type: a/b", "`content-type` is given more than once"),
        ("content-transfer-encoding: base64", "a `content-transfer-encoding` is not supported"),
    ] {
        assert_eq!(age(headers, "42").unwrap_err(), format!("body field `age`: {expected}"));
    }
    let named = |name: &str, headers: &str, content: &str| {
        let headers = format!("content-disposition: form-data; name={name}\r\n{headers}");
        read_content(headers.as_bytes(), content.as_bytes())
    };
    let latin = "content-type: text/plain; charset=iso-8859-1";
    assert_eq!(named("tag", latin, "ü").unwrap_err(), "body field `tag`: expected UTF-8");
    let encoded = "content-transfer-encoding: quoted-printable";
    assert_eq!(
        named("extra", encoded, "null").unwrap_err(),
        "body field `extra`: a `content-transfer-encoding` is not supported"
    );
    assert!(named("unknown", encoded, "=").is_ok());
    // The handler of a file sees it.
    let read = named("attachment", encoded, "=").unwrap();
    assert_eq!(headers(&read.attachments[0])["content-transfer-encoding"], "quoted-printable");
}
