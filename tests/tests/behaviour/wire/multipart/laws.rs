//! What is written is read back.

use proptest::prelude::*;

use super::{
    super::support::{is_carried, text},
    *,
};

fn content() -> impl Strategy<Value = Vec<u8>> {
    let boundaries = prop::sample::select(vec![
        "--pathlore-00000000000000000000",
        "\r\n--pathlore-00000000000000000000--\r\n",
        "\r\n--pathlore-00000000000000000001\r\n\r\n",
        "--pathlore-99999999999999999999",
        "pathlore-000000000000000000000000",
        "\r\n--",
        "\r\n\r\n",
    ]);
    let piece = prop_oneof![
        boundaries.prop_map(|text| text.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn file() -> impl Strategy<Value = File> {
    let header = || text().prop_map(|text| if is_carried(&text) { text } else { "a b".to_owned() });
    let content_type = prop::option::of(header());
    let headers = prop::collection::btree_map("x-[a-z]{1,4}", header(), 0..3);
    (content(), prop::option::of(text()), content_type, headers).prop_map(
        |(content, file_name, content_type, headers)| {
            let mut file = File::new(content);
            file.file_name = file_name;
            file.content_type = content_type.map(|it| HeaderValue::try_from(it).unwrap());
            for (name, value) in headers {
                let name = http::HeaderName::try_from(name).unwrap();
                file.headers.insert(name, HeaderValue::try_from(value).unwrap());
            }
            file
        },
    )
}

proptest! {
    #[test]
    fn requests_are_read_back(
        title in text(),
        tags in prop::collection::vec(text(), 0..4),
        (x, y) in any::<(u32, u32)>(),
        age in any::<Option<u8>>(),
        avatar in file(),
        thumbnail in prop::option::of(file()),
        attachments in prop::collection::vec(file(), 0..4),
        has_extra: bool,
    ) {
        let crop = Crop { x, y };
        let extra = has_extra.then(|| crop.clone());
        let request = avatar::Request {
            title, age, tags, crop, extra, avatar, thumbnail, attachments, ..request()
        };
        if let Ok(read) = through_http::<_, avatar::Request>(&request) {
            prop_assert_eq!(read, request);
        }
    }

    #[test]
    fn any_bytes_are_read_or_an_error(body in content(), boundary in "[a-z0-9-]{1,4}") {
        let mut request = received("POST", "/avatars/alice", body);
        let content_type = format!("multipart/form-data; boundary={boundary}");
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::try_from(content_type).unwrap());
        let _ = avatar::Request::from_http_request(&request);
    }
}

/// What is read from any bytes is written and read back, or cannot be written.
fn check_read(body: Vec<u8>) {
    let content_type = "multipart/form-data; boundary=pathlore-00000000000000000000";
    let Ok(read) = avatar::Request::from_http_request(&with_content_type(content_type, body))
    else {
        return;
    };
    if let Ok(again) = through_http::<_, avatar::Request>(&read) {
        assert_eq!(again, read);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn changed_bodies_are_read_back(
        changes in prop::collection::vec((any::<prop::sample::Index>(), pieces(), 0_usize..12), 1..4),
    ) {
        let mut body = BODY.as_bytes().to_vec();
        for (at, piece, removed) in changes {
            let start = at.index(body.len());
            let end = (start + removed).min(body.len());
            body.splice(start..end, piece);
        }
        check_read(body);
    }
}

/// Pieces that mean something in a multipart body.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "\r\n",
        "\r\n\r\n",
        "\n",
        "\"",
        "\\",
        ";",
        "; ",
        "name=",
        "filename=",
        "filename*=utf-8''a",
        "filename=a",
        "\\\"",
        "\r\n ",
        "content-disposition: form-data; name=avatar; filename=\"a",
        "content-transfer-encoding: binary\r\n",
        "charset=us-ascii",
        "--",
        "\r\n--pathlore-00000000000000000000\r\n",
        "--pathlore-00000000000000000000",
        ":",
        " ",
        "\t",
        "=",
        "x: y\r\n",
        "content-type: a/b\r\n",
        "content-disposition: inline\r\n",
        "",
        "{",
        "}",
        "1",
        "null",
    ]);
    prop_oneof![
        known.prop_map(|text: &str| text.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..3),
    ]
}

/// A file whose name can be written is written, so the law is not fulfilled by errors alone.
#[test]
fn usual_names_are_written() {
    for name in [
        "",
        " ",
        "a",
        "\"",
        "a\"b\"",
        "ü 漢字 😀",
        "C:\\x",
        "\\",
        "\\\\a\\\"",
        ";",
        "a; filename=\"b\"",
        "%22",
    ] {
        let mut request = request();
        request.avatar.file_name = Some(name.to_owned());
        assert_eq!(through_http::<_, avatar::Request>(&request).unwrap(), request);
    }
}

/// A body may contain as many boundaries as it has room for.
#[test]
fn the_boundary_is_in_no_part() {
    let mut request = request();
    let taken: Vec<_> = (0..100).map(|number| format!("--pathlore-{number:020}\r\n")).collect();
    request.avatar.bytes = taken.concat().into();
    let sent = request.to_http_request(&target(), ()).unwrap();
    let content_type = sent.headers()[CONTENT_TYPE].to_str().unwrap();
    assert!(content_type.ends_with("boundary=pathlore-00000000000000000100"), "{content_type}");
    assert_eq!(through_http::<_, avatar::Request>(&request).unwrap(), request);
}
