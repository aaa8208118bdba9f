//! Error types.

use syn::{LitStr, Path};

use super::{
    answer::Answer,
    content::Format,
    field::Field,
    item::{Item, RestField},
    message::Skipped,
};

/// An error type.
pub(crate) struct EndpointError<'a> {
    pub(crate) item: Item<'a>,
    /// `None` if there were errors.
    pub(crate) cases: Option<Cases<'a>>,
}

/// The messages that an error can be.
pub(crate) struct Cases<'a> {
    /// The name of the member that holds the code, if there are codes.
    pub(crate) code: Option<String>,
    /// The format that the code is in.
    pub(crate) format: Format,
    /// The struct, or each variant that is a message.
    pub(crate) list: Vec<Case<'a>>,
    pub(crate) rest: Rest<'a>,
    /// The function that answers rejections.
    pub(crate) rejection: Option<Path>,
}

/// A struct or variant of an error type.
pub(crate) struct Case<'a> {
    /// Its position among the variants of the item.
    pub(crate) variant: usize,
    pub(crate) answer: Answer<'a>,
    pub(crate) rejections: Vec<RejectionKind>,
    /// The values of the fields that a rejection does not determine.
    pub(crate) defaults: Vec<Skipped<'a>>,
    /// The field for the text of a rejection.
    pub(crate) detail: Option<Field<'a>>,
}

impl Case<'_> {
    /// Returns the value of the code.
    pub(crate) fn code(&self) -> Option<&LitStr> {
        self.answer.message.code.as_ref().map(|code| &code.value)
    }
}

/// The place of a response that is none of the cases.
pub(crate) enum Rest<'a> {
    /// In the only field of this variant.
    Variant(usize, RestField<'a>),
    /// In this field of the struct.
    Field(Field<'a>),
}

/// A reason why a request does not reach its handler.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum RejectionKind {
    NotFound,
    Method,
    Authentication,
    Decode,
    BodyTooLarge,
    BodyUnreadable,
}

impl RejectionKind {
    pub(crate) const ALL: [Self; 6] = [
        Self::NotFound,
        Self::Method,
        Self::Authentication,
        Self::Decode,
        Self::BodyTooLarge,
        Self::BodyUnreadable,
    ];

    /// Returns the name in attributes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Method => "method",
            Self::Authentication => "authentication",
            Self::Decode => "decode",
            Self::BodyTooLarge => "body_too_large",
            Self::BodyUnreadable => "body_unreadable",
        }
    }

    /// Returns the name of the variant of `Rejection`.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::NotFound => "NotFound",
            Self::Method => "Method",
            Self::Authentication => "Authentication",
            Self::Decode => "Decode",
            Self::BodyTooLarge => "BodyTooLarge",
            Self::BodyUnreadable => "BodyUnreadable",
        }
    }
}
