//! Requests that do not reach their handlers: the status, the text and the header fields of each.

use std::fmt;

use pathlore::{
    AuthenticationError, DecodeError, DecodeErrorKind, EndpointError, ErrorResponse, FromRejection,
    IntoHttpError, MethodError, OutgoingResponse, Place, Rejection,
    auth::{
        AccessToken, AccessTokenOptional, AppserviceToken, AppserviceTokenOptional, AuthScheme,
        NoAuthentication, ServerSignatures,
    },
    bytes::Bytes,
    http::{
        self, HeaderValue, Method, StatusCode,
        header::{ALLOW, WWW_AUTHENTICATE},
    },
    serde_json::{Value, json},
};

/// A rejection, its status, its text, and the values of `Allow` and `WWW-Authenticate`.
type Row = (Rejection, u16, &'static str, Option<&'static str>, Option<&'static str>);

fn table() -> Vec<Row> {
    let missing = DecodeError::new(Place::Query, "limit", DecodeErrorKind::Missing, "missing");
    let malformed = AuthenticationError::malformed("the token is empty");
    vec![
        (Rejection::not_found(), 404, "no endpoint has this path", None, None),
        (
            MethodError::new([Method::PUT, Method::GET]).into(),
            405,
            "method not allowed: expected `PUT` or `GET` or `HEAD`",
            Some("PUT, GET, HEAD"),
            None,
        ),
        (MethodError::new([]).into(), 405, "method not allowed", None, None),
        (
            Rejection::authentication::<AccessToken>(AuthenticationError::Missing),
            401,
            "credentials: missing",
            None,
            Some("Bearer"),
        ),
        (
            Rejection::authentication::<AppserviceToken>(malformed.clone()),
            401,
            "credentials: the token is empty",
            None,
            Some("Bearer error=\"invalid_token\""),
        ),
        (malformed.into(), 401, "credentials: the token is empty", None, None),
        (missing.into(), 400, "query parameter `limit`: missing", None, None),
        (
            Rejection::body_too_large(Some(1024)),
            413,
            "body: larger than the limit of 1024 bytes",
            None,
            None,
        ),
        (Rejection::body_too_large(None), 413, "body: too large", None, None),
        (Rejection::body_unreadable(), 400, "body: could not be received completely", None, None),
        (
            Rejection::refused(StatusCode::TOO_MANY_REQUESTS),
            429,
            "the request was refused: Too Many Requests",
            None,
            None,
        ),
        (
            Rejection::refused(StatusCode::SERVICE_UNAVAILABLE),
            503,
            "the request failed: Service Unavailable",
            None,
            None,
        ),
    ]
}

#[test]
fn each_rejection_has_a_status_a_text_and_header_fields() {
    for (rejection, status, text, allow, challenge) in table() {
        assert_eq!(rejection.status(), status, "{rejection:?}");
        assert_eq!(rejection.to_string(), text);
        let value = |value: Option<&'static str>| value.map(HeaderValue::from_static);
        assert_eq!(rejection.allow(), value(allow), "{text}");
        assert_eq!(rejection.challenge().cloned(), value(challenge), "{text}");
    }
}

#[test]
fn the_default_error_type_answers_with_problem_details() {
    for (rejection, status, text, allow, challenge) in table() {
        let error = ErrorResponse::from_rejection(rejection.clone());
        let response = error.to_http_response().unwrap();
        assert_eq!(response.status(), status);
        let field = |name| response.headers().get(name).map(|value| value.to_str().unwrap());
        assert_eq!(field("content-type"), Some("application/problem+json"));
        assert_eq!((field("allow"), field("www-authenticate")), (allow, challenge), "{text}");
        assert_eq!(
            error.json::<Value>().unwrap(),
            json!({
                "type": "about:blank",
                "title": response.status().canonical_reason().unwrap(),
                "status": status,
                "detail": text,
            })
        );
        // A client reads the error that was sent.
        assert_eq!(ErrorResponse::from_http_response(&response), error);
        // The fields are there already, and are not added again.
        let again = rejection.into_http_response::<ErrorResponse>().unwrap();
        assert_eq!(again.headers(), response.headers());
        assert_eq!(again.body(), response.body());
    }
}

/// An error type without fields for header fields, as most are.
#[derive(Debug)]
enum ApiError {
    Status(StatusCode),
    WithFields(ErrorResponse),
}

impl FromRejection for ApiError {
    fn from_rejection(rejection: Rejection) -> Self {
        match rejection {
            // Hides whether the endpoint exists.
            Rejection::Authentication { error: AuthenticationError::Malformed { .. }, .. } => {
                Self::Status(StatusCode::NOT_FOUND)
            }
            Rejection::Method(error) if error.allowed().next() == Some(&Method::DELETE) => {
                let mut response = ErrorResponse::raw(StatusCode::METHOD_NOT_ALLOWED, Bytes::new());
                response.headers.insert(ALLOW, HeaderValue::from_static("DELETE, PATCH"));
                Self::WithFields(response)
            }
            other => Self::Status(other.status()),
        }
    }
}

impl EndpointError for ApiError {
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        Self::Status(response.status())
    }
}

