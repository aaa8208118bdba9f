//! Definitions of all shapes with multipart bodies.

use super::*;

mod generic {
    use pathlore::{Metadata, metadata, multipart::File, request, response};

    const METADATA: Metadata = metadata! {
        method: PUT, rate_limited: false, authentication: None, path: "/"
    };

    #[request(multipart = form_data, response = Response<T>)]
    #[derive(PartialEq)]
    #[serde(default, deny_unknown_fields, rename_all = "camelCase")]
    pub(super) struct Request<T, U> {
        pub(super) some_text: T,
        #[api(part = json)]
        pub(super) some_json: U,
        #[api(part = file)]
        pub(super) some_file: Option<File>,
        #[serde(skip)]
        pub(super) skipped: u8,
        #[serde(with = "super::halved")]
        pub(super) halved: u32,
    }

    impl<T: Default, U: Default> Default for Request<T, U> {
        fn default() -> Self {
            let (some_text, some_json) = (T::default(), U::default());
            Self { some_text, some_json, some_file: Some(File::new("d")), skipped: 7, halved: 9 }
        }
    }

    #[response(multipart = mixed)]
    #[derive(PartialEq)]
    pub(super) enum Response<T> {
        #[api(status = OK)]
        Found {
            #[api(part = json)]
            value: T,
            #[api(part = file)]
            file: File,
        },
        #[api(status = ACCEPTED)]
        Text {
            #[api(header = "x-number")]
            number: u8,
            text: T,
        },
        #[api(status = NOT_MODIFIED)]
        NotModified,
    }
}

pub(super) mod halved {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _, ser::Error as _};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(crate) fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        match value % 2 {
            0 => serializer.serialize_u32(value / 2),
            _ => Err(S::Error::custom("secret")),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let half = u32::deserialize(deserializer)?;
        half.checked_mul(2).ok_or_else(|| D::Error::custom("secret"))
    }
}

mod dated {
    use pathlore::{Metadata, metadata, multipart::File, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, history: { 1.0 => "/" }
    };

    #[request(multipart = form_data)]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(since = 1.1)]
        pub(super) note: Option<String>,
        #[api(part = file, renamed(1.2, from = "image"))]
        pub(super) picture: Option<File>,
        #[api(part = json, renamed(1.2, from = "cut"))]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub(super) crop: Option<Vec<u8>>,
    }

    #[response]
    pub(super) struct Response {}
}

/// Borrowed text, in a message that is only sent.
mod borrowed {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[request(multipart = form_data)]
    pub(super) struct Request<'a> {
        pub(super) text: Cow<'a, str>,
        #[api(part = json)]
        pub(super) json: Vec<Cow<'a, str>>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn generic_fields_and_defaults_of_the_struct_work() {
    let request = generic::Request::<String, Vec<u8>> {
        some_text: "t".to_owned(),
        some_json: vec![1],
        some_file: None,
        skipped: 7,
        halved: 4,
    };
    let sent = request.to_http_request(&target(), ()).unwrap();
    assert!(str::from_utf8(sent.body()).unwrap().contains("name=\"someText\""));
    // An absent file takes the default of the struct, so `None` does not arrive.
    let read: generic::Request<String, Vec<u8>> = through_http(&request).unwrap();
    let some_file = Some(File::new("d"));
    assert_eq!(read, generic::Request { some_file: some_file.clone(), ..request });

    let read = |parts: String| {
        let mut request = received("PUT", "/", parts + "--b--");
        let content_type = HeaderValue::from_static("multipart/form-data; boundary=b");
        request.headers_mut().insert(CONTENT_TYPE, content_type);
        generic::Request::<String, Vec<u8>>::from_http_request(&request)
            .map_err(|error| error.to_string())
    };
    assert_eq!(read(String::new()).unwrap(), generic::Request::default());
    assert_eq!(
        read(part("other", "x")).unwrap_err(),
        "body field `other`: expected one of `someText`, `someJson`, `someFile`, `halved`"
    );
    assert_eq!(
        read(part("halved", "4000000000")).unwrap_err(),
        "body field `halved`: not a valid value"
    );
    let odd = generic::Request::<String, Vec<u8>> { halved: 3, ..generic::Request::default() };
    let error = odd.to_http_request(&target(), ()).unwrap_err();
    assert_eq!(error.to_string(), "body field `halved`: cannot be written as a parameter");
}

#[test]
fn variants_have_parts_of_their_own() {
    let found = generic::Response::Found { value: 5, file: File::new("f") };
    assert_eq!(back_through_http::<_, generic::Response<u8>>(&found).unwrap(), found);
    let text = generic::Response::Text { number: 1, text: "t".to_owned() };
    assert_eq!(back_through_http::<_, generic::Response<String>>(&text).unwrap(), text);
    let none = generic::Response::<u8>::NotModified;
    let sent = none.to_http_response().unwrap();
    assert!(sent.body().is_empty() && sent.headers().is_empty());
    assert_eq!(back_through_http::<_, generic::Response<u8>>(&none).unwrap(), none);
}

#[test]
fn parts_have_histories() {
    let request = |note: Option<&str>| dated::Request {
        note: note.map(str::to_owned),
        picture: Some(File::new("p")),
        crop: Some(vec![1]),
    };
    let sent = |minor, note| {
        let target = target().with_version(&format!("1.{minor}")).unwrap();
        let sent = request(note).to_http_request(&target, ());
        let sent = sent.map_err(|error| error.to_string())?;
        let body = str::from_utf8(sent.body()).unwrap().to_owned();
        let mut sent = sent;
        *sent.uri_mut() = "/".parse().unwrap();
        assert_eq!(dated::Request::from_http_request(&sent).unwrap(), request(note));
        Ok::<_, String>(body)
    };
    let old = sent(1, Some("n")).unwrap();
    assert!(old.contains("name=\"image\"") && old.contains("name=\"cut\""));
    let new = sent(2, None).unwrap();
    assert!(new.contains("name=\"picture\"") && new.contains("name=\"crop\""));
    assert!(sent(0, None).is_ok());
    let error = sent(0, Some("n")).unwrap_err();
    assert!(error.starts_with("body field `note`: "), "{error}");
}

#[test]
fn text_may_be_borrowed() {
    let text = "borrowed".to_owned();
    let request = borrowed::Request { text: (&*text).into(), json: vec!["a".into()] };
    let read: borrowed::Request<'static> = through_http(&request).unwrap();
    assert_eq!((&*read.text, &*read.json[0]), ("borrowed", "a"));
}
