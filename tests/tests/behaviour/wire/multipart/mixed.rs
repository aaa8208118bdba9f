//! Bodies whose parts have positions.

use pathlore::http::header::CONTENT_DISPOSITION;

use serde_json::Map;

use super::*;

/// `GET /_matrix/federation/v1/media/download/{mediaId}`, whose second part is the file or the place where
/// it is.
mod download {
    use pathlore::{Metadata, metadata, multipart::File, request, response};
    use serde_json::{Map, Value};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None,
        path: "/_matrix/federation/v1/media/download/{media_id}"
    };

    #[request]
    pub(super) struct Request {
        #[api(path)]
        pub(super) media_id: String,
    }

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) struct Response {
        #[api(part = json)]
        pub(super) metadata: Map<String, Value>,
        #[api(part = file)]
        pub(super) content: File,
    }
}

mod several {
    use pathlore::{multipart::File, response};

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Texts {
        pub(super) number: u8,
        #[api(part = json)]
        pub(super) maybe: Option<u8>,
        pub(super) more: Vec<String>,
    }

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Optional {
        pub(super) number: u8,
        #[api(part = file)]
        pub(super) file: Option<File>,
    }
}

/// Types of which the macros cannot tell, or can tell, that they are several parts.
mod sets {
    use std::collections::BTreeSet;

    use pathlore::{multipart::File, response};

    pub(super) type Files = Vec<File>;
    type Attachment = File;

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) struct Set {
        pub(super) number: u8,
        pub(super) set: BTreeSet<u8>,
    }

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) struct Generic<T, U> {
        pub(super) first: T,
        pub(super) last: U,
    }

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) struct Alias {
        #[api(part = file)]
        pub(super) one: Attachment,
        #[api(part = file)]
        pub(super) files: Files,
    }

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) struct OneOf {
        #[api(part = file)]
        pub(super) one: Files,
        pub(super) text: String,
    }
}

#[test]
fn what_is_several_parts_is_read_back_or_an_error() {
    let set = sets::Set { number: 1, set: [5, 6, 7].into() };
    assert_eq!(back_through_http::<_, sets::Set>(&set).unwrap(), set);
    let files = vec![File::new("a"), File::new("b")];
    let alias = sets::Alias { one: File::new("x"), files: files.clone() };
    assert_eq!(back_through_http::<_, sets::Alias>(&alias).unwrap(), alias);
    let generic = sets::Generic { first: 1_u8, last: vec![2_u8, 3] };
    assert_eq!(back_through_http::<_, sets::Generic<u8, Vec<u8>>>(&generic).unwrap(), generic);
    let pair = sets::Generic { first: vec![1_u8], last: 2_u8 };
    assert_eq!(back_through_http::<_, sets::Generic<Vec<u8>, u8>>(&pair).unwrap(), pair);

    let one = sets::OneOf { one: vec![File::new("a")], text: "t".to_owned() };
    assert_eq!(back_through_http::<_, sets::OneOf>(&one).unwrap(), one);
    for first in [vec![], vec![1_u8, 2]] {
        let generic = sets::Generic { first, last: 3_u8 };
        assert_eq!(
            generic.to_http_response().unwrap_err().to_string(),
            "body field `first`: must be one part, because others follow"
        );
    }
    for one in [vec![], files] {
        assert_eq!(
            sets::OneOf { one, text: "t".to_owned() }.to_http_response().unwrap_err().to_string(),
            "body field `one`: must be one part, because others follow"
        );
    }
}

