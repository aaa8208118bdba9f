//! Descriptions of messages as data, which are generated with the runtime's feature `describe`.

use proc_macro2::TokenStream;
use quote::quote;

use self::docs::{docs, is_deprecated};
use super::status;
use crate::{
    generics::{mentions_parameter, to_static},
    model::{
        Answer, Body, EndpointError, Format, Item, Message, PartOrder, Request, Response, Rest,
        Variant,
    },
};

mod docs;
mod fields;
mod schema;

/// Generates an item of the impl of `Endpoint`:
///
/// ```text
/// const DESCRIPTION: Option<&'static MessageDescription> = {
///     const __DESCRIPTION: MessageDescription = __codegen::describe::message(…);
///     Some(&__DESCRIPTION)
/// };
/// ```
pub(super) fn request(request: &Request<'_>) -> Option<TokenStream> {
    let (item, message) = (&request.item, request.message.as_ref()?);
    let variant = item.variants.first()?;
    Some(constant(&quote!(MessageDescription), &of_message(item, variant, message)))
}

/// Generates an item of the impl of `EndpointResponse`.
pub(super) fn response(response: &Response<'_>) -> Option<TokenStream> {
    let item = &response.item;
    let answers = item.variants.iter().zip(response.answers.as_deref()?).enumerate();
    let answers = answers.map(|(index, (variant, Answer { message, .. }))| {
        let statuses = status::declared(item, index);
        let message = of_message(item, variant, message);
        quote!(__codegen::describe::answer(#statuses, &[], __codegen::None, #message))
    });
    let answers = quote!(&[#(#answers),*]);
    Some(constant_of(&quote!([__codegen::describe::AnswerDescription]), &answers))
}

/// Generates an item of the impl of `EndpointError`.
pub(super) fn endpoint_error(error: &EndpointError<'_>) -> Option<TokenStream> {
    let (item, cases) = (&error.item, error.cases.as_ref()?);
    let answers = cases.list.iter().enumerate().filter_map(|(index, case)| {
        let message = of_message(item, item.variants.get(case.variant)?, &case.answer.message);
        let code = option(case.code().map(|code| quote!(#code)));
        let case = quote!(__CASES[#index]);
        Some(quote! {
            __codegen::describe::answer(
                __codegen::ErrorCase::statuses(&#case), __codegen::ErrorCase::classes(&#case),
                #code, #message,
            )
        })
    });
    let (ident, docs) = (item.name.to_string(), docs(item.attributes));
    let code = option(cases.code.as_ref().map(|code| quote!(#code)));
    let common = match &cases.rest {
        Rest::Variant(_, rest) if rest.is_common && !mentions_parameter(item.generics, rest.ty) => {
            let ty = to_static(item.generics, rest.ty);
            quote!(<#ty as __codegen::EndpointError>::DESCRIPTION)
        }
        Rest::Variant(..) | Rest::Field(_) => quote!(__codegen::None),
    };
    let description = quote! {{
        const __ANSWERS: &[__codegen::describe::AnswerDescription] = &[#(#answers),*];
        __codegen::describe::error(#ident, #docs, #code, __ANSWERS, #common)
    }};
    Some(constant(&quote!(ErrorDescription), &description))
}

fn constant(ty: &TokenStream, value: &TokenStream) -> TokenStream {
    let ty = quote!(__codegen::describe::#ty);
    let value = quote! {{
        const __DESCRIPTION: #ty = #value;
        &__DESCRIPTION
    }};
    constant_of(&ty, &value)
}

/// Generates the constant. `value` is a reference.
fn constant_of(ty: &TokenStream, value: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_imports, clippy::needless_borrow, clippy::needless_borrows_for_generic_args)]
        const DESCRIPTION: ::core::option::Option<&'static #ty> = {
            const __DESCRIBED: &'static #ty = #value;
            __codegen::Some(__DESCRIBED)
        };
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(__codegen::Some(#value)),
        None => quote!(__codegen::None),
    }
}

/// Generates the description of a message:
///
/// ```text
/// __codegen::describe::message("Request", "Logs in.", Content::Json, &[…])
/// ```
fn of_message(item: &Item<'_>, variant: &Variant<'_>, message: &Message<'_>) -> TokenStream {
    let attributes = if variant.name.is_some() { variant.attributes } else { item.attributes };
    let ident = variant.name.unwrap_or(item.name).to_string();
    let docs = docs(attributes);
    let content = match &message.body {
        Body::Empty(_) => quote!(Empty),
        Body::Members(Format::Json, _) | Body::Whole(Format::Json, _) => quote!(Json),
        Body::Members(Format::Form, _) | Body::Whole(Format::Form, _) => quote!(Form),
        Body::Text(_) => quote!(Text),
        Body::Raw(_) => quote!(Raw),
        Body::Multipart(body) => match body.order {
            PartOrder::ByName => quote!(FormData),
            PartOrder::ByPosition => quote!(Mixed),
        },
        Body::Stream(_) => quote!(Stream),
    };
    let fields = fields::fields(item, message);
    let deprecated = is_deprecated(attributes).then(|| quote!(.deprecated()));
    let media_type = message.content_type.as_ref().map(|content_type| {
        let value = &content_type.value;
        quote!(.media_type(#value))
    });
    let deny_unknown = item.deny_unknown_fields.then(|| quote!(.deny_unknown()));
    let fixed_query = message.fixed_query.iter().map(|parameter| {
        let (name, value) =
            (&parameter.name, option(parameter.value.as_ref().map(|it| quote!(#it))));
        quote!((#name, #value))
    });
    let fixed_query: Vec<_> = fixed_query.collect();
    let fixed_query = (!fixed_query.is_empty()).then(|| quote!(.fixed_query(&[#(#fixed_query),*])));
    quote! {
        __codegen::describe::message(
            #ident, #docs, __codegen::describe::Content::#content, &[#(#fields),*],
        ) #deprecated #media_type #deny_unknown #fixed_query
    }
}
