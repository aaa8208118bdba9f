//! Header fields and cookies.

use proc_macro2::TokenStream;
use syn::{LitStr, Type};

use super::{
    field::Field,
    history::FieldHistory,
    text::{Presence, Text},
};

pub(crate) struct HeaderField<'a> {
    pub(crate) field: Field<'a>,
    pub(crate) name: HeaderName,
    pub(crate) shape: HeaderShape,
    pub(crate) text: Text,
    /// The name, unless it depends on what a constant in scope is.
    pub(crate) known_name: Option<String>,
    pub(crate) history: Option<FieldHistory>,
    /// The names that it had before, newest first.
    pub(crate) older: Vec<HeaderName>,
}

impl HeaderField<'_> {
    /// Returns the names, newest first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &HeaderName> {
        std::iter::once(&self.name).chain(&self.older)
    }
}

/// A map of all header fields with a prefix that are no other fields of the message.
pub(crate) struct HeaderPrefix<'a> {
    pub(crate) field: Field<'a>,
    /// The prefix in lower case.
    pub(crate) prefix: String,
    /// The type of a value, or of the elements of a list.
    pub(crate) ty: &'a Type,
    /// How the elements are written if the values are lists.
    pub(crate) elements: Option<Elements>,
    pub(crate) text: Text,
}

/// The cookies of a request. At least one field is one.
pub(crate) struct Cookies<'a> {
    /// The header field that they are in.
    pub(crate) header: HeaderName,
    pub(crate) fields: Vec<CookieField<'a>>,
}

pub(crate) struct CookieField<'a> {
    pub(crate) field: Field<'a>,
    pub(crate) name: LitStr,
    pub(crate) presence: Presence,
    pub(crate) text: Text,
}

/// A header field with a fixed value, which is ignored when a message is read.
pub(crate) struct FixedHeader {
    pub(crate) name: HeaderName,
    pub(crate) value: LitStr,
    /// The name, unless it depends on what a constant in scope is.
    pub(crate) known_name: Option<String>,
    /// A name that no other header field has, not even one of another variant.
    pub(crate) key: String,
}

/// A fixed content type. A field that holds the content type decides before it.
pub(crate) struct ContentType {
    pub(crate) value: LitStr,
    /// Whether the enum has it, and not its variant.
    pub(crate) is_inherited: bool,
}

impl ContentType {
    /// The error about a content type that is fixed although a field holds it.
    pub(crate) const BESIDE_FIELD: &str =
        "a field holds `content-type`, and decides alone; remove `content_type`, or the field";

    /// The error about a content type beside the one of a multipart body.
    pub(crate) const OF_PARTS: &str = "the content type of a multipart body is `multipart`, with the \
                                       boundary between its parts; remove this one";
}

/// The number of values that a header field has.
#[derive(Clone, Copy)]
pub(crate) enum HeaderShape {
    /// If it has a default, an absent field has it.
    One { has_default: bool },
    /// The type is an `Option`. If it is lenient, a field that cannot be read is `None`.
    AtMostOne { is_lenient: bool },
    /// The type is a `Vec`.
    Many(Elements),
}

/// How the elements of a list are written.
#[derive(Clone, Copy)]
pub(crate) enum Elements {
    /// In one line, and quoted if necessary.
    Strings,
    /// In one line, as they are.
    Verbatim,
    /// In one line each.
    Lines,
}

/// The name of a header field.
#[derive(Clone)]
pub(crate) enum HeaderName {
    Literal(LitStr),
    Expression(TokenStream),
}

impl HeaderName {
    /// The error about a content type in a list of fixed header fields.
    pub(crate) const FIXED_CONTENT_TYPE: &str = "write `content_type = \"…\"` instead";

    /// Returns the name as it is in messages, if it is known: `CONTENT_TYPE`, alone or in a module
    /// `header`, is `content-type`. Any other expression is returned as it was written.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Literal(literal) => literal.value().to_lowercase(),
            Self::Expression(tokens) => {
                let text: String = tokens.to_string().split_whitespace().collect();
                match text.rsplit_once("::") {
                    Some((module, name)) if module.ends_with("header") => Self::of_constant(name),
                    Some(_) => text,
                    None => Self::of_constant(&text),
                }
            }
        }
    }

    /// Returns the name that a constant of the crate `http` has.
    pub(crate) fn of_constant(constant: &str) -> String {
        constant.to_lowercase().replace('_', "-")
    }

    /// Returns the error about the name of a field that a definition cannot send.
    pub(crate) fn not_sent(macro_name: &str) -> String {
        format!(
            "this header field is written by the implementation of HTTP, not by a definition; \
             remove the field, or write `#[{macro_name}(incoming)]` if the message is only received"
        )
    }
}
