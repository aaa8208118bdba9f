//! Strict lints, and no prelude.

/// All kinds of fields, generics and lifetimes, with all lints denied.
mod denied {
    #![deny(
        warnings,
        missing_docs,
        missing_debug_implementations,
        unused_qualifications,
        unused_lifetimes,
        unreachable_pub,
        single_use_lifetimes,
        explicit_outlives_requirements,
        elided_lifetimes_in_paths,
        trivial_casts,
        trivial_numeric_casts,
        unsafe_code,
        clippy::all,
        clippy::pedantic,
        clippy::nursery
    )]

    use std::borrow::Cow;

    use pathlore::{
        IncomingResponse as _, Metadata, OutgoingRequest as _, OutgoingResponse as _, Target,
        metadata, request, response,
    };

    const METADATA: Metadata = metadata! {
        method: PUT,
        rate_limited: true,
        authentication: AccessToken,
        history: {
            unstable("org.example") => "/unstable/{room_id}/{kind}",
            1.0 => "/r0/{kind}/{room_id}",
            1.1 | stable("org.example.stable") => "/v3/{room_id}/{kind}",
            1.2 => deprecated,
            1.3 => removed,
        },
        name: "strict",
        description: "Has all kinds of fields.",
    };

    /// A request.
    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a, T, const N: usize>
    where
        T: PartialEq,
    {
        /// In the path.
        #[api(path)]
        pub(super) room_id: Cow<'a, str>,
        /// In the path.
        #[api(path)]
        pub(super) kind: u8,
        /// In the query.
        #[api(query)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub(super) limit: Option<u32>,
        /// In the query.
        #[api(query)]
        pub(super) tags: Vec<String>,
        /// In the header.
        #[api(header = "x-id")]
        pub(super) id: Option<u64>,
        /// In the header.
        #[api(header = pathlore::http::header::ACCEPT)]
        pub(super) accept: Vec<String>,
        /// In the body.
        #[api(secret)]
        pub(super) password: Cow<'a, str>,
        /// In the body.
        #[deprecated = "write `value`"]
        pub(super) old: Option<T>,
        /// In the body.
        pub(super) value: T,
        /// Nowhere.
        #[serde(skip)]
        pub(super) local: [u8; N],
    }

    /// A response.
    #[response(status = CREATED)]
    #[derive(PartialEq, Eq)]
    pub(super) struct Response {
        /// In the header.
        #[api(header = "etag")]
        pub(super) etag: Option<String>,
        /// In the header.
        #[api(header_prefix = "x-", lines)]
        pub(super) others: std::collections::BTreeMap<String, Vec<u8>>,
        /// In the body.
        #[deprecated]
        pub(super) old: u8,
    }

    /// A form.
    #[response(content = form)]
    #[derive(PartialEq, Eq)]
    pub(super) enum Form<'a, T> {
        /// With members.
        #[api(status = OK)]
        Members {
            /// In the body.
            #[api(secret)]
            password: Cow<'a, str>,
            /// In the body.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            tags: Vec<T>,
            /// In the body.
            #[deprecated]
            old: Option<u8>,
        },
        /// With one field.
        #[api(status = CREATED)]
        Whole {
            /// The body.
            #[api(body)]
            pairs: Vec<(String, u8)>,
        },
    }

    /// A text.
    #[response(content = text)]
    #[derive(PartialEq, Eq)]
    pub(super) struct Text<'a> {
        /// The body.
        #[api(body, secret)]
        pub(super) body: Option<Cow<'a, str>>,
    }

    #[test]
    #[allow(deprecated)]
    fn forms_and_texts_work() {
        let password = Cow::Borrowed("hunter2");
        let form = Form::Members { password: password.clone(), tags: vec![1_u8, 2], old: None };
        let http_response = form.to_http_response().unwrap();
        assert_eq!(http_response.body(), "password=hunter2&tags=1&tags=2");
        assert_eq!(Form::from_http_response(&http_response).unwrap(), form);
        assert!(!format!("{form:?}").contains("hunter2"));
        let form: Form<'_, u8> = Form::Whole { pairs: vec![("a".to_owned(), 1)] };
        assert_eq!(form.to_http_response().unwrap().body(), "a=1");
        let text = Text { body: Some(password) };
        assert_eq!(text.to_http_response().unwrap().body(), "hunter2");
        assert!(!format!("{text:?}").contains("hunter2"));
    }

    #[test]
    #[allow(deprecated)]
    fn works() {
        let request = Request::<'_, u8, 0> {
            room_id: Cow::Borrowed("a/b"),
            kind: 1,
            limit: None,
            tags: vec!["x".to_owned()],
            id: Some(5),
            accept: Vec::new(),
            password: Cow::Borrowed("hunter2"),
            old: None,
            value: 7,
            local: [],
        };
        let target = Target::new("http://a").unwrap().with_path("/r0/{kind}/{room_id}");
        let http_request = request.to_http_request(&target, "t".into()).unwrap();
        assert_eq!(http_request.uri(), "http://a/r0/1/a%2Fb?tags=x");
        assert_eq!(http_request.headers()["x-id"], "5");
        assert_eq!(http_request.body(), r#"{"password":"hunter2","old":null,"value":7}"#);
        assert!(!format!("{request:?}").contains("hunter2"));
    }
}

