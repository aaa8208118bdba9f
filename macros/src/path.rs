//! Path fields: check, encode, decode.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use crate::{
    context::Context,
    field::{Field, Kind, is_text_container},
    generics::named,
    item::Item,
    members::at,
    wire_name::Direction,
};

/// What the type of a field must be: a trait of `pathlore::bounds`.
const ROLE: &str = "PathField";

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
                __codegen::path_order(&__DESCRIPTION, [#(#names),*]);
        }
    });
    let each = fields(item).map(|field| {
        let name = field.name();
        let call = quote_spanned! {field.ident.span()=>
            __codegen::assert_path_field(&__DESCRIPTION, __PATH_FIELDS, #name)
        };
        quote!(const _: () = #call;)
    });
    let all = quote_spanned! {item.name.span()=>
        __codegen::assert_placeholders(&__DESCRIPTION, __PATH_FIELDS)
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
            text(item, field, field.ty, ROLE, &quote!(&__this.#ident))
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
    let parse = parse(item, field, field.ty, ROLE);
    quote!(__codegen::path_argument(__path, #name, #parse)?)
}

/// The value, given a reference to it, as what makes a text of it. `ty` is the field's type or the
/// argument of that, and `role` the trait that it must have.
pub(crate) fn text(
    item: &Item<'_>,
    field: &Field<'_>,
    ty: &Type,
    role: &str,
    value: &TokenStream,
) -> TokenStream {
    if is_text_container(ty) {
        return value.clone();
    }
    let role = item.role(field, role, Direction::Serialize);
    let at = at(ty);
    let ty = named(field.ty, ty);
    let function = quote_spanned!(at=> <#ty as #role>::text);
    quote!(#function(#value))
}

/// The function that makes a text a value.
pub(crate) fn parse(item: &Item<'_>, field: &Field<'_>, ty: &Type, role: &str) -> TokenStream {
    if is_text_container(ty) {
        return quote!(__codegen::convert);
    }
    let role = item.role(field, role, Direction::Deserialize);
    let at = at(ty);
    let ty = named(field.ty, ty);
    quote_spanned!(at=> <#ty as #role>::parse)
}
