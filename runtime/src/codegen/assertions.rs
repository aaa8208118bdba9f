//! Assertions that generated constants evaluate at compile time.
//!
//! They concern both `metadata!` and `#[request]`, which cannot see each other's tokens, or constant
//! expressions in the definition. Because of `#[track_caller]`, the compiler reports a failure on
//! the token in the definition instead of in these functions.

use http::{HeaderName, StatusCode};

use crate::{
    Authentication, EndpointResponse, ErrorResponse, Metadata, endpoint::metadata::BodyRule,
};

/// Asserts that the path field `name` has a placeholder.
#[track_caller]
pub const fn assert_path_field(metadata: &Metadata, fields: &[&str], others: &[&str], name: &str) {
    let placeholders = metadata.placeholders();
    if metadata.generated.broken || contains(placeholders, name) {
        return;
    }
    let message = Message::new().text("no path of this endpoint has the placeholder `{").text(name);
    let message = match first_missing(placeholders, fields, others) {
        Some(placeholder) => message
            .text("}`; did you mean the placeholder `{")
            .text(placeholder)
            .text("}`, which has no field?"),
        None => message.text("}`; write it in each path, or remove `#[api(path)]`"),
    };
    message.panic()
}

/// Asserts that there is no placeholder with the name of a field that is not in the path. The error
/// names the others of these fields for which there is one.
#[track_caller]
pub const fn assert_not_placeholder(metadata: &Metadata, others: &[&str], name: &str) {
    let placeholders = metadata.placeholders();
    if metadata.generated.broken || !contains(placeholders, name) {
        return;
    }
    let mut message = Message::new()
        .text("`")
        .text(name)
        .text("` is a placeholder of the path; write `#[api(path)]`");
    let mut separator = ", also on `";
    let mut index = 0;
    while index < others.len() {
        if !equal(others[index], name) && contains(placeholders, others[index]) {
            message = message.text(separator).text(others[index]).text("`");
            separator = " and `";
        }
        index += 1;
    }
    message.panic()
}

/// Asserts that each placeholder has a field.
///
/// Nothing is reported for a placeholder with the name of one of the `others`, which are fields that
/// are not in the path: see [`assert_not_placeholder`]. If there are as many fields as other
/// placeholders, a missing field means that another field has no placeholder, which is reported by
/// [`assert_path_field`]. If there are fields in the body of a request that has none,
/// [`assert_in_body`] reports the placeholder.
#[track_caller]
pub const fn assert_placeholders(
    metadata: &Metadata,
    fields: &[&str],
    others: &[&str],
    has_body_fields: bool,
) {
    let placeholders = metadata.placeholders();
    if metadata.generated.broken
        || has_body_fields && !allows_body(metadata)
        || fields.len() + common(placeholders, others) >= placeholders.len()
    {
        return;
    }
    if let Some(name) = first_missing(placeholders, fields, others) {
        Message::new()
            .text("the placeholder `{")
            .text(name)
            .text("}` has no field; write a field `")
            .text(name)
            .text("` with `#[api(path)]`")
            .panic()
    }
}

/// Asserts that a field can be in the body: there is no placeholder with its name, and the method
/// of the request allows a body.
#[track_caller]
pub const fn assert_in_body(metadata: &Metadata, fields: &[&str], others: &[&str], name: &str) {
    assert_not_placeholder(metadata, others, name);
    if metadata.generated.broken || allows_body(metadata) {
        return;
    }
    let message = Message::new()
        .text("`")
        .text(name)
        .text("` is in the body, but a request with this method has none; ");
    let message = match first_missing(metadata.placeholders(), fields, others) {
        Some(placeholder) => message
            .text("did you mean the placeholder `{")
            .text(placeholder)
            .text("}`, which has no field? Write a field `")
            .text(placeholder)
            .text("` with `#[api(path)]`"),
        None => message.text("write `#[api(query)]`, or another part of the message"),
    };
    message.panic()
}

const fn allows_body(metadata: &Metadata) -> bool {
    matches!(metadata.generated.body, BodyRule::Allowed | BodyRule::Expected)
}

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

const fn contains(names: &[&str], name: &str) -> bool {
    let mut index = 0;
    while index < names.len() {
        if equal(names[index], name) {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns the first of `names` that is neither in `fields` nor in `others`.
const fn first_missing<'n>(names: &[&'n str], fields: &[&str], others: &[&str]) -> Option<&'n str> {
    let mut index = 0;
    while index < names.len() {
        if !contains(fields, names[index]) && !contains(others, names[index]) {
            return Some(names[index]);
        }
        index += 1;
    }
    None
}

/// Returns how many of `names` are in `others`.
const fn common(names: &[&str], others: &[&str]) -> usize {
    let (mut index, mut count) = (0, 0);
    while index < names.len() {
        count += contains(others, names[index]) as usize;
        index += 1;
    }
    count
}

/// Compares two strings. `==` cannot be used in a constant.
pub(super) const fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// A string that is built in a constant. Parts that do not fit are left out.
#[derive(Clone, Copy)]
struct Message {
    bytes: [u8; 512],
    len: usize,
}

impl Message {
    const fn new() -> Self {
        Self { bytes: [0; 512], len: 0 }
    }

    const fn text(mut self, text: &str) -> Self {
        // A part is appended as a whole or not at all, so the bytes are always UTF-8.
        if self.len + text.len() <= self.bytes.len() {
            let mut index = 0;
            while index < text.len() {
                self.bytes[self.len] = text.as_bytes()[index];
                self.len += 1;
                index += 1;
            }
        }
        self
    }

    #[track_caller]
    const fn panic(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.len);
        match str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("placeholders and path fields differ"),
        }
    }
}