mod no_prelude {
    #![no_implicit_prelude]

    #[::pathlore::request]
    #[derive(::std::default::Default)]
    pub(super) struct Request {
        #[api(path)]
        room_id: ::std::string::String,
        #[api(query)]
        limit: ::std::option::Option<u32>,
        #[api(query)]
        tags: ::std::vec::Vec<u8>,
        #[api(header = "x-id")]
        id: ::std::option::Option<::std::string::String>,
        #[api(header = "x-ids")]
        ids: ::std::vec::Vec<::std::string::String>,
        #[api(header = "x-numbers", with = ::pathlore::serde::number::as_string)]
        numbers: ::std::vec::Vec<u8>,
        #[api(cookie = "session", with = ::pathlore::serde::number::as_string)]
        session: ::std::option::Option<u8>,
        #[api(cookie = "theme", default)]
        theme: ::std::string::String,
        #[api(header_prefix = "x-map-")]
        map: ::std::collections::BTreeMap<::std::string::String, u8>,
        #[api(header_prefix = "x-maps-", with = ::pathlore::serde::number::as_string)]
        maps: ::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<u8>>,
        #[serde(default)]
        body: ::std::string::String,
        #[api(secret)]
        secret: u8,
    }

    #[::pathlore::response(status = 201)]
    pub(super) struct Response {
        #[api(raw_body)]
        body: ::pathlore::bytes::Bytes,
    }

    #[::pathlore::response(content = form)]
    pub(super) enum Form {
        #[api(status = OK)]
        Members {
            #[serde(with = "::pathlore::serde::duration::ms")]
            timeout: ::std::time::Duration,
            tags: ::std::vec::Vec<u8>,
        },
        #[api(status = CREATED)]
        Nothing,
    }

    #[::pathlore::response(content = text)]
    pub(super) enum Text {
        #[api(status = OK)]
        Required {
            #[api(body)]
            body: ::std::string::String,
        },
        #[api(status = CREATED)]
        Optional {
            #[api(body, with = ::pathlore::serde::number::as_string)]
            body: ::std::option::Option<u8>,
        },
    }

    const METADATA: ::pathlore::Metadata = ::pathlore::metadata! {
        method: POST, rate_limited: true, authentication: None, path: "/{room_id}"
    };

    const STRINGS: ::pathlore::Metadata = ::pathlore::metadata! {
        method: GET, authentication: None, path: "/{serde}/{by_default}/{with?}"
    };

