//! The message that a struct describes, after all checks.

use syn::{Path, Type};

pub(crate) use self::{
    answer::{Answer, Status},
    constructor::{Constructor, Form, Function, Given, Value},
    content::{Content, Format, PartKind, PartOrder},
    endpoint_error::{Case, Cases, EndpointError, RejectionKind, Rest},
    field::{Check, DefaultCheck, Direction, Field, PartCheck, Role, TypeKind},
    header::{
        ContentType, CookieField, Cookies, Elements, FixedHeader, HeaderField, HeaderName,
        HeaderPrefix, HeaderShape,
    },
    history::{Emptiness, FieldHistory, Renamed},
    item::{Audience, Fault, Item, RestField, SchemaType, Variant},
    message::{
        Absent, Body, Code, DefaultValue, EmptyBody, FixedParameter, Member, Message, Multipart,
        PathField, Query, Read, Skipped, TextBody, Write,
    },
    text::{Presence, Text},
};

mod answer;
mod constructor;
mod content;
mod endpoint_error;
mod field;
mod header;
mod history;
mod item;
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
