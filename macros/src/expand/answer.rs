//! The messages of responses and errors, which have statuses.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    assertions, body,
    fields::{self, Reader},
    functions, header, history, text,
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
    let histories = history::constants(item, message);
    quote!(#headers #imports #assertions #functions #histories)
}

/// Generates the expression that writes an answer. `status` is the one that is written.
///
/// ```text
/// __codegen::write_response::<__Checked, _, _>(__STATUS, ((), (("\"user_id\":", &self.user_id),)))
/// ```
pub(super) fn write(
    item: &Item<'_>,
    answer: &Answer<'_>,
    declared: &TokenStream,
    status: &TokenStream,
) -> TokenStream {
    let assertions = assertions::late_answer(answer, declared);
    let (headers, body) = (header::write(&answer.message), body::write(item, &answer.message));
    quote! {
        #assertions
        __codegen::write_response::<__Checked, _, _>(#status, (#headers, #body))
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
