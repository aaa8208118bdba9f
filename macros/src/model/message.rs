//! The parts of a message.

use proc_macro2::TokenStream;
use syn::{ExprPath, LitStr};

use super::field::Field;
use crate::ty::Shape;

/// The parts of a message.
pub(crate) struct Message<'a> {
    pub(crate) path: Vec<PathField<'a>>,
    pub(crate) query: Query<'a>,
    pub(crate) headers: Vec<HeaderField<'a>>,
    pub(crate) body: Body<'a>,
    /// The fields that are not read.
    pub(crate) skipped: Vec<Skipped<'a>>,
}

pub(crate) struct PathField<'a> {
    pub(crate) field: Field<'a>,
    /// The name of the placeholder.
    pub(crate) name: String,
    pub(crate) text: Text,
}

/// How a path argument or the value of a header field is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Text {
    FromStr,
    /// By `From<String>`.
    Conversion,
}

pub(crate) enum Query<'a> {
    None,
    Parameters(Vec<Member<'a>>),
    Whole(Member<'a>),
}

pub(crate) struct HeaderField<'a> {
    pub(crate) field: Field<'a>,
    pub(crate) name: HeaderName,
    pub(crate) shape: Shape<'a>,
    pub(crate) text: Text,
    /// Whether the name is `Authorization`, which authentication schemes write.
    pub(crate) is_authorization: bool,
}

/// The name of a header field.
#[derive(Clone)]
pub(crate) enum HeaderName {
    Literal(LitStr),
    Expression(TokenStream),
}

pub(crate) enum Body<'a> {
    Empty,
    Members(Vec<Member<'a>>),
    Whole(Member<'a>),
    Raw(Field<'a>),
}

/// A member of the body or a parameter of the query, or a field that is one of the two as a whole.
pub(crate) struct Member<'a> {
    pub(crate) field: Field<'a>,
    /// `None` if the field is not written. `read` is `None` if it is not read.
    pub(crate) write: Option<Write>,
    pub(crate) read: Option<Read>,
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

impl<'a> Body<'a> {
    /// Returns the fields in the body.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        let (members, whole) = match self {
            Self::Empty => (None, None),
            Self::Members(members) => (Some(members), None),
            Self::Whole(member) => (None, Some(&member.field)),
            Self::Raw(field) => (None, Some(field)),
        };
        members.into_iter().flatten().map(|member| &member.field).chain(whole)
    }
}
