//! What the types that a definition names must be: those of fields, for each part of a message, and
//! the response.
//!
//! There is nothing to implement here: each trait is there for every type that has the traits
//! which its documentation names, and the compiler speaks of it where a type has not. A definition
//! with one half alone, as of `#[request(outgoing)]`, asks of its fields for the trait whose name
//! begins with `Sent` or `Received`.
//!
//! ```
//! use std::{fmt, num::ParseIntError, str::FromStr};
//!
//! use pathlore::{Metadata, bounds::PathField, metadata, request, response};
//!
//! #[derive(Clone, Copy, Debug, PartialEq)]
//! pub struct PageNumber(u32);
//!
//! impl fmt::Display for PageNumber {
//!     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
//!         self.0.fmt(f)
//!     }
//! }
//!
//! impl FromStr for PageNumber {
//!     type Err = ParseIntError;
//!
//!     fn from_str(text: &str) -> Result<Self, ParseIntError> {
//!         text.parse().map(Self)
//!     }
//! }
//!
//! // So it can stand in a path.
//! const fn can_stand_in_a_path<T: PathField>() {}
//! const _: () = can_stand_in_a_path::<PageNumber>();
//!
//! const METADATA: Metadata = metadata! {
//!     method: GET,
//!     rate_limited: false,
//!     authentication: None,
//!     path: "/pages/{page}",
//! };
//!
//! #[request]
//! pub struct Request {
//!     #[api(path)]
//!     pub page: PageNumber,
//! }
//!
//! #[response]
//! pub struct Response {}
//! # fn main() {}
//! ```

use std::{borrow::Cow, fmt::Display, ops::Range, str::FromStr};

use ::serde::{Serialize, de::DeserializeOwned};
use bytes::Bytes;
use http::Uri;

use crate::{
    DecodeError, IntoHttpError,
    codegen::{MessageBuilder, UriBuilder},
    format::{
        form::{QueryReader, from_query},
        json::{ObjectReader, from_json},
    },
};

#[cfg(feature = "client")]
#[doc(hidden)]
pub use crate::codegen::checked::ErrorOf;
#[doc(hidden)]
pub use crate::codegen::checked::{
    Checked, CloneField, DebugField, DefaultField, ErrorType, Of, Response, Scheme,
};

/// The traits of a role: for both halves, for what is sent, and for what is received.
///
/// Generated code asks for the first, or of one half alone for one of the others, in a type that it
/// makes for the field; and wherever it uses the field, it goes through the others with that type
/// as the argument: see `macros/src/checks.rs`. The bounds stand on the impls alone, so that the
/// compiler speaks of the role and not of each bound.
macro_rules! role {
    (
        $(#[$both_attribute:meta])* $both:ident;
        $(#[$sent_attribute:meta])* $sent:ident: $send:path { $($sent_code:tt)* }
        $(#[$received_attribute:meta])* $received:ident: $receive:path { $($received_code:tt)* }
    ) => {
        $(#[$both_attribute])*
        pub trait $both: Sized {
            #[doc(hidden)]
            fn check(_: Of<Self>) {}
        }

        #[diagnostic::do_not_recommend]
        impl<T: $send + $receive> $both for T {}

        role! { $(#[$sent_attribute])* $sent: $send { $($sent_code)* } }
        role! { $(#[$received_attribute])* $received: $receive { $($received_code)* } }
    };
    (
        $(#[$attribute:meta])* $name:ident: $bound:path {
            $(fn $function:ident($($argument:tt)*) $(-> $value:ty)? $body:block)*
        }
    ) => {
        $(#[$attribute])*
        ///
        /// `Checked` is for generated code.
        pub trait $name<Checked = ()>: Sized {
            #[doc(hidden)]
            fn check(_: Of<Self>) {}

            $(#[doc(hidden)] fn $function($($argument)*) $(-> $value)?;)*
        }

        #[diagnostic::do_not_recommend]
        impl<Checked, T: $bound> $name<Checked> for T {
            $(fn $function($($argument)*) $(-> $value)? $body)*
        }
    };
}

role! {
    /// A path argument: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a path field needs, `Display` or `FromStr`; implement both for it, or write a type that has them",
        label = "the type of a path field"
    )]
    PathField;

    /// The same, only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a path field needs to be sent, `Display`; implement it, or write a type that has it",
        label = "the type of a path field"
    )]
    SentPathField: Display {
        fn text(&self) -> &dyn Display {
            self
        }
    }

    /// The same, only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a path field needs to be received, `FromStr`; implement it, or write a type that has it",
        label = "the type of a path field"
    )]
    ReceivedPathField: FromStr {
        fn parse(text: &str) -> Option<Self> {
            text.parse().ok()
        }
    }
}

role! {
    /// The value of a header field, without `Option` and `Vec`: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a header field needs, `Display` or `FromStr`; implement both for it, or write a type that has them",
        label = "the type of a header field"
    )]
    HeaderField;

    /// The same, only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a header field needs to be sent, `Display`; implement it, or write a type that has it",
        label = "the type of a header field"
    )]
    SentHeaderField: Display {
        fn text(&self) -> &dyn Display {
            self
        }
    }

    /// The same, only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a header field needs to be received, `FromStr`; implement it, or write a type that has it",
        label = "the type of a header field"
    )]
    ReceivedHeaderField: FromStr {
        fn parse(text: &str) -> Option<Self> {
            text.parse().ok()
        }
    }
}

