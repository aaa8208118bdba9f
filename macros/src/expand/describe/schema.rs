//! Schemas of the types of fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{ExprPath, Path, Type};

use crate::{
    generics::{mentions_parameter, to_static},
    model::{Field, Format, Item, Text},
    tokens,
    ty::{Form, Shape, is_string},
};

/// Returns the schema of the type that the definition names in place of that of the field.
pub(super) fn overridden(
    item: &Item<'_>,
    field: &Field<'_>,
    format: Format,
) -> Option<TokenStream> {
    let of_field = (field.variant, field.index);
    let schema = item.schemas.iter().find(|it| (it.variant, it.index) == of_field)?;
    Some(walk(item, &schema.ty, format))
}

/// Generates the schema of a field that serde writes.
pub(super) fn of_type(item: &Item<'_>, field: &Field<'_>, format: Format) -> TokenStream {
    overridden(item, field, format).unwrap_or_else(|| walk(item, field.ty, format))
}

/// Generates the schema of a field whose members are those of the object that it is in.
pub(super) fn flattened(item: &Item<'_>, ty: &Type) -> TokenStream {
    match Shape::of(ty) {
        Shape::Option(inner) => flattened(item, inner),
        _ if matches!(Form::of(ty), Form::Map(_)) => walk(item, ty, Format::Json),
        _ => leaf(item, ty, &quote!(__flattened_schema)),
    }
}

/// Generates the schema of a field that is a string, or a list of strings.
pub(super) fn of_text(
    item: &Item<'_>,
    field: &Field<'_>,
    text: &Text,
    shape: Shape<'_>,
) -> TokenStream {
    if let Some(schema) = overridden(item, field, Format::Form) {
        return schema;
    }
    let element = match text {
        Text::Functions(module) => by_module(module),
        Text::Serde => walk(item, shape.inner(), Format::Form),
        Text::FromStr | Text::Conversion | Text::Raw => match static_type(item, shape.inner()) {
            Some(ty) => quote! {{
                use __codegen::describe::probe::methods::*;
                (&&__codegen::describe::probe::text::<#ty>()).__text_schema(__schemas)
            }},
            None => quote!(__codegen::describe::schema::string()),
        },
    };
    if shape.is_vec() { quote!(__codegen::describe::schema::list(&#element)) } else { element }
}

/// Generates the schema of a raw body.
pub(super) fn of_raw(field: &Field<'_>) -> TokenStream {
    if is_string(Shape::of(field.ty).inner()) {
        quote!(__codegen::describe::schema::string())
    } else {
        quote!(__codegen::describe::schema::binary())
    }
}

/// Generates the schema of a file, or of several.
pub(super) fn of_file(field: &Field<'_>) -> TokenStream {
    if Shape::of(field.ty).is_vec() {
        quote!(__codegen::describe::schema::list(&__codegen::describe::schema::binary()))
    } else {
        quote!(__codegen::describe::schema::binary())
    }
}

/// Generates the schema of what a function of serde's writes.
pub(super) fn by_function(function: &ExprPath) -> TokenStream {
    let segments = &function.path.segments;
    let mut module = function.path.clone();
    let is_of_module = segments
        .last()
        .is_some_and(|last| last.ident == "serialize" || last.ident == "deserialize");
    if is_of_module {
        module.segments.pop();
        module.segments.pop_punct();
    }
    by_module(&module)
}

/// Generates the schema of what a module writes. Those of the runtime are known by their last two segments.
fn by_module(module: &Path) -> TokenStream {
    let names: Vec<_> = module.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let known = match &names[..] {
        [.., parent, last] => known(parent, last.strip_prefix("opt_").unwrap_or(last))
            .map(|schema| (schema, last.starts_with("opt_"))),
        _ => None,
    };
    let Some((schema, is_optional)) = known else {
        let path = tokens::text(module);
        return quote!(__codegen::describe::schema::by_function(__schemas, #path));
    };
    let schema = Ident::new(schema, Span::call_site());
    let schema = quote!(__codegen::describe::schema::#schema());
    if is_optional { quote!(__codegen::describe::schema::nullable(#schema)) } else { schema }
}

/// Returns the function of the runtime that returns the schema of what a module writes.
fn known(parent: &str, name: &str) -> Option<&'static str> {
    Some(match (parent, name) {
        ("duration", "ms" | "secs") => "count",
        ("timestamp" | "jiff02" | "time03", "ms" | "secs") => "signed_count",
        ("timestamp" | "jiff02" | "time03", "rfc3339") => "date_time",
        ("timestamp" | "jiff02" | "time03", "http_date") => "http_date",
        ("base64", "standard" | "standard_no_pad") => "base64",
        ("base64", "url_safe" | "url_safe_no_pad") => "base64url",
        ("number", "as_string") => "number_as_string",
        ("number", "float") => "float",
        _ => return None,
    })
}

/// Generates the schema of a type. Containers of the standard library are known by their names, so that the
/// types inside them need not be known.
fn walk(item: &Item<'_>, ty: &Type, format: Format) -> TokenStream {
    if let Shape::Option(inner) = Shape::of(ty) {
        let schema = walk(item, inner, format);
        return match format {
            Format::Json => quote!(__codegen::describe::schema::nullable(#schema)),
            // A parameter that is `None` is absent.
            Format::Form => schema,
        };
    }
    if let Type::Array(array) = ty
        && static_type(item, ty).is_some()
    {
        let (element, len) = (walk(item, &array.elem, format), &array.len);
        return quote!(__codegen::describe::schema::array(&#element, #len));
    }
    match Form::of(ty) {
        Form::List(element) => {
            let element = walk(item, element, format);
            quote!(__codegen::describe::schema::list(&#element))
        }
        Form::Map(value) => {
            let value = walk(item, value, format);
            quote!(__codegen::describe::schema::map(&#value))
        }
        Form::Tuple(elements) => {
            let elements = elements.iter().map(|element| walk(item, element, format));
            quote!(__codegen::describe::schema::tuple(&[#(#elements),*]))
        }
        Form::Scalar | Form::Struct | Form::Unknown => leaf(item, ty, &quote!(__schema)),
    }
}

/// `method` is that of the probe.
fn leaf(item: &Item<'_>, ty: &Type, method: &TokenStream) -> TokenStream {
    match static_type(item, ty) {
        Some(ty) => quote! {{
            use __codegen::describe::probe::methods::*;
            (&&&__codegen::describe::probe::probe::<#ty>()).#method(__schemas)
        }},
        None => {
            let name = tokens::text(ty);
            quote!(__codegen::describe::schema::by_function(__schemas, #name))
        }
    }
}

/// Returns the type with all its lifetimes `'static`, unless it depends on the parameters of the item.
pub(super) fn static_type(item: &Item<'_>, ty: &Type) -> Option<TokenStream> {
    let is_dependent = mentions_parameter(item.generics, ty) || tokens::mentions(ty, "Self");
    (!is_dependent).then(|| to_static(item.generics, ty))
}
