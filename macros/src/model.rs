//! The message that a struct describes, after all checks.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Generics, Ident, LitStr, Path, Type, WherePredicate};

pub(crate) use self::{
    constructor::{Constructor, Form, Function, Given, Value},
    content::{Content, Format, PartKind, PartOrder},
    field::{Check, DefaultCheck, Direction, Field, PartCheck, Role, TypeKind},
    header::{
        ContentType, CookieField, Cookies, Elements, FixedHeader, HeaderField, HeaderName,
        HeaderPrefix, HeaderShape,
    },
    history::{Emptiness, FieldHistory, Renamed},
    message::{
        Absent, Body, Code, DefaultValue, EmptyBody, FixedParameter, Member, Message, Multipart,
        PathField, Query, Read, Skipped, TextBody, Write,
    },
    text::{Presence, Text},
};

use crate::site::at;

mod constructor;
mod content;
mod field;
mod header;
mod history;
mod message;
mod text;

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
    /// The messages that the response can be: one for a struct, one for each variant of an enum. `None`
    /// if there were errors.
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
