//! The fields of the struct, and the traits that their types must implement.

use proc_macro2::Span;
use syn::{Attribute, Ident, Type, ext::IdentExt as _};

use crate::ty::Shape;

/// A field of the struct.
#[derive(Clone, Copy)]
pub(crate) struct Field<'a> {
    /// The position of its variant in the enum, or `None` for a field of a struct.
    pub(crate) variant: Option<usize>,
    /// Its position in the struct or variant.
    pub(crate) index: usize,
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: &'a [Attribute],
    /// The span on which errors about the type are reported.
    pub(crate) span: Span,
    pub(crate) is_secret: bool,
    /// Whether an attribute may mean that the field is not what it seems to be.
    pub(crate) is_uncertain: bool,
    pub(crate) kind: TypeKind,
    /// The traits that its type must implement. Those that are known to be implemented and those in
    /// the `where` clause are left out.
    pub(crate) check: Check<'a>,
}

/// A property of a field's type, on which bounds and checks depend.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeKind {
    /// It implements all that any field needs.
    WellKnown,
    /// It mentions a type parameter.
    Generic {
        /// Whether it may mention an associated type.
        has_projection: bool,
    },
    Other,
}

/// The traits that the type of a field must implement.
#[derive(Clone, Copy)]
pub(crate) struct Check<'a> {
    pub(crate) part: Option<PartCheck<'a>>,
    pub(crate) default: Option<DefaultCheck>,
}

/// The trait that the type of a field with a default must implement.
#[derive(Clone, Copy)]
pub(crate) enum DefaultCheck {
    /// `Default`.
    DefaultField,
    /// `Default` and `PartialEq`, so that a default need not be written.
    DefaultPathField,
}

/// The trait that the type of a field must implement for its part of the message.
#[derive(Clone, Copy)]
pub(crate) struct PartCheck<'a> {
    pub(crate) role: Role,
    /// The type that must implement the trait, or an `Option` or a `Vec` of it.
    pub(crate) shape: Shape<'a>,
    /// Whether the values of a map must implement it.
    pub(crate) is_in_map: bool,
    /// Whether it is only checked if cookies are supported.
    pub(crate) is_cookie: bool,
    pub(crate) direction: Direction,
}

/// The directions in which a message or a type is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Both,
    Write,
    Read,
}

/// The role of a field. Each role has a trait in `pathlore::bounds`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    PathField,
    QueryField,
    WholeQuery,
    HeaderField,
    /// A path or header field or a text with `serde`.
    SerdeText,
    RawHeaderField,
    /// A map of header fields.
    PrefixMap,
    BodyField,
    /// A part of a multipart body that is text or JSON.
    Part,
    WholeBody,
    TextBody,
    RawBody,
    File,
    Status,
    Other,
}

impl Field<'_> {
    /// Returns the name as a string: `type` for `r#type`.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// Returns a name that no other field has, even of another variant.
    pub(crate) fn key(&self) -> String {
        match self.variant {
            None => self.name(),
            Some(variant) => format!("{}_{variant}", self.name()),
        }
    }
}

impl Direction {
    /// Returns the direction, or `None` if there is neither.
    pub(crate) fn of(writes: bool, reads: bool) -> Option<Self> {
        match (writes, reads) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Write),
            (false, true) => Some(Self::Read),
            (false, false) => None,
        }
    }

    pub(crate) fn writes(self) -> bool {
        self != Self::Read
    }

    pub(crate) fn reads(self) -> bool {
        self != Self::Write
    }
}
