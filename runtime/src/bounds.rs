//! The traits that the types of fields must have, depending on the part of the message, and that a
//! response must have.
//!
//! Do not implement them: each is implemented for every type that has the traits named in its
//! documentation. The compiler names them in errors about types that have not. If a definition is
//! only sent, for example with `#[request(outgoing)]`, its fields need the trait whose name starts
//! with `Sent`; if it is only received, the one that starts with `Received`.
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
//! // So it can be the type of a path field.
//! const fn assert_path_field<T: PathField>() {}
//! const _: () = assert_path_field::<PageNumber>();
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

/// Defines the traits of a role: one for both directions, one for sending, one for receiving.
///
/// Generated code checks a field by the first, or by one of the others if there is one direction,
/// in a type that it generates for the field. All other uses of the field go through the latter two,
/// with that type as the argument (see `macros/src/checks.rs`). The bounds are on the impls only, so
/// that the compiler reports the role and not each bound.
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
        /// The parameter `Checked` is for generated code.
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
    /// The type of a path field, which has `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a path field needs, `Display` or `FromStr`; implement both for it, or write a type that has them",
        label = "the type of a path field"
    )]
    PathField;

    /// The type of a path field that is only sent, which has `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a path field needs to be sent, `Display`; implement it, or write a type that has it",
        label = "the type of a path field"
    )]
    SentPathField: Display {
        fn text(&self) -> &dyn Display {
            self
        }
    }

    /// The type of a path field that is only received, which has `FromStr`.
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
    /// The type of a header field, or the type inside its `Option` or `Vec`, which has `Display` and
    /// `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a header field needs, `Display` or `FromStr`; implement both for it, or write a type that has them",
        label = "the type of a header field"
    )]
    HeaderField;

    /// The type of a header field that is only sent, which has `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a header field needs to be sent, `Display`; implement it, or write a type that has it",
        label = "the type of a header field"
    )]
    SentHeaderField: Display {
        fn text(&self) -> &dyn Display {
            self
        }
    }

    /// The type of a header field that is only received, which has `FromStr`.
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
    /// The type of a body field, which has `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body field needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a body field"
    )]
    BodyField;

    /// The type of a body field that is only sent, which has `Serialize`.
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

    /// The type of a body field that is only received, which has `Deserialize`.
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
    /// The type of a whole body, which has `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a body"
    )]
    WholeBody;

    /// The type of a whole body that is only sent, which has `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a body needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a body"
    )]
    SentWholeBody: Serialize {
        fn write(&self, message: &mut MessageBuilder) -> Result<(), IntoHttpError> {
            message.json(|serializer| self.serialize(serializer))
        }
    }

    /// The type of a whole body that is only received, which has `Deserialize`.
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
    /// The type of a query field, which has `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query field needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a query field"
    )]
    QueryField;

    /// The type of a query field that is only sent, which has `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query field needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a query field"
    )]
    SentQueryField: Serialize {
        fn write(&self, uri: &mut UriBuilder<'_>, name: &'static str) {
            uri.parameter_with(name, |serializer| self.serialize(serializer));
        }
    }

    /// The type of a query field that is only received, which has `Deserialize`.
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
    /// The type of a whole query, which has `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query needs, serde's `Serialize` or `Deserialize`; derive both for it, or write a type that has them",
        label = "the type of a query"
    )]
    WholeQuery;

    /// The type of a whole query that is only sent, which has `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` lacks what a query needs to be sent, serde's `Serialize`; derive it, or write a type that has it",
        label = "the type of a query"
    )]
    SentWholeQuery: Serialize {
        fn write(&self, uri: &mut UriBuilder<'_>) {
            uri.query(self);
        }
    }

    /// The type of a whole query that is only received, which has `Deserialize`.
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

/// The type of a raw body: `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>`.
///
/// The parameter `Checked` is for generated code.
#[diagnostic::on_unimplemented(
    message = "a raw body is `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>`, not `{Self}`; write one of \
               these",
    label = "the type of a raw body"
)]
pub trait RawBody<Checked = ()>: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>) {}

    /// Returns the bytes to send. `Bytes` are not copied.
    #[doc(hidden)]
    fn to_bytes(&self) -> Bytes;

    /// Creates the field from received bytes. `Bytes` are not copied.
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

/// The response of a request that is sent and received. Its error type is `E`, as that of the
/// request.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the response of a request whose error type is `{E}`; write \
               `#[response]` above it, with the `error = …` of the request",
    label = "needs `#[response]`, with the error type of the request and for both halves"
)]
pub trait ResponseOf<E> {
    #[doc(hidden)]
    fn check() {}
}

/// A response has the traits that are generated, which the features determine.
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

/// Without either feature, no trait is generated.
#[cfg(not(any(feature = "client", feature = "server")))]
#[diagnostic::do_not_recommend]
impl<E, R> ResponseOf<E> for R {}
