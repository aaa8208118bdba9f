//! The helper functions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{
    ExprPath, GenericParam, Generics, PredicateType, Type, TypeParamBound, WherePredicate,
    parse_quote,
};

use super::{generics, name};
use crate::{
    generics::{ImplParts, Lifetimes, has_parameters, impl_parts, to_static},
    model::{DefaultValue, Field, Item},
    tokens,
};

/// The helpers of a struct.
pub(super) struct Helpers<'h, 'a> {
    pub(super) item: &'h Item<'a>,
    pub(super) code: TokenStream,
}

impl Helpers<'_, '_> {
    pub(super) fn write(&mut self, field: &Field<'_>, path: &ExprPath) {
        let (ty, s) = (self.ty(field, Lifetimes::Any), free_name(self.item, "S"));
        let mut generics = generics(self.item, field);
        let bounds = bounds(&generics, &self.item.write_bounds);
        generics.params.push(parse_quote!(#s: __codegen::serde::Serializer));
        let ImplParts { parameters, where_clause, .. } =
            impl_parts(&generics, Lifetimes::Any, bounds);
        let [value, serializer] = locals(path, ["value", "serializer"]);
        let (name, span) = (name("write", field), tokens::span(path));
        let ty_of_result = quote!(__codegen::Result<#s::Ok, #s::Error>);
        let call = quote_spanned!(span=> #path(&*#value, #serializer));
        let result = returned(span, None, &call);
        let body = quote_spanned!(span=> |#value, #serializer| #result);
        self.code.extend(quote! {
            const fn #name #parameters () -> fn(&#ty, #s) -> #ty_of_result #where_clause { #body }
        });
    }

    /// A module for another type has two wrong functions, but is one mistake. If the function that
    /// writes the field does not compile, the one that reads it is not reported.
    pub(super) fn read(&mut self, field: &Field<'_>, path: &ExprPath, writer: Option<&ExprPath>) {
        let (ty, d) = (self.ty(field, Lifetimes::Static), free_name(self.item, "D"));
        let mut generics = generics(self.item, field);
        let bounds = bounds(&generics, &self.item.read_bounds);
        let arguments = self.any_arguments(&generics).filter(|_| writer.is_some());
        generics.params.push(parse_quote!(#d: __codegen::serde::Deserializer<'de>));
        let ImplParts { where_clause, .. } = impl_parts(&generics, Lifetimes::Static, bounds);
        let parameters = generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Lifetime(_) => None,
            parameter => Some(parameter),
        });
        let check = arguments.map(|arguments| {
            let write = name("write", field);
            quote!(__codegen::Checked<{ __codegen::check_writer(#write #arguments ()) }>)
        });
        let [deserializer] = locals(path, ["deserializer"]);
        let (name, span) = (name("read", field), tokens::span(path));
        let ty_of_result = quote!(__codegen::Result<#ty, #d::Error>);
        let call = quote_spanned!(span=> #path(#deserializer));
        let result = returned(span, check.as_ref(), &call);
        self.code.extend(quote! {
            fn #name<'de, #(#parameters),*>(
                #deserializer: #d,
            ) -> #ty_of_result #where_clause { #result }
        });
    }

    /// Returns arguments for the parameters of the function that writes a field. Constants cannot
    /// mention those of the struct. Another type does if there are no bounds but those of writing.
    fn any_arguments(&self, generics: &Generics) -> Option<TokenStream> {
        if !has_parameters(generics) {
            return Some(TokenStream::new());
        }
        let is_unbounded = |parameter: &GenericParam| match parameter {
            GenericParam::Type(parameter) => parameter.bounds.is_empty(),
            GenericParam::Lifetime(_) => true,
            GenericParam::Const(_) => false,
        };
        let is_any = generics.where_clause.is_none()
            && self.item.write_bounds.iter().all(is_met_by_numbers)
            && generics.params.iter().all(is_unbounded);
        let types = generics.type_params().map(|_| quote!(::core::primitive::u8));
        is_any.then(|| quote!(::<#(#types,)* _>))
    }

    pub(super) fn skip(&mut self, field: &Field<'_>, path: &ExprPath) {
        let ty = self.ty(field, Lifetimes::Any);
        let generics = generics(self.item, field);
        let bounds = bounds(&generics, &self.item.write_bounds);
        let ImplParts { parameters, where_clause, .. } =
            impl_parts(&generics, Lifetimes::Any, bounds);
        let [value] = locals(path, ["value"]);
        let span = tokens::span(path);
        let call = quote_spanned!(span=> #path(&*#value));
        let is_skipped = returned(span, None, &call);
        let name = name("is_skipped", field);
        self.code.extend(quote! {
            fn #name #parameters (
                #value: &#ty,
            ) -> ::core::primitive::bool #where_clause { #is_skipped }
        });
    }

    pub(super) fn default(&mut self, field: &Field<'_>, path: &ExprPath) {
        let ty = self.ty(field, Lifetimes::Static);
        let value = call_default(path);
        self.default_of(&name("default", field), &generics(self.item, field), &ty, &value);
    }

    pub(super) fn default_of_struct(&mut self, default: &DefaultValue) {
        let ImplParts { arguments, .. } = impl_parts(self.item.generics, Lifetimes::Static, &[]);
        let name = self.item.name;
        let ty = quote!(#name #arguments);
        let value = match default {
            DefaultValue::Trait => quote_spanned! {name.span()=>
                <_ as __codegen::bounds::DefaultStruct>::default_struct()
            },
            DefaultValue::Function(path) => call_default(path),
        };
        let helper = Ident::new("__default_of_struct", Span::call_site());
        self.default_of(&helper, self.item.generics, &ty, &value);
    }

    fn default_of(
        &mut self,
        name: &Ident,
        generics: &Generics,
        ty: &TokenStream,
        value: &TokenStream,
    ) {
        let bounds = bounds(generics, &self.item.read_bounds);
        let ImplParts { parameters, where_clause, .. } =
            impl_parts(generics, Lifetimes::Static, bounds);
        self.code.extend(quote!(fn #name #parameters () -> #ty #where_clause { #value }));
    }

    /// Returns the type of a field, in which `Self` is the struct.
    fn ty(&self, field: &Field<'_>, lifetimes: Lifetimes) -> TokenStream {
        let ImplParts { arguments, .. } = impl_parts(self.item.generics, lifetimes, &[]);
        let name = self.item.name;
        let ty = tokens::replaced(field.ty, "Self", &quote!(#name #arguments));
        if lifetimes == Lifetimes::Static { to_static(self.item.generics, ty) } else { ty }
    }
}

pub(in super::super) fn call_default(path: &ExprPath) -> TokenStream {
    let span = tokens::span(path);
    returned(span, None, &quote_spanned!(span=> #path()))
}

/// Returns the bounds on the parameters, if there are any.
fn bounds<'b>(generics: &Generics, bounds: &'b [WherePredicate]) -> &'b [WherePredicate] {
    if has_parameters(generics) { bounds } else { &[] }
}

/// Returns whether a bound is one of those that are inferred for a type parameter.
fn is_met_by_numbers(bound: &WherePredicate) -> bool {
    let WherePredicate::Type(PredicateType { bounded_ty: Type::Path(ty), bounds, .. }) = bound
    else {
        return false;
    };
    let is_inferred = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| last.ident == "Serialize" || last.ident == "Display")
        }
        _ => false,
    };
    ty.path.get_ident().is_some() && bounds.iter().all(is_inferred)
}

/// Generates a call whose result is a value of the expected type. If the arguments are wrong, or the check does
/// not compile, the result is not reported as well.
fn returned(span: Span, check: Option<&TokenStream>, call: &TokenStream) -> TokenStream {
    let check = check.map(|check| quote!(, #check));
    quote_spanned! {span=>
        __codegen::late(0, <_ as __codegen::bounds::Takes<_ #check>>::take(#call))
    }
}

/// Returns local variables that do not hide the function. The compiler may show them.
fn locals<const N: usize>(path: &ExprPath, names: [&str; N]) -> [Ident; N] {
    names.map(|name| {
        let name = if path.path.is_ident(name) { format!("{name}_") } else { name.to_owned() };
        Ident::new(&name, tokens::span(path))
    })
}

/// Returns a name that no type of the struct has.
fn free_name(item: &Item<'_>, name: &str) -> Ident {
    let is_taken = |name: &str| {
        item.name == name
            || tokens::mentions(item.generics, name)
            || item.fields().any(|field| tokens::mentions(field.ty, name))
    };
    let mut name = name.to_owned();
    while is_taken(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}
