//! From what is right to code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{
    check::{Availability, Checked, CheckedPath},
    history::Version,
};

/// The value. One that goes beside errors is marked, so that assertions about it do not add to
/// them.
pub(super) fn expand(checked: &Checked<'_>, broken: bool) -> TokenStream {
    let krate = &checked.krate;
    let (method, allows_body, sends_empty_object) = match checked.method {
        Some((ident, method)) => (ident.clone(), method.allows_body, method.sends_empty_object),
        None => (Ident::new("GET", Span::call_site()), true, false),
    };
    let rate_limited = checked.rate_limited.is_some_and(|value| value.value);
    let authentication =
        checked.authentication.cloned().unwrap_or_else(|| Ident::new("None", Span::call_site()));
    let name = option(checked.name);
    let description = option(checked.description);
    let placeholders = checked.paths.first().map_or(&[][..], |path| &path.template.names);
    let paths = checked.paths.iter().map(|path| expand_path(checked, path, placeholders));
    let deprecated = version(checked.deprecated);
    let removed = version(checked.removed);
    // A constant of its own: references within it live for ever wherever the macro stands.
    quote!({
        const __METADATA: #krate::Metadata = #krate::codegen::metadata(#krate::codegen::MetadataParts {
            rate_limited: #rate_limited,
            authentication: #krate::Authentication::#authentication,
            name: #name,
            description: #description,
            history: #krate::codegen::history(
                &[#(#paths),*],
                &[#(#placeholders),*],
                #deprecated,
                #removed,
            ),
            allows_body: #allows_body,
            sends_empty_object: #sends_empty_object,
            broken: #broken,
        }, #krate::codegen::http::Method::#method);
        __METADATA
    })
}

/// Expands to, for `1.1 => "/rooms/{room_id}/join"`:
///
/// ```text
/// stable(template("/rooms/{room_id}/join", &["/rooms/", "/join"], &["room_id"], &[0]), Some((1, 1)), None)
/// ```
fn expand_path(
    checked: &Checked<'_>,
    path: &CheckedPath<'_>,
    placeholders: &[String],
) -> TokenStream {
    let krate = &checked.krate;
    let text = &path.template.text;
    let literals = &path.template.literals;
    let names = &path.template.names;
    // Names differ only beside an error, which the index then does not matter to.
    let indices = names
        .iter()
        .map(|name| placeholders.iter().position(|other| other == name).unwrap_or_default());
    let template = quote! {
        #krate::codegen::template(#text, &[#(#literals),*], &[#(#names),*], &[#(#indices),*])
    };
    match path.availability {
        Availability::Always => quote!(#krate::codegen::path(#template)),
        Availability::Unstable { feature } => {
            let feature = option(feature);
            quote!(#krate::codegen::unstable(#template, #feature))
        }
        Availability::Stable { version, feature } => {
            let version = self::version(version);
            let feature = option(feature);
            quote!(#krate::codegen::stable(#template, #version, #feature))
        }
    }
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn version(version: Option<Version>) -> TokenStream {
    option(version.map(|version| {
        let (major, minor) = version.number();
        quote!((#major, #minor))
    }))
}
