//! Endpoints of Matrix whose traits ruma implements by hand, as definitions. The federation download, a multipart body, is in
//! `multipart/mixed.rs`.

use pathlore::{
    IncomingRequest, IncomingResponse as _, OutgoingRequest, OutgoingResponse as _,
    SupportedVersions, Target, auth::NoAuthentication, bytes::Bytes, http,
};

use super::support::received;

fn target() -> Target {
    let versions = SupportedVersions::from_versions(["v1.11", "v1.16"]);
    Target::new("https://matrix.example.org").unwrap().with_supported_versions(versions)
}

/// Writes a request, and reads it again. Returns its method, its path and query, and its body.
fn exchanged<R>(request: &R) -> (String, String, R)
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest,
{
    let sent = request.to_http_request(&target(), ()).unwrap();
    let body = String::from_utf8(sent.body().to_vec()).unwrap();
    let line = format!("{} {}", sent.method(), sent.uri().path_and_query().unwrap());
    // A server sees neither the scheme nor the authority.
    let (mut head, content) = sent.into_parts();
    head.uri = head.uri.path_and_query().unwrap().as_str().parse().unwrap();
    let read = R::from_http_request(&http::Request::from_parts(head, content));
    (line, body, read.unwrap_or_else(|error| panic!("{error}")))
}

/// A POST without a body, which has `{}` in other endpoints.
mod logout {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: AccessToken,
        history: { 1.0 => "/_matrix/client/r0/logout", 1.1 => "/_matrix/client/v3/logout" }
    };

    #[request(empty_body)]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

#[test]
fn logout() {
    let request = logout::Request {}.to_http_request(&target(), "t".into()).unwrap();
    assert_eq!(request.uri().path(), "/_matrix/client/v3/logout");
    assert!(request.body().is_empty() && !request.headers().contains_key("content-type"));
    for body in ["", "{}"] {
        let received = received("POST", "/_matrix/client/r0/logout", body);
        assert!(logout::Request::from_http_request(&received).is_ok());
    }
}

/// The member of the body has the name that the path has.
mod profile_field {
    use std::collections::BTreeMap;

    use pathlore::{Metadata, metadata, request, response, serde_json::Value};

