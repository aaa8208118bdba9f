//! Implementations that are written by hand, and those among them that rely on generated ones, which
//! exist only under some features.

use pathlore::{Endpoint, ErrorResponse, Metadata, auth::AccessToken, metadata};

/// A request that is written by hand, with the generated response of another endpoint. Its body is
/// a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// In the path.
    pub room: String,
    /// In the query.
    pub limit: Option<u8>,
    /// The body.
    pub line: String,
}

impl Endpoint for Request {
    const METADATA: &'static Metadata = &metadata! {
        method: PUT, rate_limited: false, authentication: AccessToken, path: "/rooms/{room}"
    };
    type Authentication = AccessToken;
    type EndpointError = ErrorResponse;
    type Response = crate::Response;
    type Body = pathlore::Buffered;
}

pathlore::client! {
    mod sent {
        use pathlore::{
            Credentials, Endpoint, IntoHttpError, OutgoingRequest, Target,
            auth::{AccessToken, AuthScheme}, bytes::Bytes, http,
        };

        // Needs that the response can be received.
        impl OutgoingRequest for super::Request {
            fn to_http_request(
                &self,
                target: &Target,
                credentials: Credentials<'_, Self>,
            ) -> Result<http::Request<Bytes>, IntoHttpError> {
                let uri = target.uri::<Self>(&[("room", &self.room)])?;
                let mut request = http::Request::new(self.line.clone().into());
                request.method_mut().clone_from(&Self::METADATA.method);
                *request.uri_mut() = uri.parameter("limit", &self.limit).build()?;
                AccessToken::apply(credentials, &mut request)?;
                Ok(request)
            }
        }
    }
}

pathlore::server! {
    mod received {
        use std::collections::BTreeMap;

        use pathlore::{
            DecodeError, DecodeErrorKind, Endpoint, FromHttpRequestError, IncomingRequest, Place,
            by_hand::{PathArguments, read_query}, bytes::Bytes, http,
        };

        // Needs that the response can be sent.
        impl IncomingRequest for super::Request {
            fn from_http_request_with_path(
                request: &http::Request<Bytes>,
                path_arguments: &[(&str, &str)],
            ) -> Result<Self, FromHttpRequestError> {
                Self::METADATA.check_method(request.method())?;
                let line = str::from_utf8(request.body()).map_err(|_| {
                    DecodeError::new(Place::Body, "", DecodeErrorKind::Malformed, "expected UTF-8")
                })?;
                let query: BTreeMap<String, u8> = read_query::<Self, _>(request)?;
                Ok(Self {
                    room: PathArguments::from_pairs(path_arguments).parse("room")?,
                    limit: query.get("limit").copied(),
                    line: line.to_owned(),
                })
            }
        }
    }
}

/// A generated request with a response that is written by hand and contains a generated one.
pub mod stamped {
    use pathlore::{EndpointResponse, ErrorResponse, Metadata, metadata, request};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/"
    };

    /// A generated request.
    #[request]
    pub struct Request {}

    /// A response with a date.
    #[derive(Clone, Debug)]
    pub struct Response {
        /// The rest of the response.
        pub content: crate::Response,
        /// The header field `Date`, if it is text.
        pub date: Option<String>,
    }

    impl EndpointResponse for Response {
        type EndpointError = ErrorResponse;
        type Body = pathlore::Buffered;
    }

    pathlore::client! {
        impl pathlore::IncomingResponse for Response {
            fn from_http_response(
                response: &pathlore::http::Response<pathlore::bytes::Bytes>,
            ) -> Result<Self, pathlore::FromHttpResponseError<ErrorResponse>> {
                let date = response.headers().get("date").and_then(|date| date.to_str().ok());
                Ok(Self {
                    content: crate::Response::from_http_response(response)?,
                    date: date.map(str::to_owned),
                })
            }
        }
    }

    pathlore::server! {
        impl pathlore::OutgoingResponse for Response {
            fn to_http_response(
                &self,
            ) -> Result<pathlore::http::Response<pathlore::bytes::Bytes>, pathlore::IntoHttpError>
            {
                let mut response = self.content.to_http_response()?;
                if let Some(date) = self.date.as_ref().and_then(|date| date.parse().ok()) {
                    response.headers_mut().insert("date", date);
                }
                Ok(response)
            }
        }
    }
}

