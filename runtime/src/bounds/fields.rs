//! The types of fields, depending on the part of the message.

use std::{borrow::Cow, fmt::Display, str::FromStr};

use ::serde::{Serialize, de::DeserializeOwned};
use bytes::Bytes;
use http::{HeaderValue, StatusCode};

use super::roles::roles;
use crate::codegen::{Checked, Of};

roles! {
    /// The type of a path field: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a path field, because it lacks `Display` and `FromStr`; implement both, or write `#[api(path, serde)]` or `#[api(path, with = module)]` if it is a type of another crate",
        label = "lacks `Display` and `FromStr`"
    )]
    PathField: Display | FromStr;

    /// The type of a path field that is only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a path field that is sent, because it lacks `Display`; implement it, or write `#[api(path, serde)]` or `#[api(path, with = module)]` if it is a type of another crate",
        label = "lacks `Display`"
    )]
    SentPathField: Display;

    /// The type of a path field that is only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a path field that is received, because it lacks `FromStr`; implement it, or write `#[api(path, serde)]` or `#[api(path, with = module)]` if it is a type of another crate",
        label = "lacks `FromStr`"
    )]
    ReceivedPathField: FromStr;

    /// The type of a header field, or the type inside its `Option` or `Vec`: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a header field, because it lacks `Display` and `FromStr`; implement both, or add `serde` or `with = module` to its `#[api(…)]` if it is a type of another crate",
        label = "lacks `Display` and `FromStr`"
    )]
    HeaderField: Display | FromStr;

    /// Like [`HeaderField`], for a field that is only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a header field that is sent, because it lacks `Display`; implement it, or add `serde` or `with = module` to its `#[api(…)]` if it is a type of another crate",
        label = "lacks `Display`"
    )]
    SentHeaderField: Display;

    /// Like [`HeaderField`], for a field that is only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a header field that is received, because it lacks `FromStr`; implement it, or add `serde` or `with = module` to its `#[api(…)]` if it is a type of another crate",
        label = "lacks `FromStr`"
    )]
    ReceivedHeaderField: FromStr;

    /// The type of a path or header field with `serde`, or the type inside the `Option` or `Vec` of a
    /// header field: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be written and read by serde; derive `Serialize` and `Deserialize` for it, or write `with = module` instead of `serde`",
        label = "needs `Serialize` and `Deserialize`"
    )]
    SerdeTextField: Serialize | DeserializeOwned;

    /// Like [`SerdeTextField`], for a field that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be written by serde; derive `Serialize` for it, or write `with = module` instead of `serde`",
        label = "needs `Serialize`"
    )]
    SentSerdeTextField: Serialize;

    /// Like [`SerdeTextField`], for a field that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be read by serde; derive `Deserialize` for it, or write `with = module` instead of `serde`",
        label = "needs `Deserialize`"
    )]
    ReceivedSerdeTextField: DeserializeOwned;

    /// The type of a member of a JSON body or a form: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body field; derive serde's `Serialize` and `Deserialize` for it, or write a type that implements both",
        label = "needs `Serialize` and `Deserialize`"
    )]
    BodyField: Serialize | DeserializeOwned;

    /// The type of a member of a JSON body or a form that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body field that is sent; derive serde's `Serialize` for it, or write a type that implements it",
        label = "needs `Serialize`"
    )]
    SentBodyField: Serialize;

    /// The type of a member of a JSON body or a form that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body field that is received; derive serde's `Deserialize` for it, or write a type that implements it",
        label = "needs `Deserialize`"
    )]
    ReceivedBodyField: DeserializeOwned;

    /// The type of a whole JSON body or a form: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body; derive serde's `Serialize` and `Deserialize` for it, or write a type that implements both",
        label = "needs `Serialize` and `Deserialize`"
    )]
    WholeBody: Serialize | DeserializeOwned;

    /// The type of a whole JSON body or a form that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body that is sent; derive serde's `Serialize` for it, or write a type that implements it",
        label = "needs `Serialize`"
    )]
    SentWholeBody: Serialize;

    /// The type of a whole JSON body or a form that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a body that is received; derive serde's `Deserialize` for it, or write a type that implements it",
        label = "needs `Deserialize`"
    )]
    ReceivedWholeBody: DeserializeOwned;

    /// The type of a body that is text: `Display` and `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a text body, because it lacks `Display` and `FromStr`; implement both, or write `#[api(body, serde)]` or `#[api(body, with = module)]` if it is a type of another crate",
        label = "lacks `Display` and `FromStr`"
    )]
    TextBody: Display | FromStr;

    /// The type of a body that is text and is only sent: `Display`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a text body that is sent, because it lacks `Display`; implement it, or write `#[api(body, serde)]` or `#[api(body, with = module)]` if it is a type of another crate",
        label = "lacks `Display`"
    )]
    SentTextBody: Display;

    /// The type of a body that is text and is only received: `FromStr`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a text body that is received, because it lacks `FromStr`; implement it, or write `#[api(body, serde)]` or `#[api(body, with = module)]` if it is a type of another crate",
        label = "lacks `FromStr`"
    )]
    ReceivedTextBody: FromStr;

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

