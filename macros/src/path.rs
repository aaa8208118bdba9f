//! Path fields: check, encode, decode.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::{
    context::Context,
    field::{Field, Kind, is_text_container},
    generics::to_static,
    item::Item,
    members::at,
};

fn fields<'i, 'a>(item: &'i Item<'a>) -> impl Iterator<Item = &'i Field<'a>> {
    item.of(|kind| matches!(kind, Kind::Path))
}

/// A path field must not have what only serde understands.
pub(crate) fn check(cx: &Context, item: &Item<'_>) {
    for field in fields(item) {
        field.deny_serde(cx, "its type's `Display` and `FromStr` decide; remove the attribute");
    }
}

/// The constants that tie the fields to the placeholders of `METADATA`. Each field's is on the
/// field, and that of a placeholder without a field on the struct's name.
pub(crate) fn assertions(item: &Item<'_>) -> TokenStream {
    let names: Vec<_> = fields(item).map(Field::name).collect();
    let order = (!names.is_empty()).then(|| {
        let count = names.len();
        quote! {
            const __PATH_ORDER: [usize; #count] =
                __private::path_order(&__DESCRIPTION, [#(#names),*]);
        }
    });
    let each = fields(item).map(|field| {
        let name = field.name();
        let call = quote_spanned! {field.ident.span()=>
            __private::assert_path_field(&__DESCRIPTION, __PATH_FIELDS, #name)
        };
        quote!(const _: () = #call;)
    });
    let all = quote_spanned! {item.name.span()=>
        __private::assert_placeholders(&__DESCRIPTION, __PATH_FIELDS)
    };
    quote! {
        const __PATH_FIELDS: &[&::core::primitive::str] = &[#(#names),*];
        #order
        #(#each)*
        const _: () = #all;
    }
}

/// Expands to the arguments of `UriBuilder::new` behind the target.
pub(crate) fn encode(item: &Item<'_>) -> TokenStream {
    let mut arguments = fields(item)
        .map(|field| {
            let ident = field.ident;
            quote_spanned!(at(field.ty)=> &self.#ident)
        })
        .peekable();
    if arguments.peek().is_none() {
        return quote!(&[], &[]);
    }
    quote!(&[#(#arguments),*], &__PATH_ORDER)
}

/// Expands to the value of a field.
pub(crate) fn decode(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let name = field.name();
    let ty = to_static(item.generics, field.ty);
    let parse = parse(&ty, field.ty);
    quote!(__private::path_argument(__path, #name, #parse)?)
}

/// The function that makes a text a value.
pub(crate) fn parse(ty: &TokenStream, written: &syn::Type) -> TokenStream {
    let function = if is_text_container(written) { quote!(convert) } else { quote!(parse) };
    quote_spanned!(at(written)=> __private::#function::<#ty>)
}
