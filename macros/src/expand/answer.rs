//! The messages of responses and errors, which have statuses.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    assertions, body,
    fields::{self, Reader},
    functions, header,
    status::Written,
    text,
};
use crate::model::{Answer, Item, Variant};

/// Generates the constants and helpers of an answer, and the assertions about it. `declared` is the
/// slice of its statuses.
pub(super) fn constants(
    item: &Item<'_>,
    answer: &Answer<'_>,
    declared: &TokenStream,
    of_statuses: &TokenStream,
) -> TokenStream {
    let message = &answer.message;
    let headers = header::statics(message);
    let imports = text::imports(message, item.direction);
    let functions = functions::define(item, message);
    let assertions = assertions::answer(item, answer, declared, of_statuses);
    quote!(#headers #imports #assertions #functions)
}

/// Generates the statements that write an answer. `written` is its status.
pub(super) fn write(
    item: &Item<'_>,
    answer: &Answer<'_>,
    declared: &TokenStream,
    written: Written,
) -> TokenStream {
    let message = &answer.message;
    let Written { check, status, finish } = written;
    let headers = header::write(message);
    let empty = quote!(__message.response_without_fields(#status););
    let body = body::write(item, message, empty);
    let assertions = assertions::late_answer(answer, declared);
    let mutable = (body.is_some() || !headers.is_empty()).then(|| quote!(mut));
    quote! {
        #assertions
        #check
        let #mutable __message = __codegen::MessageWriter::new();
        #headers
        #body
        #finish
    }
}

/// Generates the statements that read an answer.
pub(super) fn read(
    item: &Item<'_>,
    variant: &Variant<'_>,
    answer: &Answer<'_>,
    declared: &TokenStream,
    reader: Reader,
) -> TokenStream {
    let assertions = assertions::late_answer(answer, declared);
    let fields = fields::read(item, variant, &answer.message, reader);
    quote!(#assertions #fields)
}
