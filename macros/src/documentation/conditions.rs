//! The conditions in `cfg` and `cfg_attr`, which have not been evaluated in the item of an attribute
//! macro.

use std::cell::RefCell;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Data, DeriveInput, Fields, Meta, Token, parse::Parser as _, punctuated::Punctuated,
};

use crate::symbol;

/// A function that returns whether a condition is true.
type IsTrue<'f> = &'f dyn Fn(&TokenStream) -> bool;

/// The number of different conditions in an item, of which each combination has a description of its
/// own.
const MAX: usize = 6;

/// Returns the items that the item can be, with the condition for each. Returns none if there are too
/// many.
pub(super) fn cases(input: &DeriveInput) -> Vec<(TokenStream, DeriveInput)> {
    let found = RefCell::new(Vec::<TokenStream>::new());
    let find = |condition: &TokenStream| {
        let mut found = found.borrow_mut();
        if !found.iter().any(|known| is_same(known, condition)) {
            found.push(condition.clone());
        }
        true
    };
    under(input, &find);
    let conditions = found.into_inner();
    if conditions.len() > MAX {
        return Vec::new();
    }
    let cases = (0..1_u32 << conditions.len()).map(|case| {
        let is_in_case = |index: usize| case & (1 << index) != 0;
        let is_true = |condition: &TokenStream| {
            conditions.iter().position(|known| is_same(known, condition)).is_some_and(is_in_case)
        };
        let all = conditions.iter().enumerate().map(|(index, condition)| {
            if is_in_case(index) { condition.clone() } else { quote!(not(#condition)) }
        });
        (quote!(all(#(#all),*)), under(input, &is_true))
    });
    cases.collect()
}

fn is_same(first: &TokenStream, second: &TokenStream) -> bool {
    first.to_string() == second.to_string()
}

/// Evaluates the conditions.
fn under(input: &DeriveInput, is_true: IsTrue<'_>) -> DeriveInput {
    let mut input = input.clone();
    evaluate(&mut input.attrs, is_true);
    match &mut input.data {
        Data::Struct(data) => evaluate_fields(&mut data.fields, is_true),
        Data::Enum(data) => {
            let variants = std::mem::take(&mut data.variants).into_iter();
            data.variants = variants
                .filter_map(|mut variant| {
                    let is_kept = evaluate(&mut variant.attrs, is_true);
                    evaluate_fields(&mut variant.fields, is_true);
                    is_kept.then_some(variant)
                })
                .collect();
        }
        Data::Union(_) => {}
    }
    input
}

fn evaluate_fields(fields: &mut Fields, is_true: IsTrue<'_>) {
    let fields = match fields {
        Fields::Named(fields) => &mut fields.named,
        Fields::Unnamed(fields) => &mut fields.unnamed,
        Fields::Unit => return,
    };
    let all = std::mem::take(fields).into_iter();
    *fields =
        all.filter_map(|mut field| evaluate(&mut field.attrs, is_true).then_some(field)).collect();
}

/// Evaluates the conditions among attributes, and returns whether what has them is kept.
fn evaluate(attributes: &mut Vec<Attribute>, is_true: IsTrue<'_>) -> bool {
    let mut is_kept = true;
    let all = std::mem::take(attributes).into_iter();
    *attributes = all
        .flat_map(|attribute| {
            let metas = evaluated(attribute.meta.clone(), is_true, &mut is_kept);
            metas.into_iter().map(move |meta| Attribute { meta, ..attribute.clone() })
        })
        .collect();
    is_kept
}

/// Returns the attributes that an attribute becomes.
fn evaluated(meta: Meta, is_true: IsTrue<'_>, is_kept: &mut bool) -> Vec<Meta> {
    let Meta::List(list) = &meta else { return vec![meta] };
    if list.path.is_ident("cfg") {
        *is_kept &= is_true(&list.tokens);
        return Vec::new();
    }
    if !list.path.is_ident("cfg_attr") {
        return vec![meta];
    }
    let metas = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(list.tokens.clone());
    let mut metas = metas.into_iter().flatten();
    let Some(condition) = metas.next() else { return Vec::new() };
    let relevant: Vec<_> = metas.filter(is_relevant).collect();
    if relevant.is_empty() || !is_true(&quote!(#condition)) {
        return Vec::new();
    }
    relevant.into_iter().flat_map(|meta| evaluated(meta, is_true, is_kept)).collect()
}

/// Returns whether the description depends on an attribute.
fn is_relevant(meta: &Meta) -> bool {
    ["cfg", "cfg_attr", symbol::API, symbol::RUMA_API, symbol::SERDE]
        .iter()
        .any(|name| meta.path().is_ident(name))
}
