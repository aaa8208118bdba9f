//! The types of fields, depending on the part of the message.

use std::{borrow::Cow, fmt::Display, str::FromStr};

use ::serde::{Serialize, de::DeserializeOwned};
use bytes::Bytes;

use super::roles::roles;
use crate::codegen::Of;

roles! {
    /// The type of a path field: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a path field; implement `Display` and `FromStr` for it, or write a type that implements both",
        label = "needs `Display` and `FromStr`"
    )]
    PathField: Display | FromStr;

    /// The type of a path field that is only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a path field that is sent; implement `Display` for it, or write a type that implements it",
        label = "needs `Display`"
    )]
    SentPathField: Display;

    /// The type of a path field that is only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a path field that is received; implement `FromStr` for it, or write a type that implements it",
        label = "needs `FromStr`"
    )]
    ReceivedPathField: FromStr;

    /// The type of a header field, or the type inside its `Option` or `Vec`: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a header field; implement `Display` and `FromStr` for it, or write a type that implements both",
        label = "needs `Display` and `FromStr`"
    )]
    HeaderField: Display | FromStr;

    /// Like [`HeaderField`], for a field that is only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a header field that is sent; implement `Display` for it, or write a type that implements it",
        label = "needs `Display`"
    )]
    SentHeaderField: Display;

    /// Like [`HeaderField`], for a field that is only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a header field that is received; implement `FromStr` for it, or write a type that implements it",
        label = "needs `FromStr`"
    )]
    ReceivedHeaderField: FromStr;

    /// The type of a member of a JSON body: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body field; derive serde's `Serialize` and `Deserialize` for it, or write a type that implements both",
        label = "needs `Serialize` and `Deserialize`"
    )]
    BodyField: Serialize | DeserializeOwned;

    /// The type of a member of a JSON body that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body field that is sent; derive serde's `Serialize` for it, or write a type that implements it",
        label = "needs `Serialize`"
    )]
    SentBodyField: Serialize;

    /// The type of a member of a JSON body that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body field that is received; derive serde's `Deserialize` for it, or write a type that implements it",
        label = "needs `Deserialize`"
    )]
    ReceivedBodyField: DeserializeOwned;

    /// The type of a whole JSON body: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body; derive serde's `Serialize` and `Deserialize` for it, or write a type that implements both",
        label = "needs `Serialize` and `Deserialize`"
    )]
    WholeBody: Serialize | DeserializeOwned;

    /// The type of a whole JSON body that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body that is sent; derive serde's `Serialize` for it, or write a type that implements it",
        label = "needs `Serialize`"
    )]
    SentWholeBody: Serialize;

    /// The type of a whole JSON body that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body that is received; derive serde's `Deserialize` for it, or write a type that implements it",
        label = "needs `Deserialize`"
    )]
    ReceivedWholeBody: DeserializeOwned;

    /// The type of a query parameter: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a query field; derive serde's `Serialize` and `Deserialize` for it, or write a type that implements both",
        label = "needs `Serialize` and `Deserialize`"
    )]
    QueryField: Serialize | DeserializeOwned;

    /// The type of a query parameter that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a query field that is sent; derive serde's `Serialize` for it, or write a type that implements it",
        label = "needs `Serialize`"
    )]
    SentQueryField: Serialize;

    /// The type of a query parameter that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a query field that is received; derive serde's `Deserialize` for it, or write a type that implements it",
        label = "needs `Deserialize`"
    )]
    ReceivedQueryField: DeserializeOwned;

    /// The type of a whole query: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a query; derive serde's `Serialize` and `Deserialize` for it, or write a type that implements both",
        label = "needs `Serialize` and `Deserialize`"
    )]
    WholeQuery: Serialize | DeserializeOwned;

    /// The type of a whole query that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a query that is sent; derive serde's `Serialize` for it, or write a type that implements it",
        label = "needs `Serialize`"
    )]
    SentWholeQuery: Serialize;

    /// The type of a whole query that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a query that is received; derive serde's `Deserialize` for it, or write a type that implements it",
        label = "needs `Deserialize`"
    )]
    ReceivedWholeQuery: DeserializeOwned;
}

/// The type of a raw body: `Bytes`, `Vec<u8>`, `Cow<'_, [u8]>`, or an `Option` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a raw body; write `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>`, or an `Option` of one",
    label = "not the type of a raw body"
)]
pub trait RawBody: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

impl RawBody for Bytes {
    fn check(_: Of<Self>) {}
}

impl RawBody for Vec<u8> {
    fn check(_: Of<Self>) {}
}

impl RawBody for Cow<'_, [u8]> {
    fn check(_: Of<Self>) {}
}

impl RawBody for Option<Bytes> {
    fn check(_: Of<Self>) {}
}

impl RawBody for Option<Vec<u8>> {
    fn check(_: Of<Self>) {}
}

impl RawBody for Option<Cow<'_, [u8]>> {
    fn check(_: Of<Self>) {}
}
