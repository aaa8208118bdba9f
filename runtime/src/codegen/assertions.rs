//! Assertions that generated constants evaluate at compile time.
//!
//! They concern both `metadata!` and `#[request]`, which cannot see each other's tokens, or constant
//! expressions in the definition. Because of `#[track_caller]`, the compiler reports a failure on
//! the token in the definition instead of in these functions.

use http::{HeaderName, StatusCode};

use super::places::{contains, equal};

use crate::{
    Authentication, Buffered, EndpointResponse, ErrorResponse, FieldHistory, Metadata,
    endpoint::metadata::BodyRule,
};

/// Returns whether `{}` is sent in a request without body fields.
#[must_use]
pub const fn expects_body(metadata: &Metadata) -> bool {
    metadata.generated.broken || matches!(metadata.generated.body, BodyRule::Expected)
}

/// Asserts that a body is sent that can have the content type of the definition.
#[track_caller]
pub const fn assert_sends_body(is_sent: bool) {
    assert!(is_sent, "nothing is sent that has a content type; remove `content_type`");
}

/// Asserts that the method of a request whose body is a stream allows a body.
#[track_caller]
pub const fn assert_allows_body(metadata: &Metadata) {
    let allows = !matches!(metadata.generated.body, BodyRule::Neither | BodyRule::Forbidden);
    assert!(
        metadata.generated.broken || allows,
        "a request with this method has no body; remove `stream`, or write another method"
    );
}

/// Returns whether a response to the method of the endpoint may have a body.
#[must_use]
pub const fn allows_response_body(metadata: &Metadata) -> bool {
    metadata.generated.broken || !matches!(metadata.generated.body, BodyRule::Neither)
}

/// Whether a response may have body fields.
#[derive(Debug)]
pub struct ResponseBody<const ALLOWED: bool>;

/// Chooses the type whose `WITHOUT_BODY` is evaluated for the response `R`. A trait chooses, because
/// both branches of an `if` would be evaluated, and so that the constant is only mentioned in the
/// definition of the request: the compiler has a note for each mention.
pub trait WithoutBody<R> {
    #[doc(hidden)]
    type Evaluated: EndpointResponse;
}

impl<R> WithoutBody<R> for ResponseBody<true> {
    type Evaluated = Self;
}

impl<R: EndpointResponse> WithoutBody<R> for ResponseBody<false> {
    type Evaluated = R;
}

impl EndpointResponse for ResponseBody<true> {
    type EndpointError = ErrorResponse;
    type Body = Buffered;
}

/// Fails to compile.
#[track_caller]
pub const fn refuse(message: &str) {
    panic!("{}", message);
}

/// Asserts that the authentication scheme does not set `Authorization` if a field does.
#[track_caller]
pub const fn assert_no_authorization(metadata: &Metadata, has_field: bool, message: &str) {
    let is_unset = matches!(metadata.authentication, Authentication::None | Authentication::Custom);
    assert!(metadata.generated.broken || is_unset || !has_field, "{}", message);
}

/// Asserts that `authentication: Custom` and `#[request(authentication = …)]` are used together.
///
/// The type parameter prevents a second error if the scheme is not a type.
#[track_caller]
pub const fn assert_custom_scheme<Scheme>(metadata: &Metadata, named: bool, message: &str) {
    let custom = matches!(metadata.authentication, Authentication::Custom);
    assert!(metadata.generated.broken || custom == named, "{}", message);
}

/// Asserts that a query parameter is not one that the authentication scheme removes.
#[track_caller]
pub const fn assert_not_a_credential(parameters: &[&str], name: &str, message: &str) {
    assert!(!contains(parameters, name), "{}", message);
}

/// Asserts that the endpoint of fields with a history has one as well.
#[track_caller]
pub const fn assert_history(metadata: &Metadata, message: &str) {
    assert!(metadata.generated.broken || metadata.history.has_versions(), "{}", message);
}

/// Asserts that the history of a field has the same form of versions as that of the endpoint, if it has
/// one.
#[track_caller]
pub const fn assert_field_history(metadata: &Metadata, field: &FieldHistory) {
    if metadata.generated.broken || !metadata.history.has_versions() {
        return;
    }
    if let (Some(field), Some(endpoint)) = (field.first_version(), metadata.history.first_version())
    {
        assert!(
            field.is_date() || !endpoint.is_date(),
            "the versions of the endpoint are dates; write a date here as well"
        );
        assert!(
            !field.is_date() || endpoint.is_date(),
            "the versions of the endpoint are numbers; write numbers here as well"
        );
    }
}

/// Returns the index of the field of each placeholder.
#[must_use]
pub const fn path_order<const N: usize>(metadata: &Metadata, fields: [&str; N]) -> [usize; N] {
    let placeholders = metadata.placeholders();
    let mut order = [0; N];
    let mut index = 0;
    while index < N && index < placeholders.len() {
        let mut field = 0;
        while field < N {
            if equal(fields[field], placeholders[index]) {
                order[index] = field;
            }
            field += 1;
        }
        index += 1;
    }
    order
}

/// Returns the status code with this number. The macro has checked that it is in range.
#[must_use]
pub const fn status(code: u16) -> StatusCode {
    match StatusCode::from_u16(code) {
        Ok(status) => status,
        Err(_) => StatusCode::OK,
    }
}

/// Returns the name of a header field. The macro has checked that it is valid.
#[must_use]
pub const fn header_name(name: &'static str) -> HeaderName {
    HeaderName::from_static(name)
}
