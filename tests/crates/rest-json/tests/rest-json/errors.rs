//! Errors that are told apart by their status. Their name is in a header field or in the body.

use std::fmt;

use pathlore::{ErrorResponse, endpoint_error, response};
use serde::{Deserialize, Serialize};

use crate::support::{
    Body::{Empty, Json},
    Case, Headers, JSON, check, error, output,
};

#[test]
fn errors() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = greetings();
    cases.extend(names());
    cases.extend(details());
    cases
}

#[response(error = GreetingError)]
struct Response {
    #[api(header = "X-Greeting")]
    greeting: Option<String>,
}

#[endpoint_error]
enum GreetingError {
    #[api(status = BAD_REQUEST)]
    Invalid {
        #[api(header = "X-Amzn-Errortype", serde)]
        name: Name,
        #[serde(rename = "Message")]
        message: String,
    },
    #[api(status = FORBIDDEN)]
    Complex {
        #[api(header = "X-Amzn-Errortype", serde)]
        name: Name,
        #[api(header = "X-Header")]
        header: Option<String>,
        #[serde(rename = "TopLevel", skip_serializing_if = "Option::is_none")]
        top_level: Option<String>,
        #[serde(rename = "Nested", skip_serializing_if = "Option::is_none")]
        nested: Option<Nested>,
    },
    #[api(status = INTERNAL_SERVER_ERROR)]
    Foo {
        #[api(header = "X-Amzn-Errortype", serde)]
        name: Option<Name>,
        #[serde(skip_serializing_if = "Option::is_none")]
        code: Option<Name>,
        #[serde(rename = "__type", skip_serializing_if = "Option::is_none")]
        kind: Option<Name>,
    },
    #[api(other)]
    Other(ErrorResponse),
}

impl fmt::Display for GreetingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid { message, .. } => message.fmt(f),
            Self::Complex { .. } => f.write_str("complex"),
            Self::Foo { .. } => f.write_str("foo"),
            Self::Other(response) => response.fmt(f),
        }
    }
}

impl std::error::Error for GreetingError {}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Nested {
    #[serde(rename = "Fooooo")]
    foo: String,
}

/// The name of an error. It may be received after a namespace and `#`, and before `:` and a URI.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
struct Name(String);

impl From<String> for Name {
    fn from(text: String) -> Self {
        let (name, _) = text.split_once(':').unwrap_or((&text, ""));
        Self(name.rsplit('#').next().unwrap_or(name).to_owned())
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

fn name(name: &str) -> Name {
    Name(name.to_owned())
}

fn greetings() -> Vec<Case> {
    let hello = || Response { greeting: Some("Hello".to_owned()) };
    let headers: Headers = &[("X-Greeting", "Hello")];
    vec![
        output("RestJsonGreetingWithErrors", hello(), 200, headers, Json("{}")),
        output("RestJsonGreetingWithErrorsNoPayload", hello(), 200, headers, Empty).only_read(),
    ]
}

fn names() -> Vec<Case> {
    let failure = || Some(name("FooError"));
    let header = || GreetingError::Foo { name: failure(), code: None, kind: None };
    let code = || GreetingError::Foo { name: None, code: failure(), kind: None };
    let kind = || GreetingError::Foo { name: None, code: None, kind: failure() };
    let failed = |id, value, headers, body| error::<Response>(id, value, 500, headers, body);
    vec![
        // A body of JSON is written: the variant has members.
        failed(
            "RestJsonFooErrorUsingXAmznErrorType",
            header(),
            &[("X-Amzn-Errortype", "FooError")],
            Empty,
        )
        .only_read(),
        failed(
            "RestJsonFooErrorUsingXAmznErrorTypeWithUri",
            header(),
            &[("X-Amzn-Errortype", "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/")],
            Empty,
        )
        .only_read(),
        failed(
            "RestJsonFooErrorUsingXAmznErrorTypeWithUriAndNamespace",
            header(),
            &[(
                "X-Amzn-Errortype",
                "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            )],
            Empty,
        )
        .only_read(),
        failed("RestJsonFooErrorUsingCode", code(), &[JSON], Json(r#"{"code": "FooError"}"#)),
        failed(
            "RestJsonFooErrorUsingCodeAndNamespace",
            code(),
            &[JSON],
            Json(r#"{"code": "aws.protocoltests.restjson#FooError"}"#),
        )
        .only_read(),
        failed(
            "RestJsonFooErrorUsingCodeUriAndNamespace",
            code(),
            &[JSON],
            Json(
                r#"{"code": "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/"}"#,
            ),
        )
        .only_read(),
        failed("RestJsonFooErrorWithDunderType", kind(), &[JSON], Json(r#"{"__type": "FooError"}"#)),
        failed(
            "RestJsonFooErrorWithDunderTypeAndNamespace",
            kind(),
            &[JSON],
            Json(r#"{"__type": "aws.protocoltests.restjson#FooError"}"#),
        )
        .only_read(),
        failed(
            "RestJsonFooErrorWithDunderTypeUriAndNamespace",
            kind(),
            &[JSON],
            Json(
                r#"{"__type": "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/"}"#,
            ),
        )
        .only_read(),
    ]
}

fn details() -> Vec<Case> {
    vec![
        error::<Response>(
            "RestJsonComplexErrorWithNoMessage",
            GreetingError::Complex {
                name: name("ComplexError"),
                header: Some("Header".to_owned()),
                top_level: Some("Top level".to_owned()),
                nested: Some(Nested { foo: "bar".to_owned() }),
            },
            403,
            &[JSON, ("X-Amzn-Errortype", "ComplexError"), ("X-Header", "Header")],
            Json(r#"{"TopLevel": "Top level", "Nested": {"Fooooo": "bar"}}"#),
        ),
        error::<Response>(
            "RestJsonEmptyComplexErrorWithNoMessage",
            GreetingError::Complex {
                name: name("ComplexError"),
                header: None,
                top_level: None,
                nested: None,
            },
            403,
            &[JSON, ("X-Amzn-Errortype", "ComplexError")],
            Json("{}"),
        ),
        error::<Response>(
            "RestJsonInvalidGreetingError",
            GreetingError::Invalid { name: name("InvalidGreeting"), message: "Hi".to_owned() },
            400,
            &[JSON, ("X-Amzn-Errortype", "InvalidGreeting")],
            Json(r#"{"Message": "Hi"}"#),
        ),
    ]
}
