//! The parts of a message.

use std::slice;

use proc_macro2::Span;
use syn::{ExprPath, LitStr};

use super::{
    content::{Format, PartOrder},
    field::Field,
    header::{ContentType, Cookies, FixedHeader, HeaderField, HeaderPrefix},
    history::FieldHistory,
    text::{Presence, Text},
};

/// The parts of a message.
pub(crate) struct Message<'a> {
    pub(crate) path: Vec<PathField<'a>>,
    pub(crate) query: Query<'a>,
    /// The parameters that a request fixes.
    pub(crate) fixed_query: Vec<FixedParameter>,
    pub(crate) headers: Vec<HeaderField<'a>>,
    pub(crate) prefixes: Vec<HeaderPrefix<'a>>,
    /// The cookies of a request, if it has any.
    pub(crate) cookies: Option<Cookies<'a>>,
    /// The header fields that the definition fixes.
    pub(crate) fixed: Vec<FixedHeader>,
    /// The content type, unless it is that of the format.
    pub(crate) content_type: Option<ContentType>,
    pub(crate) body: Body<'a>,
    /// The member of the body that tells errors apart, which is not a field.
    pub(crate) code: Option<Code>,
    /// The field that holds the status of a response.
    pub(crate) status: Option<Field<'a>>,
    /// The fields that are not read.
    pub(crate) skipped: Vec<Skipped<'a>>,
}

/// A member of the body with a fixed value.
pub(crate) struct Code {
    pub(crate) member: String,
    pub(crate) value: LitStr,
}

pub(crate) struct PathField<'a> {
    pub(crate) field: Field<'a>,
    /// The name of the placeholder.
    pub(crate) name: String,
    pub(crate) text: Text,
    pub(crate) shape: Presence,
}

pub(crate) enum Query<'a> {
    None,
    Parameters(Vec<Member<'a>>),
    Whole(Box<Member<'a>>),
}

/// A query parameter that is always written, and ignored when a message is read.
pub(crate) struct FixedParameter {
    pub(crate) name: LitStr,
    /// `None` if there is not even an equals sign.
    pub(crate) value: Option<LitStr>,
}

pub(crate) enum Body<'a> {
    Empty(EmptyBody),
    Members(Format, Vec<Member<'a>>),
    Whole(Format, Box<Member<'a>>),
    Text(TextBody<'a>),
    Raw(Field<'a>),
    Multipart(Multipart<'a>),
    /// It travels beside the message. The span is that of the argument.
    Stream(Span),
}

/// A body that consists of parts, of which each group is in the order of definition.
pub(crate) struct Multipart<'a> {
    pub(crate) order: PartOrder,
    pub(crate) texts: Vec<Member<'a>>,
    pub(crate) jsons: Vec<Member<'a>>,
    pub(crate) files: Vec<Member<'a>>,
    /// The indices of the fields that may have more parts than one, or none, in a body whose parts have
    /// positions.
    pub(crate) uncertain: Vec<usize>,
}

/// A field that is the whole body as a string.
pub(crate) struct TextBody<'a> {
    pub(crate) field: Field<'a>,
    pub(crate) text: Text,
    /// Whether the type is an `Option`, which is `None` if the body is empty.
    pub(crate) is_optional: bool,
}

/// A body without fields.
#[derive(Clone, Copy)]
pub(crate) struct EmptyBody {
    /// The format of what may be received nevertheless.
    pub(crate) format: Format,
    /// Whether nothing is sent where `{}` would be sent.
    pub(crate) is_omitted: bool,
    /// Whether a member that is received is an error.
    pub(crate) is_strict: bool,
}

/// A member of the body or a parameter of the query, or a field that is one of the two as a whole.
pub(crate) struct Member<'a> {
    pub(crate) field: Field<'a>,
    /// `None` if the field is not written. `read` is `None` if it is not read.
    pub(crate) write: Option<Write>,
    pub(crate) read: Option<Read>,
    pub(crate) history: Option<FieldHistory>,
}

/// How a member is written.
pub(crate) struct Write {
    /// `None` for a field with `flatten`, or one that is the whole body or query.
    pub(crate) name: Option<String>,
    pub(crate) function: Option<ExprPath>,
    pub(crate) skip_if: Option<ExprPath>,
}

/// How a member is read.
pub(crate) struct Read {
    /// The names. Error messages contain the first one. A field without a name in `write` has none.
    pub(crate) names: Vec<String>,
    pub(crate) function: Option<ExprPath>,
    pub(crate) absent: Absent,
}

/// The value of a member that is absent.
pub(crate) enum Absent {
    /// The absence is an error, unless the type has a value for it, as `Option` does.
    Required,
    Default(DefaultValue),
    /// It is taken from the default of the struct.
    OfStruct,
}

/// A field that is not read.
pub(crate) struct Skipped<'a> {
    pub(crate) field: Field<'a>,
    /// Its value, unless it is taken from the default of the struct.
    pub(crate) value: Option<DefaultValue>,
}

/// A default value.
#[derive(Clone)]
pub(crate) enum DefaultValue {
    /// By the trait `Default`.
    Trait,
    Function(ExprPath),
}

impl Member<'_> {
    /// Returns the names under which the member is read, and the one under which it is written if it is
    /// another one. The older names are last.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        let read = || self.read.iter().flat_map(|read| &read.names);
        let written = self.write.iter().filter_map(|write| write.name.as_ref());
        let written = written.filter(move |&name| !read().any(|other| name == other));
        read().chain(written).chain(self.older_names())
    }

    /// Returns the name that the member has now: the one under which it is written, if it is.
    pub(crate) fn newest_name(&self) -> Option<&String> {
        let written = self.write.as_ref().and_then(|write| write.name.as_ref());
        written.or_else(|| self.read.as_ref()?.names.first())
    }

    /// Returns the names that the member had before, newest first.
    pub(crate) fn older_names(&self) -> impl Iterator<Item = &String> + Clone {
        self.history.iter().flat_map(FieldHistory::older).map(|renamed| &renamed.from)
    }
}