impl OutgoingResponse for ApiError {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        match self {
            Self::Status(status) => ErrorResponse::raw(*status, Bytes::new()).to_http_response(),
            Self::WithFields(response) => response.to_http_response(),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ApiError {}

#[test]
fn required_header_fields_are_added_to_the_response_of_any_error_type() {
    for (rejection, status, text, allow, challenge) in table() {
        if matches!(
            rejection,
            Rejection::Authentication { error: AuthenticationError::Malformed { .. }, .. }
        ) {
            continue;
        }
        let response = rejection.into_http_response::<ApiError>().unwrap();
        let field = |name| response.headers().get(name).map(|value| value.to_str().unwrap());
        assert_eq!(response.status(), status);
        assert_eq!((field("allow"), field("www-authenticate")), (allow, challenge), "{text}");
    }
}

#[test]
fn the_error_type_decides_on_the_status_and_the_fields() {
    let malformed = AuthenticationError::malformed("the token is empty");
    let hidden = Rejection::authentication::<AccessToken>(malformed);
    let response = hidden.into_http_response::<ApiError>().unwrap();
    assert_eq!(response.status(), 404);
    assert!(response.headers().is_empty(), "a challenge belongs to a 401 response");

    let own = Rejection::from(MethodError::new([Method::DELETE]));
    let response = own.into_http_response::<ApiError>().unwrap();
    let allow: Vec<_> = response.headers().get_all(ALLOW).iter().collect();
    assert_eq!(allow, ["DELETE, PATCH"]);
}

#[test]
fn each_scheme_has_its_challenge() {
    struct ApiKey;

    impl AuthScheme for ApiKey {
        type Credentials<'a> = ();
        type Presented<'a> = ();

        fn apply((): (), _: &mut http::Request<Bytes>) -> Result<(), pathlore::CredentialsError> {
            Ok(())
        }

        fn extract(_: &http::Request<Bytes>) -> Result<(), AuthenticationError> {
            Err(AuthenticationError::Missing)
        }
    }

    fn challenges<S: AuthScheme>() -> [Option<String>; 2] {
        [AuthenticationError::Missing, AuthenticationError::malformed("secret")].map(|error| {
            let response = Rejection::authentication::<S>(error)
                .into_http_response::<ErrorResponse>()
                .unwrap();
            let challenge = response.headers().get(WWW_AUTHENTICATE);
            challenge.map(|value| value.to_str().unwrap().to_owned())
        })
    }

    let bearer = ["Bearer", "Bearer error=\"invalid_token\""].map(|text| Some(text.to_owned()));
    assert_eq!(challenges::<AccessToken>(), bearer);
    assert_eq!(challenges::<AccessTokenOptional>(), bearer);
    assert_eq!(challenges::<AppserviceToken>(), bearer);
    assert_eq!(challenges::<AppserviceTokenOptional>(), bearer);
    let signatures = ["X-Matrix", "X-Matrix"].map(|text| Some(text.to_owned()));
    assert_eq!(challenges::<ServerSignatures>(), signatures);
    assert_eq!(challenges::<NoAuthentication>(), [None, None]);
    assert_eq!(challenges::<ApiKey>(), [None, None]);
}

#[test]
fn the_methods_of_endpoints_that_share_a_path_are_combined() {
    let of = |methods: &[Method]| MethodError::new(methods.iter().cloned());
    let errors = [of(&[Method::GET]), of(&[Method::HEAD]), of(&[Method::PUT, Method::GET])];
    let all = MethodError::new(errors.iter().flat_map(MethodError::allowed).cloned());
    assert_eq!(all, of(&[Method::GET, Method::PUT]));
    assert_eq!(all.to_allow(), "GET, HEAD, PUT");
    let extension: Method = "PURGE*".parse().unwrap();
    assert_eq!(of(&[extension]).to_allow(), "PURGE*");
}
