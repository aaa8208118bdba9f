//! Enums under strict lints, without a prelude, in functions and in the output of macros.

/// All kinds of variants, with all lints denied.
mod denied {
    #![deny(
        warnings,
        missing_docs,
        missing_debug_implementations,
        missing_copy_implementations,
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
        ErrorResponse, IncomingResponse as _, Metadata, OutgoingResponse as _, endpoint_error,
        http::StatusCode, metadata, request, response,
    };

    const METADATA: Metadata = metadata! {
        method: PUT, rate_limited: true, authentication: None, path: "/{id}"
    };

    /// A request.
    #[request(new(init), response = Response<'static, T, N>)]
    #[derive(PartialEq, Eq)]
    pub(super) struct Request<'a, T: Clone + PartialEq, const N: usize> {
        /// In the path.
        #[api(path)]
        pub(super) id: Cow<'a, str>,
        /// In the query.
        #[api(query, default)]
        pub(super) page: u8,
        /// In the body.
        #[deprecated = "write `value`"]
        pub(super) old: Option<bool>,
        /// In the body.
        pub(super) value: T,
        /// Nowhere.
        #[serde(skip)]
        pub(super) local: Option<[u8; N]>,
    }

    /// A response.
    #[response(error = ApiError, headers("x-all" = "1"))]
    #[derive(PartialEq, Eq)]
    pub(super) enum Response<'a, T, const N: usize> {
        /// With fields.
        #[api(status = OK | CREATED)]
        Found {
            /// The status.
            #[api(status)]
            status: StatusCode,
            /// In the body.
            #[api(secret)]
            text: Cow<'a, str>,
            /// In the body.
            #[deprecated]
            old: Option<T>,
            /// Nowhere.
            #[serde(skip)]
            local: Option<[u8; N]>,
        },
        /// Without fields.
        #[api(status = NO_CONTENT)]
        #[deprecated]
        Nothing,
    }

    /// An error.
    #[endpoint_error(code = "errcode")]
    #[derive(PartialEq, Eq)]
    pub(super) enum ApiError {
        /// By code.
        #[api(status = 404, code = "NONE", rejection = not_found)]
        NotFound {
            /// The text.
            #[api(detail)]
            text: String,
        },
        /// Any other.
        #[api(other)]
        Other(ErrorResponse),
    }

    impl std::fmt::Display for ApiError {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("error")
        }
    }

    impl std::error::Error for ApiError {}

    #[test]
    #[allow(deprecated)]
    fn works() {
        let request = Request::<'_, u8, 1>::new(RequestInit { id: "a".into(), value: 1 });
        assert_eq!((request.page, request.old, request.local), (0, None, None));
        let response = Response::<'_, u8, 1>::found(StatusCode::CREATED, "secret".into());
        assert!(!format!("{response:?}").contains("secret\""));
        let sent = response.to_http_response().unwrap();
        assert_eq!(
            (sent.status(), &sent.headers()["x-all"]),
            (StatusCode::CREATED, &"1".parse().unwrap())
        );
        assert_eq!(Response::from_http_response(&sent).unwrap(), response);
        assert_eq!(Response::<'_, u8, 1>::nothing(), Response::Nothing);
    }
}

mod no_prelude {
    #![no_implicit_prelude]

    #[::pathlore::response(error = ApiError)]
    pub(super) enum Response {
        #[api(status = 200)]
        Found {
            #[api(header = "x-id", default)]
            id: u8,
            text: ::std::option::Option<::std::string::String>,
        },
        #[api(status = 204)]
        Nothing,
    }

    #[::pathlore::endpoint_error(code = "errcode")]
    pub(super) enum ApiError {
        #[api(status = 404, code = "NONE", rejection = not_found | method)]
        NotFound {
            #[api(detail)]
            text: ::std::string::String,
            #[serde(default)]
            more: ::std::option::Option<u8>,
        },
        #[api(other)]
        Other(::pathlore::ErrorResponse),
    }

    impl ::std::fmt::Display for ApiError {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("error")
        }
    }

    impl ::std::error::Error for ApiError {}

    #[::std::prelude::v1::test]
    fn works() {
        let sent = ::pathlore::OutgoingResponse::to_http_response(&Response::found()).unwrap();
        let read: Response = ::pathlore::IncomingResponse::from_http_response(&sent).unwrap();
        ::std::assert!(::std::matches!(read, Response::Found { id: 0, text: _ }));
        let error = ApiError::not_found("a".into());
        ::std::assert!(::std::matches!(error, ApiError::NotFound { .. }));
        _ = Response::nothing();
    }

    use ::std::convert::Into as _;
}

macro_rules! enums {
    ($module:ident, $status:expr, $code:literal, $name:literal, { $($field:ident: $ty:ty),* }, $other:ident) => {
        mod $module {
            use pathlore::{ErrorResponse, endpoint_error, response};

            #[response(error = ApiError)]
            #[derive(PartialEq)]
            pub(super) enum Response {
                #[api(status = $status, content_type = $name)]
                Found { $($field: $ty),* },
                #[api(status = 204)]
                Nothing,
            }

            #[endpoint_error(code = "code")]
            #[derive(PartialEq)]
            pub(super) enum ApiError {
                #[api(status = 404, code = $code)]
                Known { $($field: $ty),* },
                #[api(other)]
                $other(ErrorResponse),
            }

            impl std::fmt::Display for ApiError {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("error")
                }
            }

            impl std::error::Error for ApiError {}
        }
    };
}

enums!(of_macro, pathlore::http::StatusCode::CREATED, "C", "application/x+json", { a: u8, b: Option<Vec<u8>> }, Rest);

#[test]
fn enums_may_be_the_output_of_macros() {
    use pathlore::{EndpointError as _, IncomingResponse as _, OutgoingResponse as _};
    let found = of_macro::Response::Found { a: 1, b: None };
    let sent = found.to_http_response().unwrap();
    assert_eq!(
        (sent.status().as_u16(), &sent.headers()["content-type"]),
        (201, &"application/x+json".parse().unwrap())
    );
    assert_eq!(of_macro::Response::from_http_response(&sent).unwrap(), found);
    let error = of_macro::ApiError::known(1);
    let sent = error.to_http_response().unwrap();
    assert_eq!(sent.body(), r#"{"code":"C","a":1,"b":null}"#);
    assert_eq!(of_macro::ApiError::from_http_response(&sent), error);
    _ = (of_macro::Response::nothing(), of_macro::ApiError::Rest);
}

#[test]
fn enums_may_be_in_a_function_and_have_conditions() {
    use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

    // In a macro because the tests of changed definitions do not evaluate conditions.
    macro_rules! conditional {
        ($name:ident) => {
            #[response]
            #[derive(Default, PartialEq)]
            enum $name {
                #[default]
                #[api(status = OK)]
                First,
                #[cfg(not(test))]
                #[api(status = OK)]
                NeverThere { missing: Missing },
                #[cfg_attr(test, api(status = CREATED))]
                #[cfg_attr(not(test), api(status = OK))]
                Second {
                    #[cfg(not(test))]
                    missing: Missing,
                    #[cfg_attr(test, api(header = "x-a"))]
                    a: u8,
                },
            }
        };
    }

    conditional!(Response);

    let second = Response::Second { a: 1 };
    let sent = second.to_http_response().unwrap();
    assert_eq!((sent.status().as_u16(), &sent.headers()["x-a"]), (201, &"1".parse().unwrap()));
    assert_eq!(Response::from_http_response(&sent).unwrap(), second);
    assert_eq!(Response::default(), Response::first());
}
