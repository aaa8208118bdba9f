//! The generated constructors.

use std::fmt::Write as _;

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Expr, ExprPath, Ident, Lit, Meta, WherePredicate, parse_quote};

use super::{
    functions::{self, call_default},
    init,
};
use crate::{
    generics::{ImplParts, Lifetimes, has_parameters, impl_parts, mentions_parameter},
    model::{Constructor, DefaultValue, Field, Form, Function, Given, Item, Value},
    site::at,
    tokens,
    ty::Shape,
};

/// Generates the functions. If there are errors, they cannot be called, but their callers compile.
///
/// ```text
/// impl Request {
///     pub fn new(room_id: String) -> Self {
///         Self { room_id: room_id, limit: <_ as DefaultField<__Checked>>::default_field() }
///     }
/// }
/// ```
pub(super) fn expand(item: &Item<'_>, has_errors: bool) -> Option<TokenStream> {
    let constructor = item.constructor.as_ref().filter(|_| item.fault.is_none())?;
    let functions = constructor.functions.iter();
    let functions = functions.map(|function| define(item, constructor, function, has_errors));
    Some(quote!(#(#functions)*))
}

fn define(
    item: &Item<'_>,
    constructor: &Constructor<'_>,
    function: &Function<'_>,
    has_errors: bool,
) -> TokenStream {
    let (visibility, name) = (constructor.visibility, &function.name);
    let predicates: Vec<_> =
        function.fields.iter().filter_map(|given| bound(item, given)).collect();
    let parts = impl_parts(item.generics, Lifetimes::Any, &predicates);
    let (body, helpers) =
        if has_errors { (quote!(loop {}), TokenStream::new()) } else { build(item, function) };
    let parameter = |given: &Given<'_>| {
        let Field { ident, ty, .. } = given.field;
        quote!(#ident: #ty)
    };
    let fields = function.arguments().map(parameter);
    let (from, fields, body) = match constructor.form {
        Form::Struct if !item.is_enum() => {
            let (from, ty) = init::conversion(item, function, &parts, &body);
            (Some(from), quote!(init: #ty), quote!(::core::convert::From::from(init)))
        }
        Form::Arguments | Form::Struct => (None, quote!(#(#fields),*), body),
    };
    let ImplParts { parameters, arguments, where_clause } = parts;
    let docs = documentation(item, function);
    let of = item.name;
    // The enum shows its types already, since the fields of variants are public.
    let shown = item.is_enum().then(|| quote!(private_bounds, private_interfaces,));
    // If the author has written a function of this name, the compiler reports both as a whole.
    let span = at(name);
    let mut name = name.clone();
    name.set_span(span);
    let visibility = located(quote!(#visibility), span);
    let head = quote_spanned!(span=> #visibility fn #name(#fields) -> Self);
    quote! {
        #helpers
        #from
        impl #parameters #of #arguments #where_clause {
            #[doc = #docs]
            #[must_use]
            #[allow(
                #shown
                clippy::double_must_use, clippy::fn_params_excessive_bools,
                clippy::new_without_default, clippy::too_many_arguments,
            )]
            #head { #body }
        }
    }
}

/// Sets the span of tokens.
fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}

/// Generates the value, and the functions that it needs.
fn build(item: &Item<'_>, function: &Function<'_>) -> (TokenStream, TokenStream) {
    let mut defaults = Defaults { item, function, helpers: TokenStream::new() };
    let is_of_struct = |given: &Given<'_>| matches!(given.value, Value::OfStruct);
    let of_struct = item.default.as_ref().filter(|_| function.fields.iter().any(is_of_struct));
    let of_struct = of_struct.map(|default| {
        let value = match default {
            _ if functions::has_for_constructor(item) => {
                let default = functions::default_of_struct(item);
                quote!(#default())
            }
            DefaultValue::Trait => quote_spanned! {item.name.span()=>
                <_ as __codegen::bounds::DefaultStruct>::default_struct()
            },
            DefaultValue::Function(path) => defaults.call(path, "struct", &own(item)),
        };
        quote!(let __default: Self = #value;)
    });
    let fields = function.fields.iter().map(|given| {
        let Field { ident, ty, span, .. } = given.field;
        match &given.value {
            Value::Argument => quote!(#ident: #ident),
            Value::OfStruct => quote!(#ident: __default.#ident),
            Value::Default(DefaultValue::Trait) => quote_spanned! {span=>
                #ident: <_ as __codegen::bounds::DefaultField<__Checked>>::default_field()
            },
            Value::Default(DefaultValue::Function(_)) if functions::has_for_constructor(item) => {
                let default = functions::default(item, &given.field);
                quote!(#ident: #default())
            }
            Value::Default(DefaultValue::Function(path)) => {
                let value =
                    defaults.call(path, &format!("field_{}", given.field.key()), &quote!(#ty));
                quote!(#ident: { let __value: #ty = #value; __value })
            }
        }
    });
    let variant = variant(item, function).map(|name| quote!(::#name));
    let fields: Vec<_> = fields.collect();
    (quote!(#of_struct Self #variant { #(#fields),* }), defaults.helpers)
}

/// The place where the default values of a constructor are called.
struct Defaults<'i, 'a> {
    item: &'i Item<'a>,
    function: &'i Function<'a>,
    /// Functions that call those of which an argument has the name.
    helpers: TokenStream,
}

impl Defaults<'_, '_> {
    /// Calls a function. `key` is a part of the name of a helper, and `ty` is the type of the value.
    fn call(&mut self, path: &ExprPath, key: &str, ty: &TokenStream) -> TokenStream {
        let Self { item, function, helpers } = self;
        let value = call_default(path);
        let has_name = |name| function.arguments().any(|given| given.field.ident == name);
        if !path.path.get_ident().is_some_and(has_name) {
            return value;
        }
        let helper = format_ident!("__initial_{key}");
        let ImplParts { parameters, where_clause, .. } =
            impl_parts(item.generics, Lifetimes::Any, &[]);
        let ty = tokens::replaced(ty, "Self", &own(item));
        helpers.extend(quote!(fn #helper #parameters () -> #ty #where_clause { #value }));
        let arguments = functions::arguments(item.generics, false);
        quote!(#helper #arguments ())
    }
}

/// Returns the type of the item.
fn own(item: &Item<'_>) -> TokenStream {
    let ImplParts { arguments, .. } = impl_parts(item.generics, Lifetimes::Any, &[]);
    let name = item.name;
    quote!(#name #arguments)
}

fn variant<'a>(item: &Item<'a>, function: &Function<'_>) -> Option<&'a Ident> {
    item.variants.get(function.variant)?.name
}

/// Returns the bound that the default of a field needs.
fn bound(item: &Item<'_>, given: &Given<'_>) -> Option<WherePredicate> {
    let ty = given.field.ty;
    match given.value {
        Value::Default(DefaultValue::Trait)
            if mentions_parameter(item.generics, ty)
                && matches!(Shape::of(ty), Shape::Plain(_)) =>
        {
            Some(parse_quote!(#ty: ::core::default::Default))
        }
        Value::OfStruct
            if has_parameters(item.generics)
                && matches!(item.default, Some(DefaultValue::Trait)) =>
        {
            Some(parse_quote!(Self: ::core::default::Default))
        }
        _ => None,
    }
}

fn documentation(item: &Item<'_>, function: &Function<'_>) -> String {
    let variant = variant(item, function).map(|name| format!("::{name}")).unwrap_or_default();
    let mut text = format!("Returns a `{}{variant}`", item.name);
    if function.arguments().next().is_some() {
        text.push_str(" with these fields:\n");
        for given in function.arguments() {
            let (name, about) = (given.field.name(), first_paragraph(given.attributes));
            // Writing to a string does not fail.
            _ = match about {
                Some(about) => write!(text, "\n- `{name}`: {about}"),
                None => write!(text, "\n- `{name}`"),
            };
        }
    } else {
        text.push('.');
    }
    let defaults: Vec<_> =
        function.defaults().map(|given| format!("`{}`", given.field.name())).collect();
    if !defaults.is_empty() {
        _ = write!(text, "\n\nThese fields have their defaults: {}.", defaults.join(", "));
    }
    if function.arguments().next().is_some() {
        text.push_str(
            "\n\nA field that becomes optional is no argument any more, which breaks callers. A new \
             optional field does not.",
        );
    }
    text
}

/// Returns the first paragraph of a doc comment, in one line.
fn first_paragraph(attributes: &[Attribute]) -> Option<String> {
    let lines = attributes.iter().filter(|it| it.path().is_ident("doc")).filter_map(|it| {
        let Meta::NameValue(meta) = &it.meta else { return None };
        let Expr::Lit(value) = &meta.value else { return None };
        let Lit::Str(text) = &value.lit else { return None };
        Some(text.value())
    });
    let text: Vec<_> = lines.collect();
    let text = text.join("\n");
    let lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let paragraph: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
    (!paragraph.is_empty()).then(|| paragraph.join(" "))
}
