//! Path arguments and header fields as strings.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::code::at;
use crate::model::{Direction, Field, Message, Text};

/// Generates the import of each module's functions, so that the compiler reports a module without
/// them once.
///
/// ```text
/// use milliseconds::{from_text as __from_text_timeout, to_text as __to_text_timeout};
/// ```
pub(super) fn imports(message: &Message<'_>, direction: Direction) -> TokenStream {
    let path = message.path.iter().map(|path| (&path.field, &path.text));
    let headers = message.headers.iter().map(|header| (&header.field, &header.text));
    let imports = path.chain(headers).filter_map(|(field, text)| {
        let Text::Functions(module) = text else { return None };
        let span = at(module);
        let function = |name: &str| {
            let (name, local) = (Ident::new(name, span), local(name, field, span));
            quote_spanned!(span=> #name as #local,)
        };
        let reads = direction.reads().then(|| function("from_text"));
        let writes = direction.writes().then(|| function("to_text"));
        Some(quote_spanned!(span=> use #module::{#reads #writes};))
    });
    imports.collect()
}

/// Returns the name under which a function is imported for a field.
fn local(function: &str, field: &Field<'_>, span: Span) -> Ident {
    format_ident!("__{function}_{}", field.name(), span = span)
}

/// Generates the functions of a field as the type check needs them.
pub(super) fn functions(field: &Field<'_>, direction: Direction, span: Span) -> TokenStream {
    let function = |name: &str, is_used| match is_used {
        true => local(name, field, span).into_token_stream(),
        false => quote_spanned!(span=> __codegen::Unused),
    };
    let to_text = function("to_text", direction.writes());
    let from_text = function("from_text", direction.reads());
    quote_spanned!(span=> (#to_text, #from_text))
}

/// Generates what prints a value, unless the value itself does. `value` is a reference to it.
pub(super) fn printed(field: &Field<'_>, text: &Text, value: &TokenStream) -> Option<TokenStream> {
    match text {
        Text::FromStr | Text::Conversion => None,
        Text::Serde => {
            Some(quote_spanned!(field.span=> __codegen::serde_text::<__Checked, _>(#value)))
        }
        Text::Functions(module) => {
            let function = local("to_text", field, at(module));
            Some(quote!(__codegen::printed::<__Checked, _, _>(#value, #function)))
        }
        Text::Raw => Some(quote_spanned!(field.span=> __codegen::raw::<__Checked, _>(#value))),
    }
}

/// Generates the method of a column that determines how the value is parsed.
pub(super) fn parse(field: &Field<'_>, text: &Text) -> Option<TokenStream> {
    match text {
        Text::FromStr => None,
        Text::Conversion => Some(quote!(.by_conversion())),
        Text::Serde => Some(quote!(.by_serde())),
        Text::Functions(module) => {
            let function = local("from_text", field, at(module));
            Some(quote!(.by(#function)))
        }
        Text::Raw => Some(quote!(.raw())),
    }
}
