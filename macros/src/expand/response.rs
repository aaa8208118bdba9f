//! Responses.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{WherePredicate, parse_quote};

use super::{
    answer, assertions, body, clone,
    code::{by_variant, shown_names, sound, wrapped},
    debug, describe,
    fields::Reader,
    history, init, new, status, text, type_check,
};
use crate::{
    generics::{ImplParts, Lifetimes, impl_parts, to_static},
    model::{Answer, ErrorCheck, ErrorType, Fault, Item, Response},
    site::at,
};

/// Generates everything for a response. If there are errors, the impls compile but do nothing.
pub(crate) fn response(
    response: &Response<'_>,
    errors: Option<TokenStream>,
    is_described: bool,
) -> TokenStream {
    let item = &response.item;
    if item.fault == Some(Fault::Unsized) {
        return errors.unwrap_or_default();
    }
    let description = is_described.then(|| describe::response(response)).flatten();
    let others = error_check(response);
    let answers = response.answers.as_deref();
    let functions = answers.into_iter().flatten().map(|it| text::checks(item, &it.message));
    let content = [
        type_check::alias(item, &quote!(#others #(#functions)*), false),
        endpoint_response(response, description.as_ref()),
        clone::expand(item).unwrap_or_default(),
        debug::expand(item).unwrap_or_default(),
        new::expand(item, response.answers.is_none()).unwrap_or_default(),
    ];
    let outgoing = item.direction.writes().then(|| outgoing(response));
    let incoming = item.direction.reads().then(|| incoming(response));
    let constants = answers.map(|answers| {
        let statuses = status::constants(item, answers);
        let answers = answers.iter().enumerate().map(|(index, answer)| {
            let declared = status::declared(item, index);
            let is_final = assertions::final_statuses(answer, &declared);
            answer::constants(item, answer, &declared, &is_final)
        });
        let feature = body::feature(item);
        quote!(#feature #statuses #(#answers)*)
    });
    let impls = wrapped(&item.krate, &quote!(#(#content)* #outgoing #incoming #constants #errors));
    let init = init::expand(item);
    quote!(#impls #init)
}

/// Generates the check of the error type for the type check of the item.
fn error_check(response: &Response<'_>) -> TokenStream {
    match &response.error {
        Some(ErrorType { ty, check: ErrorCheck::Constant }) => {
            let error = to_static(response.item.generics, ty);
            quote!(let _ = <#error as __codegen::EndpointError>::from_http_response;)
        }
        _ => TokenStream::new(),
    }
}

/// Generates code such as:
///
/// ```text
/// impl EndpointResponse for Response {
///     type EndpointError = __codegen::Sound<UiaaResponse, __Checked>;
///     type Body = __codegen::Buffered;
/// }
/// ```
fn endpoint_response(response: &Response<'_>, description: Option<&TokenStream>) -> TokenStream {
    let item = &response.item;
    let span = response.error.as_ref().map_or_else(Span::call_site, |error| at(&error.ty));
    let error = match &response.error {
        None => quote!(__codegen::ErrorResponse),
        Some(ErrorType { ty, check }) => {
            let error = to_static(item.generics, ty);
            match check {
                ErrorCheck::Constant => sound(item, &error, Span::call_site()),
                ErrorCheck::Where | ErrorCheck::Impl => error,
            }
        }
    };
    let error = quote_spanned!(span=> type EndpointError = #error;);
    let predicates: Vec<_> = error_bound(response).into_iter().collect();
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Any, &predicates);
    let messages = response.answers.iter().flatten().map(|answer| &answer.message);
    let transfer = body::transfer(messages);
    let has_status = status::has_status(item, response.answers.as_deref().unwrap_or_default());
    let without_body = response.answers.as_deref().and_then(assertions::without_body);
    let answers = response.answers.iter().flatten();
    let histories = history::list(answers.map(|answer| &answer.message));
    let name = item.name;
    quote! {
        #[automatically_derived]
        impl #parameters __codegen::EndpointResponse for #name #arguments #where_clause {
            #error
            #histories
            #description
            type Body = __codegen::#transfer;
            #without_body
            #has_status
        }
    }
}

/// Returns the bound of an impl on the error type, if it mentions type parameters of the response.
fn error_bound(response: &Response<'_>) -> Option<WherePredicate> {
    let error = response.error.as_ref().filter(|error| error.check == ErrorCheck::Where)?;
    let ty = to_static(response.item.generics, &error.ty);
    Some(parse_quote!(#ty: __codegen::EndpointError))
}

/// Generates code such as:
///
/// ```text
/// impl OutgoingResponse for Response {
///     fn to_http_response(&self) -> … {
///         __codegen::write_response::<__Checked, _, _>(__STATUS, …)
///     }
/// }
/// ```
fn outgoing(response: &Response<'_>) -> TokenStream {
    let item = &response.item;
    let (name, krate) = (item.name, &item.krate);
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Any, &item.write_bounds);
    let answers = response.answers.as_deref().unwrap_or_default();
    let body = by_variant(item, |index, _| match answers.get(index) {
        Some(answer) => {
            let (declared, status) =
                (status::declared(item, index), status::write(item, index, answer));
            answer::write(item, answer, &declared, &status)
        }
        None => quote!(loop {}),
    });
    quote! {
        #krate::codegen::server_impl! {
            {impl #parameters __codegen::OutgoingResponse for #name #arguments}
            {#where_clause}
            {fn to_http_response(&self) -> __codegen::Result<
                __codegen::http::Response<__codegen::bytes::Bytes>,
                __codegen::IntoHttpError,
            >}
            {#body}
        }
    }
}

/// Generates code such as:
///
/// ```text
/// impl IncomingResponse for Response {
///     fn from_http_response(__response: …) -> … {
///         match __codegen::read_success::<__Checked, Self, _, _>(__response, __STATUS, …) {
///             Ok(((), (__field_room_id, …))) => Ok(Self { room_id: __field_room_id, … }),
///             Err(__error) => Err(__error),
///         }
///     }
/// }
/// ```
fn incoming(response: &Response<'_>) -> TokenStream {
    let item = &response.item;
    let (name, krate) = (item.name, &item.krate);
    let mut predicates = item.read_bounds.clone();
    predicates.extend(error_bound(response));
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Static, &predicates);
    let body = match response.answers.as_deref() {
        Some([answer]) if !item.is_enum() => {
            read(item, 0, answer, Reader::Success).unwrap_or_default()
        }
        Some(answers) => read_enum(item, answers),
        None => quote!(loop {}),
    };
    let ([source], statements) = shown_names(item, ["response"]);
    quote! {
        #krate::codegen::client_impl! {
            {impl #parameters __codegen::IncomingResponse for #name #arguments}
            {#where_clause}
            {fn from_http_response(
                #source: &__codegen::http::Response<__codegen::bytes::Bytes>,
            ) -> __codegen::Result<
                Self,
                __codegen::FromHttpResponseError<
                    <Self as __codegen::EndpointResponse>::EndpointError,
                >,
            >}
            {#statements #body}
        }
    }
}

/// Generates code such as:
///
/// ```text
/// match __codegen::variant_of(__response.status(), __STATUSES) {
///     Some(0usize) => { … Ok(Self::Found { name: __field_name_0 }) }
///     _ => Err(__codegen::endpoint_error::<Self>(__response)),
/// }
/// ```
fn read_enum(item: &Item<'_>, answers: &[Answer<'_>]) -> TokenStream {
    let arms = answers.iter().enumerate().map(|(index, answer)| {
        let read = read(item, index, answer, Reader::Response);
        quote!(__codegen::Some(#index) => { #read })
    });
    quote! {
        match __codegen::variant_of(__response.status(), __STATUSES) {
            #(#arms)*
            _ => __codegen::Err(__codegen::endpoint_error::<Self>(__response)),
        }
    }
}

fn read(item: &Item<'_>, index: usize, answer: &Answer<'_>, reader: Reader) -> Option<TokenStream> {
    let variant = item.variants.get(index)?;
    Some(answer::read(item, variant, answer, &status::declared(item, index), reader))
}