#[test]
fn a_download_of_a_homeserver_is_read() {
    let body = "--gc0p4Jq0M2Yt08jU534c0p\r\n\
        Content-Type: application/json\r\n\r\n\
        {}\r\n\
        --gc0p4Jq0M2Yt08jU534c0p\r\n\
        Content-Type: text/plain\r\n\
        Content-Disposition: inline; filename=test_upload\r\n\r\n\
        This media is plain text. Maybe somebody used it as a paste bin.\r\n\
        --gc0p4Jq0M2Yt08jU534c0p--";
    let content_type = "multipart/mixed; boundary=gc0p4Jq0M2Yt08jU534c0p";
    let read = answered_with::<download::Response>(content_type, body).unwrap();
    assert!(read.metadata.is_empty());
    assert_eq!(read.content.file_name.as_deref(), Some("test_upload"));
    assert_eq!(read.content.content_type.as_ref().unwrap(), "text/plain");
    // Another type of disposition is kept.
    assert_eq!(read.content.headers[CONTENT_DISPOSITION], "inline; filename=test_upload");
    assert!(read.content.bytes.ends_with(b"paste bin."));
    assert_eq!(back_through_http::<_, download::Response>(&read).unwrap(), read);

    let body = "--b\r\ncontent-type: application/json\r\n\r\n{}\r\n\
        --b\r\nlocation: https://cdn.example.org/x\r\n\r\n\r\n--b--";
    let read = answered_with::<download::Response>("multipart/mixed; boundary=b", body).unwrap();
    assert_eq!(headers(&read.content)["location"], "https://cdn.example.org/x");
    assert!(read.content.bytes.is_empty());
    assert_eq!(back_through_http::<_, download::Response>(&read).unwrap(), read);
}

#[test]
fn parts_have_no_names() {
    let content = File::new("x").with_file_name("a.txt");
    let response = download::Response { metadata: Map::new(), content };
    let sent = response.to_http_response().unwrap();
    assert_eq!(
        sent.headers()[CONTENT_TYPE],
        "multipart/mixed; boundary=pathlore-00000000000000000000"
    );
    assert_eq!(
        str::from_utf8(sent.body()).unwrap(),
        "--pathlore-00000000000000000000\r\n\
         content-type: application/json\r\n\r\n\
         {}\r\n\
         --pathlore-00000000000000000000\r\n\
         content-disposition: attachment; filename=\"a.txt\"\r\n\r\n\
         x\r\n\
         --pathlore-00000000000000000000--\r\n"
    );
    assert_eq!(back_through_http::<_, download::Response>(&response).unwrap(), response);
    let without_headers = download::Response { content: File::new("x"), ..response };
    let read: download::Response = back_through_http(&without_headers).unwrap();
    assert_eq!(read, without_headers);
}

#[test]
fn the_last_part_may_be_absent_or_repeated() {
    for more in [vec![], vec!["a".to_owned()], vec![String::new(), "b".to_owned()]] {
        for maybe in [None, Some(1)] {
            let response = several::Texts { number: 5, maybe, more: more.clone() };
            assert_eq!(back_through_http::<_, several::Texts>(&response).unwrap(), response);
        }
    }
    for file in [None, Some(File::new("a"))] {
        let response = several::Optional { number: 5, file };
        assert_eq!(back_through_http::<_, several::Optional>(&response).unwrap(), response);
    }
}

#[test]
fn a_part_at_another_position_is_an_error_if_unknown_ones_are() {
    let part = "--b\r\ncontent-type: text/plain\r\n\r\n1\r\n";
    let body = part.repeat(3) + "--b--";
    let error = answered_with::<several::Optional>("multipart/mixed; boundary=b", &body);
    assert_eq!(error.unwrap_err(), "body: there are more parts than expected");
    let error = answered_with::<several::Texts>("multipart/mixed; boundary=b", "--b--");
    assert_eq!(error.unwrap_err(), "body field `number`: missing");
}

#[test]
fn the_file_name_is_that_of_its_disposition() {
    let with = |file_name: Option<&str>, disposition| {
        let mut content = File::new("x");
        content.file_name = file_name.map(str::to_owned);
        content.headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
        download::Response { metadata: Map::new(), content }
    };
    for response in [
        with(None, "inline"),
        with(Some("a b"), "inline; filename=\"a b\""),
        with(Some("a"), "attachment; filename=a"),
    ] {
        assert_eq!(back_through_http::<_, download::Response>(&response).unwrap(), response);
    }
    for response in [with(Some("a"), "inline"), with(None, "inline; filename=a")] {
        assert_eq!(
            response.to_http_response().unwrap_err().to_string(),
            "body field `content`: the file name is not that of its `content-disposition`"
        );
    }
}
