//! The struct or enum itself.

use proc_macro2::Span;
use syn::{Attribute, Generics, Ident, Path, Type, WherePredicate};

use super::{
    constructor::Constructor,
    field::{Direction, Field},
    message::DefaultValue,
};

/// The struct or enum itself.
pub(crate) struct Item<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The path of the runtime crate.
    pub(crate) krate: Path,
    pub(crate) attributes: &'a [Attribute],
    /// One without a name for a struct.
    pub(crate) variants: Vec<Variant<'a>>,
    /// The types that describe fields in place of their own.
    pub(crate) schemas: Vec<SchemaType>,
    /// Whether `Clone` and `Debug` are generated.
    pub(crate) clone: bool,
    pub(crate) debug: bool,
    pub(crate) audience: Audience,
    /// `None` if no constructor is generated.
    pub(crate) constructor: Option<Constructor<'a>>,
    /// The directions for which code is generated.
    pub(crate) direction: Direction,
    pub(crate) fault: Option<Fault>,
    /// The argument that makes the fields in the body parts of a multipart body.
    pub(crate) multipart: Option<Span>,
    /// `#[serde(default)]` on the struct.
    pub(crate) default: Option<DefaultValue>,
    /// `#[serde(deny_unknown_fields)]`
    pub(crate) deny_unknown_fields: bool,
    /// The bounds on type parameters that writing and reading need.
    pub(crate) write_bounds: Vec<WherePredicate>,
    pub(crate) read_bounds: Vec<WherePredicate>,
}

/// A type that describes a field in place of its own.
pub(crate) struct SchemaType {
    /// The positions of the variant and of the field.
    pub(crate) variant: Option<usize>,
    pub(crate) index: usize,
    pub(crate) ty: Type,
}

/// Who looks at the generated code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    Compiler,
    /// It shows signatures.
    Rustdoc,
}

/// A variant of an enum, or the only form of a struct.
pub(crate) struct Variant<'a> {
    /// `None` for a struct.
    pub(crate) name: Option<&'a Ident>,
    pub(crate) attributes: &'a [Attribute],
    /// All fields of the message, in order of definition.
    pub(crate) fields: Vec<Field<'a>>,
    /// The field of the variant that keeps all other responses.
    pub(crate) rest: Option<RestField<'a>>,
}

/// The field of the variant of an error type that keeps all responses which are no other variant.
#[derive(Clone, Copy)]
pub(crate) struct RestField<'a> {
    /// `None` if it is numbered.
    pub(crate) ident: Option<&'a Ident>,
    pub(crate) ty: &'a Type,
    /// Whether it is another error type instead of the response.
    pub(crate) is_common: bool,
}

impl<'a> Item<'a> {
    /// Returns the fields, of all variants if it is an enum.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.variants.iter().flat_map(|variant| &variant.fields)
    }

    pub(crate) fn is_documented(&self) -> bool {
        self.audience == Audience::Rustdoc
    }

    pub(crate) fn is_enum(&self) -> bool {
        !matches!(&self.variants[..], [Variant { name: None, .. }])
    }
}

/// A fault of the struct that the compiler itself reports.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The struct is rejected, so generated code must not mention its fields.
    Rejected,
    /// A field is not `Sized`, so the struct cannot implement anything.
    Unsized,
}
