//! Descriptions of messages.

use serde_json::Value;

use crate::FieldHistory;
pub use crate::describe::{
    AnswerDescription, Content, ErrorDescription, FieldDescription, FieldPlace, MessageDescription,
    Schemas,
};

pub mod probe;
pub mod schema;

/// Describes a message.
#[must_use]
pub const fn message(
    ident: &'static str,
    docs: &'static str,
    content: Content,
    fields: &'static [FieldDescription],
) -> MessageDescription {
    MessageDescription {
        ident,
        docs,
        content,
        fields,
        is_deprecated: false,
        media_type: None,
        denies_unknown: false,
        fixed_query: &[],
    }
}

impl MessageDescription {
    /// Describes a deprecated message.
    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(self) -> Self {
        Self { is_deprecated: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn media_type(self, media_type: &'static str) -> Self {
        Self { media_type: Some(media_type), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn deny_unknown(self) -> Self {
        Self { denies_unknown: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn fixed_query(
        self,
        fixed_query: &'static [(&'static str, Option<&'static str>)],
    ) -> Self {
        Self { fixed_query, ..self }
    }
}

/// Describes a field.
#[must_use]
pub const fn field(
    ident: &'static str,
    docs: &'static str,
    place: FieldPlace,
    name: fn() -> &'static str,
    schema: fn(&mut Schemas) -> Value,
) -> FieldDescription {
    FieldDescription {
        ident,
        docs,
        place,
        name,
        schema,
        aliases: &[],
        is_flattened: false,
        is_required: false,
        is_always_written: false,
        is_repeated: false,
        is_deprecated: false,
        is_secret: false,
        history: None,
        default: None,
    }
}

impl FieldDescription {
    #[doc(hidden)]
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn flattened(self) -> Self {
        Self { is_flattened: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn always_written(self) -> Self {
        Self { is_always_written: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn repeated(self) -> Self {
        Self { is_repeated: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(self) -> Self {
        Self { is_deprecated: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { is_secret: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn history(self, history: &'static FieldHistory) -> Self {
        Self { history: Some(history), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn default(self, default: fn() -> Option<Value>) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// Describes a response.
#[must_use]
pub const fn answer(
    statuses: &'static [http::StatusCode],
    classes: &'static [u16],
    code: Option<&'static str>,
    message: MessageDescription,
) -> AnswerDescription {
    AnswerDescription { statuses, classes, code, message }
}

/// Describes an error type.
#[must_use]
pub const fn error(
    ident: &'static str,
    docs: &'static str,
    code: Option<&'static str>,
    answers: &'static [AnswerDescription],
    common: Option<&'static ErrorDescription>,
) -> ErrorDescription {
    ErrorDescription { ident, docs, code, answers, common }
}