/// A request and a response that are written by hand. They rely on nothing that is generated, so they
/// exist under every feature set.
pub mod alone {
    use pathlore::{
        Credentials, Endpoint, EndpointError, EndpointResponse, ErrorResponse,
        FromHttpRequestError, FromHttpResponseError, IncomingRequest, IncomingResponse,
        IntoHttpError, Metadata, OutgoingRequest, OutgoingResponse, Target,
        auth::NoAuthentication,
        by_hand::{PathArguments, read_json, write_json},
        bytes::Bytes,
        http, metadata,
    };

    /// A request for a number.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Request {
        /// In the path.
        pub index: u32,
    }

    /// The number, which is the whole body.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Response(pub u32);

    impl Endpoint for Request {
        const METADATA: &'static Metadata = &metadata! {
            method: GET, rate_limited: false, authentication: None, path: "/numbers/{index}"
        };
        type Authentication = NoAuthentication;
        type EndpointError = ErrorResponse;
        type Response = Response;
        type Body = pathlore::Buffered;
    }

    impl EndpointResponse for Response {
        type EndpointError = ErrorResponse;
        type Body = pathlore::Buffered;
    }

    impl OutgoingRequest for Request {
        fn to_http_request(
            &self,
            target: &Target,
            (): Credentials<'_, Self>,
        ) -> Result<http::Request<Bytes>, IntoHttpError> {
            let mut request = http::Request::new(Bytes::new());
            *request.uri_mut() = target.uri::<Self>(&[("index", &self.index)])?.build()?;
            Ok(request)
        }
    }

    impl IncomingRequest for Request {
        fn from_http_request_with_path(
            _request: &http::Request<Bytes>,
            path_arguments: &[(&str, &str)],
        ) -> Result<Self, FromHttpRequestError> {
            Ok(Self { index: PathArguments::from_pairs(path_arguments).parse("index")? })
        }
    }

    impl IncomingResponse for Response {
        fn from_http_response(
            response: &http::Response<Bytes>,
        ) -> Result<Self, FromHttpResponseError<ErrorResponse>> {
            if response.status().is_success() {
                Ok(Self(read_json(response.body())?))
            } else {
                let error = ErrorResponse::from_http_response(response);
                Err(FromHttpResponseError::Endpoint(error))
            }
        }
    }

    impl OutgoingResponse for Response {
        fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
            write_json(&self.0).map(http::Response::new)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn implementations_that_rely_on_nothing_generated_need_no_features() {
        use pathlore::{
            IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse, Target,
        };

        use super::alone::{Request, Response};

        let sent = Request { index: 7 }.to_http_request(&Target::new("http://h").unwrap(), ());
        assert_eq!(Request::from_http_request(&sent.unwrap()), Ok(Request { index: 7 }));
        let sent = Response(7).to_http_response().unwrap();
        assert_eq!(Response::from_http_response(&sent).unwrap(), Response(7));
    }

    pathlore::client! {
        #[test]
        fn the_client_side_works_alone() {
            use pathlore::{IncomingResponse, OutgoingRequest, Target, http};

            let target = Target::new("http://h/p").unwrap();
            let request =
                super::Request { room: "a/b".to_owned(), limit: Some(3), line: "l".to_owned() };
            let sent = request.to_http_request(&target, "secret".into()).unwrap();
            assert_eq!(sent.uri(), "http://h/p/rooms/a%2Fb?limit=3");
            assert_eq!(sent.body(), "l");
            assert_eq!(sent.headers()["authorization"], "Bearer secret");

            let response = http::Response::builder().header("date", "now");
            let response = response.body(r#"{"value":["a"]}"#.into()).unwrap();
            let received = super::stamped::Response::from_http_response(&response).unwrap();
            assert_eq!(received.content.value, ["a"]);
            assert_eq!(received.date.as_deref(), Some("now"));
        }
    }

    pathlore::server! {
        #[test]
        fn the_server_side_works_alone() {
            use pathlore::{IncomingRequest, OutgoingResponse, http};

            let uri = "/rooms/a%2Fb?limit=3&access_token=secret";
            let request = http::Request::put(uri).body("l".into()).unwrap();
            let expected =
                super::Request { room: "a/b".to_owned(), limit: Some(3), line: "l".to_owned() };
            assert_eq!(super::Request::from_http_request(&request), Ok(expected));
            let request = http::Request::put("/rooms/%zz").body("l".into()).unwrap();
            assert_eq!(super::Request::from_http_request(&request).unwrap_err().status(), 400);

            let content = crate::Response { header: None, value: Vec::new() };
            let response = super::stamped::Response { content, date: Some("now".to_owned()) };
            let sent = response.to_http_response().unwrap();
            assert_eq!(sent.headers()["date"], "now");
            assert_eq!(sent.body(), r#"{"value":[]}"#);
        }
    }
}
