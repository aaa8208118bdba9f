//! What is checked when generated constants are evaluated: all that spans `metadata!` and
//! `#[request]`, which cannot see each other's tokens, or a constant expression of the author.
//!
//! With `#[track_caller]` the compiler shows the author's token and none of these functions.

use http::{HeaderName, StatusCode};

use crate::{Authentication, Metadata};

/// The field `name` must have a placeholder.
#[track_caller]
pub const fn assert_path_field(metadata: &Metadata, fields: &[&str], name: &str) {
    let placeholders = metadata.placeholders();
    if metadata.generated.broken || contains(placeholders, name) {
        return;
    }
    let message = Message::new().text("no path of this endpoint has the placeholder `{").text(name);
    let message = match first_missing(placeholders, fields) {
        Some(placeholder) => message
            .text("}`; did you mean the placeholder `{")
            .text(placeholder)
            .text("}`, which has no field?"),
        None => message.text("}`; write it in each path, or remove `#[api(path)]`"),
    };
    message.panic()
}

/// Each placeholder must have a field. Where there are as many fields as placeholders, the errors
/// on the fields say it all.
#[track_caller]
pub const fn assert_placeholders(metadata: &Metadata, fields: &[&str]) {
    let placeholders = metadata.placeholders();
    if metadata.generated.broken || fields.len() >= placeholders.len() {
        return;
    }
    if let Some(name) = first_missing(placeholders, fields) {
        Message::new()
            .text("the placeholder `{")
            .text(name)
            .text("}` has no field; write one with `#[api(path)]` that is named `")
            .text(name)
            .text("`")
            .panic()
    }
}

/// A request with body fields must have a method that allows a body.
#[track_caller]
pub const fn assert_body_allowed(metadata: &Metadata, message: &str) {
    assert!(metadata.generated.broken || metadata.generated.allows_body, "{}", message);
}

/// The status of a response is that of a final one.
#[track_caller]
pub const fn assert_final(status: StatusCode) {
    assert!(
        matches!(status.as_u16(), 200..=599),
        "the status of a response is between 200 and 599; write another one"
    );
}

/// A response with body fields must have a status that allows a body.
#[track_caller]
pub const fn assert_status_allows_body(status: StatusCode, message: &str) {
    assert!(super::encode::allows_body(status), "{}", message);
}

/// A header field `Authorization` must not be what the authentication scheme writes.
#[track_caller]
pub const fn assert_no_authorization(metadata: &Metadata, message: &str) {
    let free = matches!(metadata.authentication, Authentication::None | Authentication::Custom);
    assert!(metadata.generated.broken || free, "{}", message);
}

/// `authentication: Custom` and `#[request(authentication = …)]` must go together. Of a scheme that
/// is no type the compiler has said so.
#[track_caller]
pub const fn assert_custom_scheme<Scheme>(metadata: &Metadata, named: bool, message: &str) {
    let custom = matches!(metadata.authentication, Authentication::Custom);
    assert!(metadata.generated.broken || custom == named, "{}", message);
}

/// A query parameter must not be one that the authentication scheme takes out.
#[track_caller]
pub const fn assert_not_a_credential(parameters: &[&str], name: &str, message: &str) {
    assert!(!contains(parameters, name), "{}", message);
}

/// For each placeholder of the endpoint, the index of its field.
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

/// The status of a response, given by number. The macro has checked its range.
#[must_use]
pub const fn status(code: u16) -> StatusCode {
    match StatusCode::from_u16(code) {
        Ok(status) => status,
        Err(_) => StatusCode::OK,
    }
}

/// The name of a header field, given by a literal that the macro has checked.
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

/// The first of `names` that `others` lacks.
const fn first_missing<'n>(names: &[&'n str], others: &[&str]) -> Option<&'n str> {
    let mut index = 0;
    while index < names.len() {
        if !contains(others, names[index]) {
            return Some(names[index]);
        }
        index += 1;
    }
    None
}

/// `==` on texts is not constant.
const fn equal(left: &str, right: &str) -> bool {
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

/// A text put together when a constant is evaluated; what does not fit is cut off.
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
        // A character is written whole or not at all, so what is there is always UTF-8.
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