role! {
    /// A member of a JSON body: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body field needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a body field"
    )]
    BodyField;

    /// The same, only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body field needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a body field"
    )]
    SentBodyField: Serialize {
        fn write(&self, message: &mut MessageBuilder, name: &str) {
            message.member(name, self);
        }

        fn write_flattened(&self, message: &mut MessageBuilder) {
            message.flattened_with(|flatten| self.serialize(flatten));
        }
    }

    /// The same, only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body field needs to be received, serde's `Deserialize`; derive it, or write a type that has it",
        label = "the type of a body field"
    )]
    ReceivedBodyField: DeserializeOwned {
        fn read(slot: &mut Option<Self>, object: &mut ObjectReader<'_>) {
            object.value_with(slot, |deserializer| Self::deserialize(deserializer));
        }

        fn require(slot: &mut Option<Self>, object: &mut ObjectReader<'_>, name: &str) {
            object.require(slot, name);
        }

        fn read_flattened(slot: &mut Option<Self>, object: &mut ObjectReader<'_>) {
            object.flattened_with(slot, |flattened| Self::deserialize(flattened));
        }
    }
}

role! {
    /// A whole JSON body: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a body"
    )]
    WholeBody;

    /// The same, only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a body"
    )]
    SentWholeBody: Serialize {
        fn write(&self, message: &mut MessageBuilder) -> Result<(), IntoHttpError> {
            message.json(|serializer| self.serialize(serializer))
        }
    }

    /// The same, only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body needs to be received, serde's `Deserialize`; derive it, or write a type that has it",
        label = "the type of a body"
    )]
    ReceivedWholeBody: DeserializeOwned {
        fn read(bytes: &Bytes) -> Result<Self, DecodeError> {
            from_json(bytes)
        }
    }
}

role! {
    /// A parameter of the query: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query field needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a query field"
    )]
    QueryField;

    /// The same, only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query field needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a query field"
    )]
    SentQueryField: Serialize {
        fn write(&self, uri: &mut UriBuilder<'_>, name: &'static str) {
            uri.parameter_with(name, |serializer| self.serialize(serializer));
        }
    }

    /// The same, only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query field needs to be received, serde's `Deserialize`; derive it, or write a type that has it",
        label = "the type of a query field"
    )]
    ReceivedQueryField: DeserializeOwned {
        fn read(slot: &mut Option<Self>, query: &mut QueryReader<'_>, names: Range<usize>) {
            query.value_with(slot, names, |values| Self::deserialize(values));
        }

        fn require(slot: &mut Option<Self>, query: &mut QueryReader<'_>, name: &'static str) {
            query.require(slot, name);
        }
    }
}

role! {
    /// The whole query: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a query"
    )]
    WholeQuery;

    /// The same, only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a query"
    )]
    SentWholeQuery: Serialize {
        fn write(&self, uri: &mut UriBuilder<'_>) {
            uri.query(self);
        }
    }

    /// The same, only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query needs to be received, serde's `Deserialize`; derive it, or write a type that has it",
        label = "the type of a query"
    )]
    ReceivedWholeQuery: DeserializeOwned {
        fn read(uri: &Uri, credentials: &[&str]) -> Result<Self, DecodeError> {
            from_query(uri.query(), credentials)
        }
    }
}

/// A body that is bytes: `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>`.
///
/// `Checked` is for generated code.
#[diagnostic::on_unimplemented(
    message = "a raw body is `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>`, not `{Self}`; write one of \
               these",
    label = "the type of a raw body"
)]
pub trait RawBody<Checked = ()>: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>) {}

    /// The bytes to send; of `Bytes`, without a copy.
    #[doc(hidden)]
    fn to_bytes(&self) -> Bytes;

    /// The bytes that came; for `Bytes`, without a copy.
    #[doc(hidden)]
    fn from_bytes(bytes: &Bytes) -> Self;
}

impl<Checked> RawBody<Checked> for Bytes {
    fn to_bytes(&self) -> Bytes {
        self.clone()
    }

    fn from_bytes(bytes: &Bytes) -> Self {
        bytes.clone()
    }
}

impl<Checked> RawBody<Checked> for Vec<u8> {
    fn to_bytes(&self) -> Bytes {
        Bytes::copy_from_slice(self)
    }

    fn from_bytes(bytes: &Bytes) -> Self {
        bytes.to_vec()
    }
}

impl<Checked> RawBody<Checked> for Cow<'_, [u8]> {
    fn to_bytes(&self) -> Bytes {
        Bytes::copy_from_slice(self)
    }

    fn from_bytes(bytes: &Bytes) -> Self {
        Cow::Owned(bytes.to_vec())
    }
}

/// The response of a request with both halves: its error type is `E`, the request's.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the response of a request whose error type is `{E}`; write \
               `#[response]` above it, with the `error = …` of the request",
    label = "needs `#[response]`, with the error type of the request and for both halves"
)]
pub trait ResponseOf<E> {
    #[doc(hidden)]
    fn check() {}
}

/// What is asked of a response is what is generated, and that is for the features to say.
#[cfg(any(feature = "client", feature = "server"))]
macro_rules! response_of {
    ($($bound:tt)+) => {
        #[diagnostic::do_not_recommend]
        impl<E, R: $($bound)+> ResponseOf<E> for R {}
    };
}

#[cfg(all(feature = "client", feature = "server"))]
response_of!(crate::IncomingResponse<EndpointError = E> + crate::OutgoingResponse);
#[cfg(all(feature = "client", not(feature = "server")))]
response_of!(crate::IncomingResponse<EndpointError = E>);
#[cfg(all(not(feature = "client"), feature = "server"))]
response_of!(crate::OutgoingResponse);

/// Without any of them, nothing is generated that could be asked for.
#[cfg(not(any(feature = "client", feature = "server")))]
#[diagnostic::do_not_recommend]
impl<E, R> ResponseOf<E> for R {}
