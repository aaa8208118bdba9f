//! Properties of types, which are recognised by name.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{
    GenericArgument, Generics, Ident, Lifetime, PathArguments, Token, Type, TypePath,
    TypeReference, punctuated::Punctuated,
};

use crate::tokens;

/// A type as `Option<T>`, `Vec<T>` or any other.
#[derive(Clone, Copy)]
pub(crate) enum Shape<'a> {
    Plain(&'a Type),
    Option(&'a Type),
    Vec(&'a Type),
}

impl<'a> Shape<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        match only_argument(ty) {
            Some((name, inner)) if name == "Option" => Self::Option(inner),
            Some((name, inner)) if name == "Vec" => Self::Vec(inner),
            _ => Self::Plain(ty),
        }
    }

    /// Returns the `T` of `Option<T>` and `Vec<T>`, or the type itself.
    pub(crate) fn inner(self) -> &'a Type {
        match self {
            Self::Plain(ty) | Self::Option(ty) | Self::Vec(ty) => ty,
        }
    }

    pub(crate) fn is_vec(self) -> bool {
        matches!(self, Self::Vec(_))
    }
}

/// Returns the last segment of a type's path and its type argument, if it has exactly one.
fn only_argument(ty: &Type) -> Option<(&Ident, &Type)> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    let last = path.path.segments.last()?;
    match arguments(&last.arguments)[..] {
        [ty] => Some((&last.ident, ty)),
        _ => None,
    }
}

/// Returns the second type argument of a type, which is that of the values if the type is a map.
pub(crate) fn map_value(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    arguments(&path.path.segments.last()?.arguments).get(1).copied()
}

/// Returns whether the type is a map of the standard library whose keys are of type `String`.
pub(crate) fn is_string_map(ty: &Type) -> bool {
    let Type::Path(path) = ungrouped(ty) else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let is_map = last.ident == "BTreeMap" || last.ident == "HashMap";
    let [key, _] = arguments(&last.arguments)[..] else { return false };
    is_map && matches!(key, Type::Path(key) if key.path.is_ident("String"))
}

/// Returns the type without parentheses and without the invisible group around a `macro_rules!`
/// capture.
fn ungrouped(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        };
    }
}

/// Returns whether the type holds a string and takes a `String`, but has no `FromStr`: `Cow<str>`,
/// `Box<str>`, `Arc<str>` or `Rc<str>`.
pub(crate) fn is_string_container(ty: &Type) -> bool {
    only_argument(ty).is_some_and(|(name, inner)| {
        ["Cow", "Box", "Arc", "Rc"].iter().any(|container| name == container)
            && matches!(ungrouped(inner), Type::Path(path) if path.path.is_ident("str"))
    })
}

/// Returns whether the type is a string: `String`, `&str`, or one that holds a string.
pub(crate) fn is_string(ty: &Type) -> bool {
    match ungrouped(ty) {
        Type::Path(path) if is_named(path, "String") => true,
        Type::Reference(reference) => {
            matches!(ungrouped(&reference.elem), Type::Path(path) if path.path.is_ident("str"))
        }
        ty => is_string_container(ty),
    }
}

/// Returns whether the type is `http::HeaderValue`.
pub(crate) fn is_header_value(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Path(path) if is_named(path, "HeaderValue"))
}

/// Returns whether the last segment of the path has this name, without arguments.
fn is_named(path: &TypePath, name: &str) -> bool {
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == name && last.arguments.is_empty())
}

/// Returns whether the type, or the `T` of `Option<T>` or `Vec<T>`, implements every trait that a
/// field may need.
pub(crate) fn is_well_known(ty: &Type) -> bool {
    const KNOWN: [&str; 8] = ["String", "bool", "u8", "u16", "u32", "u64", "i32", "i64"];
    let Type::Path(path) = Shape::of(ty).inner() else { return false };
    // A string, because each comparison with an identifier would create one.
    path.path.get_ident().is_some_and(|name| KNOWN.contains(&&*name.to_string()))
}