    #[::pathlore::request(metadata = STRINGS, response = Response)]
    #[derive(::std::default::Default, ::std::cmp::PartialEq)]
    pub(super) struct Strings {
        #[api(path, serde)]
        serde: u8,
        #[api(path, default, with = ::pathlore::serde::number::as_string)]
        by_default: u8,
        #[api(path, with = ::pathlore::serde::number::as_string)]
        with: ::std::option::Option<u8>,
        #[api(header = "x-one", with = ::pathlore::serde::number::as_string)]
        one: u8,
        #[api(header = "x-option", with = ::pathlore::serde::number::as_string)]
        option: ::std::option::Option<u8>,
        #[api(header = "x-list", with = ::pathlore::serde::number::as_string)]
        list: ::std::vec::Vec<u8>,
        #[api(header = "x-lines", lines, with = ::pathlore::serde::number::as_string)]
        lines: ::std::vec::Vec<u8>,
        #[api(header = "x-serde", serde)]
        serde_one: u8,
        #[api(header = "x-serde-option", serde)]
        serde_option: ::std::option::Option<u8>,
        #[api(header = "x-serde-list", serde)]
        serde_list: ::std::vec::Vec<u8>,
        #[api(header_prefix = "x-meta-", serde)]
        map: ::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<u8>>,
    }

    #[::pathlore::response(content = text)]
    pub(super) struct OptionalSerde {
        #[api(body, serde)]
        body: ::std::option::Option<u8>,
    }

    #[::std::prelude::v1::test]
    fn strings_work() {
        let request = Strings {
            serde: 1,
            by_default: 2,
            with: ::std::option::Option::Some(3),
            one: 4,
            option: ::std::option::Option::Some(5),
            list: ::std::vec![6, 7],
            lines: ::std::vec![8, 9],
            serde_one: 10,
            serde_option: ::std::option::Option::Some(11),
            serde_list: ::std::vec![12, 13],
            map: [("a".into(), ::std::vec![14, 15])].into(),
        };
        let target = ::pathlore::Target::new("http://a").unwrap();
        let http = ::pathlore::OutgoingRequest::to_http_request(&request, &target, ()).unwrap();
        ::std::assert_eq!(http.uri(), "http://a/1/2/3");
        ::std::assert_eq!(http.headers()["x-list"], "6, 7");
        let back: Strings = ::pathlore::IncomingRequest::from_http_request(&http).unwrap();
        ::std::assert!(back == request);
        let response = OptionalSerde { body: ::std::option::Option::Some(5) };
        let http = ::pathlore::OutgoingResponse::to_http_response(&response).unwrap();
        ::std::assert_eq!(http.body(), "5");
    }

    #[::std::prelude::v1::test]
    fn forms_and_texts_work() {
        let timeout = ::std::time::Duration::from_millis(5);
        let response = Form::Members { timeout, tags: ::std::vec![1, 2] };
        let http = ::pathlore::OutgoingResponse::to_http_response(&response).unwrap();
        ::std::assert_eq!(http.body(), "timeout=5&tags=1&tags=2");
        let back: Form = ::pathlore::IncomingResponse::from_http_response(&http).unwrap();
        ::std::assert!(::std::matches!(back, Form::Members { tags, .. } if tags == [1, 2]));
        for (response, body) in [
            (Text::Required { body: "a".into() }, "a"),
            (Text::Optional { body: ::std::option::Option::Some(5) }, "5"),
            (Text::Optional { body: ::std::option::Option::None }, ""),
        ] {
            let http = ::pathlore::OutgoingResponse::to_http_response(&response).unwrap();
            ::std::assert_eq!(http.body(), body);
        }
    }

    #[::std::prelude::v1::test]
    fn works() {
        let request = Request { room_id: "a".into(), ..::std::default::Default::default() };
        let target = ::pathlore::Target::new("http://a").unwrap();
        let http = ::pathlore::OutgoingRequest::to_http_request(&request, &target, ()).unwrap();
        let back: Request = ::pathlore::IncomingRequest::from_http_request(&http).unwrap();
        ::std::assert_eq!(back.room_id, "a");
        let response = Response { body: ::pathlore::bytes::Bytes::from_static(b"x") };
        let http = ::pathlore::OutgoingResponse::to_http_response(&response).unwrap();
        ::std::assert_eq!(http.status(), 201);
    }

    use ::std::convert::Into as _;
}
