//! Multipart bodies that cannot be read, and files that cannot be written.

use super::*;

const CROP: (&str, &str) = ("crop", "{\"x\":1,\"y\":2}");

fn error(parts: &[(&str, &str)]) -> String {
    let parts: String = parts.iter().map(|(name, content)| part(name, content)).collect();
    read_with(&parts).unwrap_err()
}

#[test]
fn errors_name_the_part_and_the_place_in_it() {
    let file = ("avatar", "x");
    for (parts, expected) in [
        (&[CROP][..], "body field `avatar`: missing"),
        (&[file], "body field `crop`: missing"),
        (&[file, file, CROP], "body field `avatar`: given more than once"),
        (&[file, CROP, CROP], "body field `crop`: given more than once"),
        (&[file, CROP, ("title", "again")], "body field `title`: given more than once"),
        (&[file, CROP, ("age", "secret")], "body field `age`: expected u8"),
        (&[file, CROP, ("age", "")], "body field `age`: expected u8"),
        (&[file, ("crop", "{\"x\":true,\"y\":2}")], "body field `crop.x`: expected u32"),
        (&[file, ("crop", "{\"x\":1}")], "body field `crop.y`: missing"),
        (&[file, ("crop", "secret")], "body field `crop`: expected value at line 1 column 1"),
        (
            &[file, ("crop", "{\"x\":1,")],
            "body field `crop`: EOF while parsing an object at line 1 column 7",
        ),
        (
            &[file, ("crop", "1,\"avatar\":2")],
            "body field `crop`: trailing characters at line 1 column 2",
        ),
        (&[file, ("crop", "")], "body field `crop`: empty, expected JSON"),
        (
            &[file, CROP, ("attachments", "1"), ("attachment", "2")],
            "body field `attachments`: given more than once",
        ),
    ] {
        assert_eq!(error(parts), expected, "{parts:?}");
    }
    assert!(read_with(&(part("avatar", "") + &part(CROP.0, CROP.1))).is_ok());
}

#[test]
fn text_is_utf_8_if_it_is_read() {
    let body = |name: &str| {
        let mut body = part("avatar", "x") + &part(CROP.0, CROP.1) + &part("title", "t");
        body += &(part("seen_by", "nobody") + &part(name, "?") + "--b--");
        body.into_bytes().into_iter().map(|byte| if byte == b'?' { 0xff } else { byte })
    };
    let read = |name| {
        let body: Vec<u8> = body(name).collect();
        let request = with_content_type("multipart/form-data; boundary=b", body);
        avatar::Request::from_http_request(&request).map_err(|error| error.to_string())
    };
    assert_eq!(read("age").unwrap_err(), "body field `age`: expected UTF-8");
    assert!(read("unknown").is_ok());
    assert_eq!(read("attachment").unwrap().attachments, [File::new(vec![0xff])]);
    assert!(read("extra").unwrap_err().starts_with("body field `extra`: "));
}

#[test]
fn a_body_without_parts_is_malformed() {
    const OF_B: Option<&str> = Some("multipart/form-data; boundary=b");
    let read = |content_type: Option<&'static str>, body: &'static str| {
        let mut request = received("POST", "/avatars/alice", body);
        if let Some(content_type) = content_type {
            request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        avatar::Request::from_http_request(&request).unwrap_err().to_string()
    };
    let no_boundary =
        "header field `content-type`: expected a multipart content type with a boundary";
    let no_parts = "body: expected parts between the boundaries";
    for (content_type, body, expected) in [
        (
            None,
            "--b--",
            "header field `content-type`: missing, but it has the boundary of the parts",
        ),
        (Some("application/json"), "{}", no_boundary),
        (Some("multipart/form-data"), "--b--", no_boundary),
        (Some("multipart/form-data; boundary="), "--b--", no_boundary),
        (Some("multipart/form-data; boundary=\"\""), "--b--", no_boundary),
        (OF_B, "secret", no_parts),
        (OF_B, "--b", no_parts),
        (OF_B, "--b\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\nt", no_parts),
        (OF_B, "--bx\r\nx: y\r\n\r\n\r\n--b--", no_parts),
        (OF_B, "--b\r\nx y\r\n\r\n\r\n--b--", "body: part 1 has a malformed header section"),
        (OF_B, "--b\r\nx: y\r\n\r\n\r\n--b--", "body: part 1: there is no name"),
        (OF_B, "--b \t\r\n\r\nabc\r\n--b--", "body: part 1: there is no name"),
        (OF_B, "--b--", "body field `title`: missing"),
        (None, "", "body field `title`: missing"),
        (
            Some("Multipart/Form-Data; charset=utf-8; boundary=\"b\""),
            "--b--",
            "body field `title`: missing",
        ),
    ] {
        assert_eq!(read(content_type, body), expected, "{content_type:?} {body:?}");
    }
}

#[test]
fn a_file_that_would_be_read_as_another_is_an_error() {
    let error = |change: fn(&mut File)| {
        let mut request = request();
        change(&mut request.avatar);
        request.to_http_request(&target(), ()).unwrap_err().to_string()
    };
    let of_avatar = |detail| format!("body field `avatar`: {detail}");
    let control = of_avatar("a name of a part cannot have control characters");
    assert_eq!(error(|file| file.file_name = Some("a\r\nb: c".to_owned())), control);
    assert_eq!(error(|file| file.file_name = Some("a\0".to_owned())), control);
    assert_eq!(
        error(|file| {
            file.headers.insert("content-type", HeaderValue::from_static("a/b"));
        }),
        of_avatar("`content-type` is a field of the file, not one of its header fields")
    );
    assert_eq!(
        error(|file| {
            file.headers.insert("content-disposition", HeaderValue::from_static("inline"));
        }),
        of_avatar("the name of the field and the file name are `content-disposition`")
    );
}