/// What a type is to serde.
#[derive(Clone, Copy)]
pub(crate) enum Form<'a> {
    Scalar,
    /// A struct of the standard library.
    Struct,
    /// The type of the values.
    Map(&'a Type),
    /// The type of the elements.
    List(&'a Type),
    /// The types of the elements, of which there is one at least.
    Tuple(&'a Punctuated<Type, Token![,]>),
    /// It depends on an implementation that cannot be seen.
    Unknown,
}

impl<'a> Form<'a> {
    /// Returns the form of a type, or of the type inside `Option`, `Box` and the like, which have the
    /// same.
    pub(crate) fn of(ty: &'a Type) -> Self {
        const SCALARS: [&str; 18] = [
            "String", "str", "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8",
            "i16", "i32", "i64", "i128", "isize", "f32", "f64",
        ];
        const LISTS: [&str; 5] = ["Vec", "VecDeque", "LinkedList", "HashSet", "BTreeSet"];
        let path = match ungrouped(ty) {
            Type::Path(path) if path.qself.is_none() => &path.path,
            Type::Reference(reference) => return Self::of(&reference.elem),
            Type::Slice(slice) => return Self::List(&slice.elem),
            Type::Array(array) => return Self::List(&array.elem),
            Type::Tuple(tuple) if !tuple.elems.is_empty() => return Self::Tuple(&tuple.elems),
            _ => return Self::Unknown,
        };
        let Some(last) = path.segments.last() else { return Self::Unknown };
        let is_any = |names: &[&str]| names.iter().any(|name| last.ident == name);
        if is_any(&SCALARS) && matches!(last.arguments, PathArguments::None) {
            return Self::Scalar;
        }
        if is_any(&["Duration", "SystemTime"]) {
            // Other crates have types with these names.
            let is_std = path.segments.first().is_some_and(|first| first.ident == "std");
            return if is_std { Self::Struct } else { Self::Unknown };
        }
        match arguments(&last.arguments)[..] {
            [inner] if is_any(&["Option", "Box", "Rc", "Arc", "Cow"]) => Self::of(inner),
            [element] if is_any(&LISTS) => Self::List(element),
            [element, _] if is_any(&["HashSet"]) => Self::List(element),
            // `serde_json::Map`.
            [key, value]
                if is_any(&["Map"]) && ends_in(key, "String") && ends_in(value, "Value") =>
            {
                Self::Map(value)
            }
            [_, value] | [_, value, _] if is_any(&["HashMap", "BTreeMap", "IndexMap"]) => {
                Self::Map(value)
            }
            _ => Self::Unknown,
        }
    }
}

/// Returns whether the type is a path that ends in a name.
pub(crate) fn ends_in(ty: &Type, name: &str) -> bool {
    let Type::Path(path) = ungrouped(ty) else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == name)
}

fn arguments(arguments: &PathArguments) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return Vec::new() };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

/// Returns whether the type is one of the standard library's that has type arguments. No API crate
/// can implement a trait of the runtime for it, whatever the arguments are.
pub(crate) fn is_foreign(ty: &Type) -> bool {
    const FOREIGN: [&str; 6] = ["Box", "Vec", "Option", "Result", "Rc", "Arc"];
    let Type::Path(path) = ungrouped(ty) else { return false };
    path.path.segments.last().is_some_and(|last| FOREIGN.iter().any(|name| last.ident == name))
}

