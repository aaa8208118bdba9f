//! The message that a struct describes, after all checks.

use proc_macro2::{Span, TokenStream};
use syn::{Generics, Ident, Path, Type, WherePredicate};

pub(crate) use self::{
    field::{Check, Direction, Field, PartCheck, Role, TypeKind},
    message::{
        Absent, Body, DefaultValue, Elements, EmptyBody, HeaderField, HeaderName, HeaderShape,
        Member, Message, PathField, Query, Read, Skipped, Text, Write,
    },
};

use crate::site::at;

mod field;
mod message;

/// A request.
pub(crate) struct Request<'a> {
    pub(crate) item: Item<'a>,
    pub(crate) endpoint: Endpoint,
    /// `None` if there were errors.
    pub(crate) message: Option<Message<'a>>,
}

/// The endpoint of a request.
pub(crate) struct Endpoint {
    pub(crate) metadata: MetadataName,
    pub(crate) response: ResponseType,
    /// The scheme of an endpoint with `authentication: Custom`.
    pub(crate) scheme: Option<Path>,
    /// The error type, which must be that of the response.
    pub(crate) error: Option<Type>,
}

/// The constant that describes an endpoint.
pub(crate) enum MetadataName {
    /// `METADATA`
    Default,
    Named(Path),
    /// The argument could not be read.
    Unknown,
}

/// The response of a request.
pub(crate) struct ResponseType {
    /// The type, unless it is `Response`.
    pub(crate) ty: Option<Type>,
    /// Whether it mentions a type parameter of the request.
    pub(crate) is_generic: bool,
}

/// A response.
pub(crate) struct Response<'a> {
    pub(crate) item: Item<'a>,
    /// The error type, unless it is `ErrorResponse`.
    pub(crate) error: Option<ErrorType>,
    /// What the response can be, one for each variant of the item. `None` if there were errors.
    pub(crate) answers: Option<Vec<Answer<'a>>>,
}

/// A message, and the statuses that it may have.
pub(crate) struct Answer<'a> {
    /// At least one. The first is written, unless a field holds the status.
    pub(crate) statuses: Vec<Status>,
    pub(crate) message: Message<'a>,
}

/// The error type of a response.
pub(crate) struct ErrorType {
    pub(crate) ty: Type,
    pub(crate) check: ErrorCheck,
}

/// The place where the error type of a response is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorCheck {
    /// In the constant of the item.
    Constant,
    /// In the `where` clause, because it mentions a type parameter of the response.
    Where,
    /// In the impl, because the arguments of the type may mention the endpoint, which depends on
    /// the constant.
    Impl,
}

/// The status of a response.
#[derive(Clone)]
pub(crate) enum Status {
    /// An associated constant of `StatusCode`.
    Constant(Ident),
    Number(u16, Span),
    Expression(TokenStream),
}

impl Status {
    /// Returns the span on which errors about the status are reported.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Constant(constant) => constant.span(),
            Self::Number(_, span) => *span,
            Self::Expression(expression) => at(expression),
        }
    }
}

/// The struct or enum itself.
pub(crate) struct Item<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The path of the runtime crate.
    pub(crate) krate: Path,
    /// One without a name for a struct.
    pub(crate) variants: Vec<Variant<'a>>,
    /// Whether `Clone` and `Debug` are generated.
    pub(crate) clone: bool,
    pub(crate) debug: bool,
    /// The directions for which code is generated.
    pub(crate) direction: Direction,
    pub(crate) fault: Option<Fault>,
    /// `#[serde(default)]` on the struct.
    pub(crate) default: Option<DefaultValue>,
    /// `#[serde(deny_unknown_fields)]`
    pub(crate) deny_unknown_fields: bool,
    /// The bounds on type parameters that writing and reading need.
    pub(crate) write_bounds: Vec<WherePredicate>,
    pub(crate) read_bounds: Vec<WherePredicate>,
}

/// A variant of an enum, or the only form of a struct.
pub(crate) struct Variant<'a> {
    /// `None` for a struct.
    pub(crate) name: Option<&'a Ident>,
    /// All fields, in order of definition.
    pub(crate) fields: Vec<Field<'a>>,
}

impl<'a> Item<'a> {
    /// Returns the fields, of all variants if it is an enum.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.variants.iter().flat_map(|variant| &variant.fields)
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
