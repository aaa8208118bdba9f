//! Messages with statuses.

use proc_macro2::{Span, TokenStream};
use syn::Ident;

use super::message::Message;
use crate::site::at;

/// A message, and the statuses that it may have.
pub(crate) struct Answer<'a> {
    /// At least one. The first is written, unless a field holds the status.
    pub(crate) statuses: Vec<Status>,
    pub(crate) message: Message<'a>,
}

/// The status of a response.
#[derive(Clone)]
pub(crate) enum Status {
    /// An associated constant of `StatusCode`.
    Constant(Ident),
    Number(u16, Span),
    /// A class, such as `4xx`, of an error type.
    Class(u16, Span),
    Expression(TokenStream),
}

impl Status {
    /// Returns whether a response with the status can have a body, if the macro knows that.
    pub(crate) fn allows_body(&self) -> Option<bool> {
        match self {
            Self::Constant(name) => {
                let without_body = ["NO_CONTENT", "RESET_CONTENT", "NOT_MODIFIED"];
                Some(!without_body.iter().any(|other| name == other))
            }
            Self::Number(status, _) => Some(!matches!(status, 204 | 205 | 304)),
            Self::Class(..) => Some(true),
            Self::Expression(_) => None,
        }
    }

    /// Returns whether the macro knows that the status indicates success.
    pub(crate) fn is_success(&self) -> bool {
        const CONSTANTS: [&str; 10] = [
            "OK",
            "CREATED",
            "ACCEPTED",
            "NON_AUTHORITATIVE_INFORMATION",
            "NO_CONTENT",
            "RESET_CONTENT",
            "PARTIAL_CONTENT",
            "MULTI_STATUS",
            "ALREADY_REPORTED",
            "IM_USED",
        ];
        match self {
            Self::Constant(name) => CONSTANTS.iter().any(|other| name == other),
            Self::Number(status, _) => matches!(status, 200..=299),
            Self::Class(..) | Self::Expression(_) => false,
        }
    }

    /// Returns the span on which errors about the status are reported.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Constant(constant) => constant.span(),
            Self::Number(_, span) | Self::Class(_, span) => *span,
            Self::Expression(expression) => at(expression),
        }
    }
}