/// Returns the error about a type that is not `Sized`, and a type that replaces it.
pub(crate) fn unsized_error(ty: &Type) -> Option<(String, TokenStream)> {
    let span = || tokens::span(ty);
    let (instead, sized) = match ungrouped(ty) {
        Type::Path(path) if path.path.is_ident("str") => {
            ("String", quote_spanned!(span()=> ::std::string::String))
        }
        Type::Slice(_) => ("Vec<…>", quote_spanned!(span()=> ::std::vec::Vec<()>)),
        Type::TraitObject(object) if object.dyn_token.is_some() => {
            ("Box<dyn …>", quote_spanned!(span()=> ::std::boxed::Box<#ty>))
        }
        _ => return None,
    };
    Some((format!("field types must be `Sized`; write `{instead}`"), sized))
}

/// Returns the first reference that passes the test. Types of functions, where lifetimes may be left
/// out, are not examined.
fn find_reference<'t>(ty: &'t Type, test: fn(&TypeReference) -> bool) -> Option<&'t TypeReference> {
    let find = |ty: &'t Type| find_reference(ty, test);
    match ty {
        Type::Reference(reference) if test(reference) => Some(reference),
        Type::Reference(reference) => find(&reference.elem),
        Type::Path(path) => {
            path.path.segments.iter().find_map(|segment| match &segment.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().find_map(|argument| match argument {
                        GenericArgument::Type(ty) => find(ty),
                        _ => None,
                    })
                }
                _ => None,
            })
        }
        Type::Array(array) => find(&array.elem),
        Type::Slice(slice) => find(&slice.elem),
        Type::Group(group) => find(&group.elem),
        Type::Paren(paren) => find(&paren.elem),
        Type::Tuple(tuple) => tuple.elems.iter().find_map(find),
        _ => None,
    }
}

/// Returns a `&mut` in a type.
pub(crate) fn mutable_reference(ty: &Type) -> Option<&TypeReference> {
    find_reference(ty, |reference| reference.mutability.is_some())
}

/// Returns the first reference without a lifetime, and the error about it.
pub(crate) fn reference_error(ty: &Type) -> Option<(&TypeReference, String)> {
    let reference = find_reference(ty, |reference| reference.lifetime.is_none())?;
    let text = |ty: &Type| quote!(#ty).to_string().split_whitespace().collect::<String>();
    let borrowed = ungrouped(&reference.elem);
    let owned = match borrowed {
        Type::Path(path) if path.path.is_ident("str") => "String".to_owned(),
        Type::Slice(slice) => format!("Vec<{}>", text(&slice.elem)),
        Type::Path(_) | Type::Array(_) => text(borrowed),
        // For example, `&dyn Trait`.
        _ => return Some((reference, "a reference needs a lifetime; write an owned type".into())),
    };
    let message = format!(
        "a reference needs a lifetime; write `{owned}`, or `Cow<'a, {}>` and the lifetime `'a` of \
         the struct",
        text(borrowed)
    );
    Some((reference, message))
}

/// Returns whether the compiler itself rejects the type, because of `impl Trait` or a lifetime that
/// is missing or undeclared. Types with their own lifetimes, `for<'a>`, are not examined.
pub(crate) fn is_rejected(generics: &Generics, ty: &Type) -> bool {
    let is_undeclared = |lifetime: &Lifetime| {
        lifetime.ident != "static"
            && lifetime.ident != "_"
            && !generics.lifetimes().any(|parameter| parameter.lifetime.ident == lifetime.ident)
    };
    match ty {
        Type::ImplTrait(_) => true,
        Type::Path(path) => path.path.segments.iter().any(|segment| match &segment.arguments {
            PathArguments::AngleBracketed(arguments) => {
                arguments.args.iter().any(|argument| match argument {
                    GenericArgument::Lifetime(lifetime) => is_undeclared(lifetime),
                    GenericArgument::Type(ty) => is_rejected(generics, ty),
                    _ => false,
                })
            }
            _ => false,
        }),
        Type::Reference(reference) => {
            reference.lifetime.as_ref().is_none_or(is_undeclared)
                || is_rejected(generics, &reference.elem)
        }
        Type::Array(array) => is_rejected(generics, &array.elem),
        Type::Slice(slice) => is_rejected(generics, &slice.elem),
        Type::Group(group) => is_rejected(generics, &group.elem),
        Type::Paren(paren) => is_rejected(generics, &paren.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(|ty| is_rejected(generics, ty)),
        _ => false,
    }
}