/// The type of a field that holds all header fields with a prefix, a map such as `BTreeMap<String, V>`:
/// `Default`, `Extend` and `IntoIterator` for pairs of a name and a value, also for a reference to it. A
/// name is `AsRef<str>` and `From<String>`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold header fields by their names; write `BTreeMap<String, …>` or \
               `HashMap<String, …>`",
    label = "not a map whose keys are strings"
)]
pub trait PrefixMap<C = Checked>: Sized {
    #[doc(hidden)]
    type Value;

    #[doc(hidden)]
    fn check(_: Of<Self>) {}

    #[doc(hidden)]
    fn empty() -> Self;

    #[doc(hidden)]
    fn insert(&mut self, key: &str, value: Self::Value);

    #[doc(hidden)]
    fn pairs<'m>(&'m self) -> impl Iterator<Item = (&'m str, &'m Self::Value)>
    where
        Self::Value: 'm;
}

#[diagnostic::do_not_recommend]
impl<C, M, K, V> PrefixMap<C> for M
where
    M: Default + Extend<(K, V)> + IntoIterator<Item = (K, V)>,
    for<'m> &'m M: IntoIterator<Item = (&'m K, &'m V)>,
    K: AsRef<str> + From<String>,
{
    type Value = V;

    fn empty() -> Self {
        M::default()
    }

    fn insert(&mut self, key: &str, value: V) {
        self.extend([(K::from(key.to_owned()), value)]);
    }

    fn pairs<'m>(&'m self) -> impl Iterator<Item = (&'m str, &'m V)>
    where
        V: 'm,
    {
        self.into_iter().map(|(key, value)| (key.as_ref(), value))
    }
}

/// The type of a raw body: `Bytes`, `Vec<u8>`, `Cow<'_, [u8]>`, `String`, `Cow<'_, str>`, or an `Option` of
/// one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a raw body; write `Bytes`, `Vec<u8>` or `Cow<'_, [u8]>` for bytes, `String` or `Cow<'_, str>` for text, or an `Option` of one",
    label = "not the type of a raw body"
)]
pub trait RawBody: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

macro_rules! raw_bodies {
    ($($Type:ty),*) => {$(
        impl RawBody for $Type {
            fn check(_: Of<Self>) {}
        }

        impl RawBody for Option<$Type> {
            fn check(_: Of<Self>) {}
        }
    )*};
}

raw_bodies!(Bytes, Vec<u8>, Cow<'_, [u8]>, String, Cow<'_, str>);

/// The type of a field that holds the status of a response: [`StatusCode`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the status of a response; write `http::StatusCode`",
    label = "not `http::StatusCode`"
)]
pub trait Status: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

impl Status for StatusCode {
    fn check(_: Of<Self>) {}
}

/// The type of a header field that may consist of any bytes: [`HeaderValue`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `http::HeaderValue`, as its name says; give it another name, or write \
               `#[api(header = …, with = module)]`",
    label = "not `http::HeaderValue`"
)]
pub trait RawHeaderField: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

impl RawHeaderField for HeaderValue {
    fn check(_: Of<Self>) {}
}