impl<'a> Query<'a> {
    /// Returns the fields that are parameters of their own.
    pub(crate) fn parameters(&self) -> &[Member<'a>] {
        match self {
            Self::Parameters(members) => members,
            Self::None | Self::Whole(_) => &[],
        }
    }

    /// Returns the fields that serde writes and reads.
    pub(crate) fn members(&self) -> &[Member<'a>] {
        match self {
            Self::Whole(member) => slice::from_ref(member),
            Self::None | Self::Parameters(_) => self.parameters(),
        }
    }
}

impl<'a> Body<'a> {
    /// The error about a stream with a status that allows no body.
    pub(crate) const STREAM_WITHOUT_BODY: &'static str =
        "a response with this status has no body; remove `stream`";

    /// Returns the fields that are members of their own, or parts.
    pub(crate) fn own_members(&self) -> impl Iterator<Item = &Member<'a>> {
        let groups: [&[_]; 3] = match self {
            Self::Members(_, members) => [members, &[], &[]],
            Self::Multipart(Multipart { texts, jsons, files, .. }) => [texts, jsons, files],
            Self::Empty(_) | Self::Whole(..) | Self::Text(_) | Self::Raw(_) | Self::Stream(_) => {
                [&[]; 3]
            }
        };
        groups.into_iter().flatten()
    }

    /// Returns the fields that serde writes and reads, and files.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Member<'a>> {
        let whole = match self {
            Self::Whole(_, member) => Some(&**member),
            _ => None,
        };
        self.own_members().chain(whole)
    }

    /// Returns the span of the argument if the body is a stream.
    pub(crate) fn stream(&self) -> Option<Span> {
        match self {
            Self::Stream(key) => Some(*key),
            _ => None,
        }
    }

    /// Returns the fields in the body.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        let text = match self {
            Self::Text(TextBody { field, .. }) | Self::Raw(field) => Some(field),
            _ => None,
        };
        self.members().map(|member| &member.field).chain(text)
    }
}
