//! How the fields in a body are written.

/// How the fields in a body are written, as `content = …` says.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Content {
    #[default]
    Json,
    Form,
    /// One field, as a string.
    Text,
    /// Each is a part of a multipart body, as `multipart = …` says.
    Parts(PartOrder),
}

/// How the parts of a multipart body are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartOrder {
    /// By their names: `multipart = form_data`.
    ByName,
    /// By their positions: `multipart = mixed`.
    ByPosition,
}

/// What a part of a multipart body holds, as `#[api(part = …)]` says.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum PartKind {
    #[default]
    Text,
    Json,
    File,
}

impl Content {
    pub(crate) const ALL: [Self; 3] = [Self::Json, Self::Form, Self::Text];

    /// Returns the name in attributes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
            Self::Text => "text",
            Self::Parts(order) => order.name(),
        }
    }

    /// Returns how parts are told apart.
    pub(crate) fn parts(self) -> Option<PartOrder> {
        match self {
            Self::Parts(order) => Some(order),
            Self::Json | Self::Form | Self::Text => None,
        }
    }
}

impl PartOrder {
    pub(crate) const ALL: [Self; 2] = [Self::ByName, Self::ByPosition];

    /// Returns the name in attributes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ByName => "form_data",
            Self::ByPosition => "mixed",
        }
    }
}

impl PartKind {
    pub(crate) const ALL: [Self; 3] = [Self::Text, Self::Json, Self::File];

    /// Returns the name in attributes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::File => "file",
        }
    }
}

/// A format that serde writes and reads: that of the body, or of the query, which is a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Form,
}