    const METADATA: Metadata = metadata! {
        method: PUT,
        rate_limited: true,
        authentication: None,
        history: {
            unstable("uk.tcpip.msc4133") =>
                "/_matrix/client/unstable/uk.tcpip.msc4133/profile/{user_id}/{key_name}",
            1.0 => "/_matrix/client/r0/profile/{user_id}/{key_name}",
            1.1 => "/_matrix/client/v3/profile/{user_id}/{key_name}",
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) user_id: String,
        #[api(path)]
        pub(super) key_name: String,
        #[api(body)]
        pub(super) value: BTreeMap<String, Value>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn a_profile_field() {
    let request = profile_field::Request {
        user_id: "@a:b.org".to_owned(),
        key_name: "m.tz".to_owned(),
        value: [("m.tz".to_owned(), "Europe/Paris".into())].into(),
    };
    let (line, body, read) = exchanged(&request);
    assert_eq!(line, "PUT /_matrix/client/v3/profile/@a:b.org/m.tz");
    assert_eq!(body, r#"{"m.tz":"Europe/Paris"}"#);
    assert_eq!(read, request);
}

/// An empty state key is no segment.
mod state_event {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response, serde_json::Value};

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        history: {
            1.0 => "/_matrix/client/r0/rooms/{room_id}/state/{event_type}/{state_key?}",
            1.1 => "/_matrix/client/v3/rooms/{room_id}/state/{event_type}/{state_key?}",
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a> {
        #[api(path)]
        pub(super) room_id: Cow<'a, str>,
        #[api(path)]
        pub(super) event_type: Cow<'a, str>,
        #[api(path, default)]
        pub(super) state_key: Cow<'a, str>,
        #[api(body)]
        pub(super) content: Value,
    }

    #[response]
    pub(super) struct Response {
        pub(super) event_id: String,
    }
}

#[test]
fn a_state_event_with_an_empty_key() {
    for (state_key, end) in [("", ""), ("@a:b.org", "/@a:b.org"), ("a/b", "/a%2Fb")] {
        let request = state_event::Request {
            room_id: "!r:b.org".into(),
            event_type: "m.room.topic".into(),
            state_key: state_key.into(),
            content: pathlore::serde_json::json!({"topic": "T"}),
        };
        let (line, body, read) = exchanged(&request);
        let path = "/_matrix/client/v3/rooms/!r:b.org/state/m.room.topic";
        assert_eq!(line, format!("PUT {path}{end}"));
        assert_eq!(body, r#"{"topic":"T"}"#);
        assert_eq!(read, request);
    }
    // Synapse's clients write the slash.
    let path = "/_matrix/client/v3/rooms/!r/state/m.room.name/";
    let read = state_event::Request::from_http_request(&received("PUT", path, "{}")).unwrap();
    assert_eq!(read.state_key, "");
}

/// An HTML page, or a redirect to one.
mod fallback_page {
    use pathlore::{Metadata, http::header, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        history: {
            1.0 => "/_matrix/client/r0/auth/{auth_type}/fallback/web",
            1.1 => "/_matrix/client/v3/auth/{auth_type}/fallback/web",
        }
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) auth_type: String,
        #[api(query)]
        pub(super) session: String,
    }

    #[response]
    #[derive(PartialEq)]
    pub(super) enum Response {
        #[api(status = OK, content_type = "text/html; charset=utf-8")]
        Page {
            #[api(raw_body)]
            html: String,
        },
        #[api(status = FOUND, empty_body)]
        Redirect {
            #[api(header = header::LOCATION)]
            url: String,
            #[api(header = header::SET_COOKIE)]
            cookies: Vec<String>,
        },
    }
}

#[test]
fn a_page_or_a_redirect() {
    use fallback_page::{Request, Response};

    let request = Request { auth_type: "m.login.sso".to_owned(), session: "a b".to_owned() };
    let (line, body, read) = exchanged(&request);
    assert_eq!(line, "GET /_matrix/client/v3/auth/m.login.sso/fallback/web?session=a+b");
    assert_eq!((body.as_str(), read), ("", request));

    let page = Response::Page { html: "<p>é</p>".to_owned() };
    let sent = page.to_http_response().unwrap();
    assert_eq!(sent.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(sent.body(), "<p>é</p>");
    assert_eq!(Response::from_http_response(&sent).unwrap(), page);

    let cookies = vec!["a=b; Path=/".to_owned(), "c=d, e".to_owned()];
    let redirect = Response::Redirect { url: "https://sso.example.org".to_owned(), cookies };
    let sent = redirect.to_http_response().unwrap();
    assert_eq!((sent.status().as_u16(), sent.body().len()), (302, 0));
    assert_eq!(sent.headers().get_all("set-cookie").iter().count(), 2);
    assert_eq!(Response::from_http_response(&sent).unwrap(), redirect);
}

/// Files of any size.
mod media {
    pub(super) mod upload {
        use pathlore::{Metadata, http::header, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: POST,
            rate_limited: true,
            authentication: AccessToken,
            history: { 1.0 => "/_matrix/media/r0/upload", 1.1 => "/_matrix/media/v3/upload" }
        };

        #[request(stream)]
        #[derive(PartialEq)]
        pub(crate) struct Request {
            #[api(query)]
            pub(crate) filename: Option<String>,
            #[api(header = header::CONTENT_TYPE)]
            pub(crate) content_type: Option<String>,
        }

        #[response]
        pub(crate) struct Response {
            pub(crate) content_uri: String,
        }
    }

    pub(super) mod download {
        use pathlore::{Metadata, http::header, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: GET,
            rate_limited: true,
            authentication: AccessToken,
            history: {
                unstable("org.matrix.msc3916") =>
                    "/_matrix/client/unstable/org.matrix.msc3916/media/download/{server_name}/{media_id}",
                1.11 | stable("org.matrix.msc3916.stable") =>
                    "/_matrix/client/v1/media/download/{server_name}/{media_id}",
            }
        };

        #[request]
        pub(crate) struct Request {
            #[api(path)]
            pub(crate) server_name: String,
            #[api(path)]
            pub(crate) media_id: String,
            #[api(query)]
            #[serde(
                with = "pathlore::serde::duration::opt_ms",
                skip_serializing_if = "Option::is_none",
                default
            )]
            pub(crate) timeout_ms: Option<std::time::Duration>,
        }

        #[response(stream)]
        #[derive(PartialEq)]
        pub(crate) enum Response {
            #[api(status = OK)]
            File {
                #[api(header = header::CONTENT_TYPE)]
                content_type: Option<String>,
                #[api(header = header::CONTENT_DISPOSITION)]
                disposition: Option<String>,
            },
            #[api(status = TEMPORARY_REDIRECT | PERMANENT_REDIRECT)]
            Elsewhere {
                #[api(header = header::LOCATION)]
                url: String,
                #[api(status)]
                status: pathlore::http::StatusCode,
            },
        }
    }
}

#[test]
fn media_are_streams() {
    use media::{download, upload};

    let request = upload::Request {
        filename: Some("a b.png".to_owned()),
        content_type: Some("image/png".to_owned()),
    };
    let sent = request.to_http_request(&target(), "t".into()).unwrap();
    assert_eq!(sent.uri().path_and_query().unwrap(), "/_matrix/media/v3/upload?filename=a+b.png");
    assert_eq!(sent.headers()["content-type"], "image/png");
    let sent = sent.map(|_| "the stream");
    let (head, body) = sent.into_parts();
    assert_eq!(body, "the stream");
    let read = http::Request::from_parts(head, Bytes::new());
    assert_eq!(upload::Request::from_http_request(&read).unwrap(), request);

    let request = download::Request {
        server_name: "b.org".to_owned(),
        media_id: "m".to_owned(),
        timeout_ms: Some(std::time::Duration::from_secs(20)),
    };
    let sent = request.to_http_request(&target(), "t".into()).unwrap();
    let path = "/_matrix/client/v1/media/download/b.org/m?timeout_ms=20000";
    assert_eq!(sent.uri().path_and_query().unwrap(), path);
    for response in [
        download::Response::File {
            content_type: Some("image/png".to_owned()),
            disposition: Some("inline; filename=a.png".to_owned()),
        },
        download::Response::File { content_type: None, disposition: None },
        download::Response::Elsewhere {
            url: "https://cdn.example.org/m".to_owned(),
            status: http::StatusCode::PERMANENT_REDIRECT,
        },
    ] {
        let sent = response.to_http_response().unwrap();
        assert_eq!(download::Response::from_http_response(&sent).unwrap(), response);
    }
}

/// The kind of a rule decides about the members.
mod push_rule {
    use pathlore::{Metadata, metadata, request, response, serde_json::Value};

    const METADATA: Metadata = metadata! {
        method: PUT,
        rate_limited: true,
        authentication: None,
        history: {
            1.0 => "/_matrix/client/r0/pushrules/global/{kind}/{rule_id}",
            1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}",
        }
    };

    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[serde(untagged)]
    pub(super) enum Rule {
        Content { pattern: String },
        Conditions { conditions: Vec<Value> },
        Simple {},
    }

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(path)]
        pub(super) kind: String,
        #[api(path)]
        pub(super) rule_id: String,
        #[api(query)]
        pub(super) before: Option<String>,
        #[api(query)]
        pub(super) after: Option<String>,
        pub(super) actions: Vec<Value>,
        #[serde(flatten)]
        pub(super) rule: Rule,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn push_rules() {
    use push_rule::{Request, Rule};

    for (kind, rule, end) in [
        ("content", Rule::Content { pattern: "cake".to_owned() }, r#","pattern":"cake"}"#),
        ("override", Rule::Conditions { conditions: Vec::new() }, r#","conditions":[]}"#),
        ("room", Rule::Simple {}, "}"),
    ] {
        let request = Request {
            kind: kind.to_owned(),
            rule_id: "!a:b.org".to_owned(),
            before: None,
            after: Some(".m.rule.x".to_owned()),
            actions: vec!["notify".into()],
            rule,
        };
        let (line, body, read) = exchanged(&request);
        let path = format!("/_matrix/client/v3/pushrules/global/{kind}/!a:b.org");
        assert_eq!(line, format!("PUT {path}?after=.m.rule.x"));
        assert_eq!(body, format!(r#"{{"actions":["notify"]{end}"#));
        assert_eq!(read, request);
    }
}

/// A text with an entity tag (MSC4108).
mod rendezvous {
    pub(super) mod create {
        use pathlore::{Metadata, http::header, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: POST,
            rate_limited: true,
            authentication: None,
            history: {
                unstable("org.matrix.msc4108") =>
                    "/_matrix/client/unstable/org.matrix.msc4108/rendezvous",
            }
        };

        #[request]
        #[derive(PartialEq)]
        pub(crate) struct Request {
            #[api(raw_body)]
            pub(crate) content: String,
        }

        #[response(status = CREATED)]
        #[derive(PartialEq)]
        pub(crate) struct Response {
            #[api(header = header::ETAG)]
            pub(crate) etag: String,
            #[api(header = header::EXPIRES)]
            pub(crate) expires: String,
            #[api(header = header::LAST_MODIFIED)]
            pub(crate) last_modified: String,
            pub(crate) url: String,
        }
    }

    pub(super) mod update {
        use pathlore::{Metadata, http::header, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: PUT,
            rate_limited: true,
            authentication: None,
            path: "/rendezvous/{session}"
        };

        #[request(content = text)]
        #[derive(PartialEq)]
        pub(crate) struct Request {
            #[api(path)]
            pub(crate) session: String,
            #[api(header = header::IF_MATCH)]
            pub(crate) etag: String,
            #[api(body)]
            pub(crate) content: String,
        }

        #[response(status = ACCEPTED, empty_body)]
        #[derive(PartialEq)]
        pub(crate) struct Response {
            #[api(header = header::ETAG)]
            pub(crate) etag: String,
        }
    }
}

#[test]
fn rendezvous_sessions() {
    use rendezvous::{create, update};

    let request = create::Request { content: "é\nb".to_owned() };
    let (line, body, read) = exchanged(&request);
    assert_eq!(line, "POST /_matrix/client/unstable/org.matrix.msc4108/rendezvous");
    assert_eq!((&*body, read), ("é\nb", request));

    let date = "Wed, 07 Sep 2022 14:28:51 GMT";
    let response = create::Response {
        etag: "\"1\"".to_owned(),
        expires: date.to_owned(),
        last_modified: date.to_owned(),
        url: "https://b.org/rendezvous/1".to_owned(),
    };
    let sent = response.to_http_response().unwrap();
    assert_eq!((sent.status().as_u16(), &sent.headers()["expires"]), (201, &date.parse().unwrap()));
    assert_eq!(create::Response::from_http_response(&sent).unwrap(), response);

    let request = update::Request {
        session: "1".to_owned(),
        etag: "\"1\"".to_owned(),
        content: "c".to_owned(),
    };
    let sent = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.headers()["content-type"], "text/plain; charset=utf-8");
    let (line, body, read) = exchanged(&request);
    assert_eq!((&*line, &*body, read), ("PUT /rendezvous/1", "c", request));
    let response = update::Response { etag: "\"2\"".to_owned() };
    let sent = response.to_http_response().unwrap();
    assert_eq!((sent.status().as_u16(), sent.body().len()), (202, 0));
    assert_eq!(update::Response::from_http_response(&sent).unwrap(), response);
}
