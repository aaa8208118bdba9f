//! Cookies.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    super::{
        code::{Fragment, Place, local, shown, tuple},
        text,
    },
    name::name_span,
};
use crate::model::{CookieField, Cookies, Item, Message, Presence};

/// Asserts that cookies are supported, on which the checks of their types depend.
pub(in super::super) fn feature(item: &Item<'_>, message: &Message<'_>) -> Option<TokenStream> {
    let span = name_span(&message.cookies.as_ref()?.header);
    let constant = shown(item, "cookies_of_fields", span);
    Some(quote_spanned! {span=>
        const #constant: ::core::primitive::bool = {
            __codegen::assert_cookies();
            true
        };
        type __WithCookies = __codegen::Placed<#constant>;
    })
}

/// Describes the cookies that are written:
///
/// ```text
/// __codegen::cookies((
///     ("session", &self.session),
///     Option::map(Option::as_ref(&self.theme), |__value| ("theme", __value)),
/// ))
/// ```
pub(super) fn write(cookies: &Cookies<'_>) -> TokenStream {
    let cookies = cookies.fields.iter().map(|CookieField { field, name, presence, text }| {
        let (place, ty) = (Place(field), text::type_inside(field, *presence));
        let cookie = |value: TokenStream| {
            let value = text::printed(field, text, ty, &value).unwrap_or(value);
            let cookie = quote_spanned!(field.span=> (#name, #value));
            if field.is_secret { quote!(__codegen::secret(#cookie)) } else { cookie }
        };
        match presence {
            Presence::Required | Presence::OrDefault => {
                cookie(quote_spanned!(field.span=> &#place))
            }
            Presence::Optional => {
                let cookie = cookie(quote!(__value));
                let value = quote_spanned!(field.span=> ::core::option::Option::as_ref(&#place));
                quote!(::core::option::Option::map(#value, |__value| #cookie))
            }
        }
    });
    let cookies = tuple(&cookies.collect::<Vec<_>>());
    quote!(__codegen::cookies(#cookies))
}

/// Returns the local variable of a cookie, and describes how it is read.
pub(super) fn read(
    item: &Item<'_>,
    CookieField { field, name, presence, text }: &CookieField<'_>,
) -> (Fragment, Fragment) {
    let parse = text::parse(item, field, text, text::type_inside(field, *presence));
    let presence = text::absence(*presence);
    (local(field).into(), quote!(__codegen::cookie(#name) #parse #presence).into())
}
