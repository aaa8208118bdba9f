//! Where parts begin and end.

use super::*;

mod files {
    use pathlore::{Metadata, metadata, multipart::File, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/files"
    };

    #[request(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(part = file)]
        pub(super) files: Vec<File>,
    }

    #[response]
    pub(super) struct Response {}
}

fn request_of(content_type: &str, body: impl Into<Bytes>) -> http::Request<Bytes> {
    let mut request = received("POST", "/files", body);
    request.headers_mut().insert(CONTENT_TYPE, HeaderValue::try_from(content_type).unwrap());
    request
}

fn files(content_type: &str, body: impl Into<Bytes>) -> Result<Vec<File>, String> {
    let read = files::Request::from_http_request(&request_of(content_type, body));
    read.map(|read| read.files).map_err(|error| error.to_string())
}

/// Reads the contents of the parts.
fn contents(body: impl Into<Bytes>) -> Result<Vec<String>, String> {
    let files = files("multipart/mixed; boundary=b", body)?;
    Ok(files.iter().map(|file| String::from_utf8(file.bytes.to_vec()).unwrap()).collect())
}

#[test]
fn parts_are_between_the_lines_of_the_boundary() {
    for (body, expected) in [
        ("--b--", &[][..]),
        ("--b--\r\nepilogue\r\n--b\r\n\r\nx\r\n--b--", &[]),
        ("--b-- \t\r\n", &[]),
        ("--b--\n", &[]),
        ("preamble --b\r\n\r\n--b--", &[]),
        ("preamble --b\r\n--b\r\nx: y\r\n\r\n1\r\n--b--", &["1"]),
        ("\r\n--b\r\nx: y\r\n\r\n1\r\n--b--", &["1"]),
        ("--b \t \r\nx: y\r\n\r\n1\r\n--b--", &["1"]),
        ("--b\r\nx: y\r\n\r\n1 --b\n--b\r--b\r\n-b\r\n--b--", &["1 --b\n--b\r--b\r\n-b"]),
        ("--b\r\nx: y\r\n\r\n\r\n1\r\n\r\n--b--", &["\r\n1\r\n"]),
        // A part needs no header section (RFC 2046, section 5.1), and no content.
        ("--b\r\n\r\n1\r\n\r\n2\r\n--b\r\n\r\n\r\n--b--", &["1\r\n\r\n2", ""]),
        ("--b\r\n\r\n--b\r\nx: y\r\n\r\n--b--", &["", ""]),
    ] {
        assert_eq!(contents(body).unwrap(), expected, "{body:?}");
    }
}

#[test]
fn other_lines_that_begin_with_the_boundary_are_errors() {
    for body in [
        "--b\r\n--b--",
        "--b\r\n\r\n1\r\n--b\n\r\n2\r\n--b--",
        "--b\r\n\r\n1\r\n--bx\r\n\r\n2\r\n--b--",
        "--b\r\n\r\n1\r\n--b--x\r\n\r\n2\r\n--b--",
        "--b\n\n1\n--b--\n",
        "--b\r\n\r\n1\r\n--b",
        "--b\r\n\r\n1\r\n--b-",
        "--b\r\n\r\n1\r\n",
        "--b\r\n\r\n1--b--",
        "preamble",
    ] {
        let error = "body: expected parts between the boundaries";
        assert_eq!(contents(body).unwrap_err(), error, "{body:?}");
    }
    for section in [
        "x",
        "x y: z",
        " : y",
        ": y",
        "x : y",
        " x: y",
        "x: y\nz: z",
        "x: \0",
        "x: y\r",
        "x\r\n : y\r\n\r",
    ] {
        let body = format!("--b\r\n\r\n1\r\n--b\r\n{section}\r\n\r\n2\r\n--b--");
        let error = "body: part 2 has a malformed header section";
        assert_eq!(contents(body).unwrap_err(), error, "{section:?}");
    }
}

/// Generators for mail fold long lines, those of Python among them.
#[test]
fn header_fields_may_be_folded() {
    let body = "--b\r\nContent-Disposition: attachment;\r\n\tfilename=\"a\r\n b\";\r\n size=5\r\nX-A:\r\n 1\r\n\r\n\
        1\r\n--b--";
    let [file] = &files("multipart/mixed; boundary=b", body).unwrap()[..] else { panic!() };
    assert_eq!(file.file_name.as_deref(), Some("a b"));
    assert_eq!(headers(file)["x-a"], "1");
}

#[test]
fn the_boundary_is_a_parameter_of_the_content_type() {
    for content_type in [
        "multipart/mixed; boundary=b",
        "MULTIPART/related ;Boundary=\"b\" ; charset=utf-8",
        "multipart/related; start=\"<a>; boundary=c\"; boundary=b;",
    ] {
        assert_eq!(files(content_type, "--b\r\n\r\n1\r\n--b--"), Ok(vec![File::new("1")]));
    }
    let quoted = "multipart/mixed; boundary=\"a b'()+_,-./:=?\"";
    assert_eq!(files(quoted, "--a b'()+_,-./:=?--"), Ok(Vec::new()));
    for content_type in [
        "multipart/mixed; boundary=a; boundary=b",
        "multipart/mixed; x-boundary=b",
        "multipart/mixed; boundary",
        "multipart",
        "text/plain; boundary=b",
    ] {
        assert_eq!(
            files(content_type, "--b--").unwrap_err(),
            "header field `content-type`: expected a multipart content type with a boundary",
        );
    }
    let mut request = request_of("multipart/mixed; boundary=a", "--b--");
    let other = HeaderValue::from_static("multipart/mixed; boundary=b");
    request.headers_mut().append(CONTENT_TYPE, other);
    assert_eq!(
        files::Request::from_http_request(&request).unwrap_err().to_string(),
        "header field `content-type`: given more than once",
    );
}

/// Files are slices of the body that was received.
#[test]
fn files_are_not_copied() {
    let body = Bytes::from("--b\r\n\r\n1234\r\n--b\r\nx: y\r\n\r\n5678\r\n--b--".to_owned());
    let files = files("multipart/mixed; boundary=b", body.clone()).unwrap();
    let range = body.as_ptr_range();
    assert!(files.iter().all(|file| range.contains(&file.bytes.as_ptr())));
    assert_eq!(files.len(), 2);
}

#[test]
fn as_many_parts_as_there_are_are_read() {
    let request = files::Request { files: vec![File::new(""); 50_000] };
    assert_eq!(through_http::<_, files::Request>(&request).unwrap(), request);
    let parameters: Vec<_> = (0..100_000).map(|number| format!("; x{number}=1")).collect();
    let disposition = "Content-Disposition: attachment".to_owned() + &parameters.concat();
    let body = format!("--b\r\n{disposition}\r\n\r\n\r\n--b--");
    assert_eq!(files("multipart/mixed; boundary=b", body).unwrap().len(), 1);
    let content = "\r\n--".repeat(100_000) + &"\r\n\r\n".repeat(100_000);
    let request = files::Request { files: vec![File::new(content)] };
    assert_eq!(through_http::<_, files::Request>(&request).unwrap(), request);
}
