//! Path fields: check, encode, decode.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned as _;

use crate::{
    context::Context,
    field::{Field, Kind, is_text_container},
    generics::to_static,
    item::Item,
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
                __private::path_order(&__METADATA, [#(#names),*]);
        }
    });
    let each = fields(item).map(|field| {
        let name = field.name();
        let call = quote::quote_spanned! {field.ident.span()=>
            __private::assert_path_field(&__METADATA, __PATH_FIELDS, #name)
        };
        quote!(const _: () = #call;)
    });
    let all = quote::quote_spanned! {item.name.span()=>
        __private::assert_placeholders(&__METADATA, __PATH_FIELDS)
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
    let mut idents = fields(item).map(|field| field.ident).peekable();
    if idents.peek().is_none() {
        return quote!(&[], &[]);
    }
    quote!(&[#(&self.#idents),*], &__PATH_ORDER)
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
    quote::quote_spanned!(written.span()=> __private::#function::<#ty>)
}
