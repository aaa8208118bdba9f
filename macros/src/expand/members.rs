//! Members of a JSON object and parameters of a form.

use std::slice;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::LitStr;

use super::{
    code::{Fragment, Place, ReadPart, local, tuple},
    functions, history,
    syntax::Syntax,
};
use crate::model::{Absent, DefaultValue, Field, Format, Item, Member, Write};

/// A member or parameter with a fixed value, which is not a field.
pub(super) struct Fixed<'m> {
    pub(super) name: String,
    pub(super) value: Option<&'m LitStr>,
}

/// Describes the members that are written:
///
/// ```text
/// (
///     ("\"username\":", &self.username),
///     __codegen::unless(Option::is_none(&self.device_id), ("\"device_id\":", &self.device_id)),
/// )
/// ```
pub(super) fn write(
    item: &Item<'_>,
    format: Format,
    members: &[Member<'_>],
    fixed: &[Fixed<'_>],
) -> TokenStream {
    let names = names_beside_flattened(format, members, fixed);
    let fixed = fixed.iter().map(|Fixed { name, value }| {
        let name = format.written_name(name);
        match value {
            Some(value) => Fragment::parenthesized(Span::call_site(), quote!(#name, &#value)),
            None => quote!(__codegen::key_alone(#name)).into(),
        }
    });
    let members = members
        .iter()
        .filter_map(|member| Some(unless_left_out(item, member, written(item, format, member)?)));
    let members: Vec<_> = fixed.chain(members).collect();
    let members = tuple(&members);
    match names {
        Some(names) => quote!(__codegen::beside_flattened(#names, #members)),
        None => members,
    }
}

/// Describes a member that is written.
pub(super) fn written(item: &Item<'_>, format: Format, member: &Member<'_>) -> Option<Fragment> {
    let Member { field, write, .. } = member;
    let Write { name, function, .. } = write.as_ref()?;
    let [member_by, flatten_by, _] = format.written_by();
    let place = Place(field);
    let name = name.as_ref().map(|name| name_of(member, name, |name| format.written_name(name)));
    let function = function.as_ref().map(|_| {
        let function = functions::writer(item, field);
        quote!(|__serializer| #function(&#place, __serializer))
    });
    Some(match (name, function) {
        (Some(name), None) => {
            Fragment::parenthesized(field.span, quote_spanned!(field.span=> #name, &#place))
        }
        (None, None) => quote_spanned!(field.span=> __codegen::flatten(&#place)).into(),
        (Some(name), Some(function)) => quote!(__codegen::#member_by(#name, #function)).into(),
        (None, Some(function)) => quote!(__codegen::#flatten_by(#function)).into(),
    })
}

/// Adds the conditions under which a member is left out.
pub(super) fn unless_left_out(
    item: &Item<'_>,
    Member { field, write, history, .. }: &Member<'_>,
    written: Fragment,
) -> Fragment {
    let skip_if = write.as_ref().and_then(|write| write.skip_if.as_ref());
    let is_skipped = skip_if.map(|path| {
        let (is_skipped, place) = (functions::is_skipped(item, field, path), Place(field));
        quote!(#is_skipped(&#place))
    });
    let condition = match (is_skipped, history::omits(field, history.as_ref())) {
        (Some(is_skipped), Some(omits)) => quote!(#is_skipped || #omits),
        (Some(condition), None) | (None, Some(condition)) => condition,
        (None, None) => return written,
    };
    quote!(__codegen::unless(#condition, #written)).into()
}

/// Describes the members that are read:
///
/// ```text
/// (__codegen::member("auth").or_default(), "login_token")
/// ```
pub(super) fn read(
    item: &Item<'_>,
    format: Format,
    members: &[Member<'_>],
    fixed: &[Fixed<'_>],
) -> ReadPart {
    // What is fixed is not left over for flattened fields. A code is known already.
    let fixed = fixed.iter().map(|Fixed { name, .. }| {
        let name = format.read_name(name);
        let column = match format {
            Format::Json => Fragment::string(&name),
            Format::Form => quote!(__codegen::parameter(#name).or_default()).into(),
        };
        (quote!(__codegen::serde::de::IgnoredAny).into(), column)
    });
    let columns = members.iter().flat_map(|member| columns(item, &format.syntax(), member));
    let columns: Vec<_> = fixed.chain(columns).collect();
    let is_empty = columns.is_empty();
    let ReadPart { description, pattern } = ReadPart::columns(columns.into_iter());
    let description = match is_empty {
        _ if item.deny_unknown_fields => quote!(__codegen::deny_unknown(#description)),
        true => quote!(__codegen::ignore_all()),
        false => description,
    };
    ReadPart { description, pattern }
}

/// Generates `&["limit", "since"], false`, the names that a flattened field must not write, if there
/// is such a field: all names of the others. `true` follows if there are several such fields.
fn names_beside_flattened(
    format: Format,
    members: &[Member<'_>],
    fixed: &[Fixed<'_>],
) -> Option<TokenStream> {
    let written = || members.iter().filter_map(|member| member.write.as_ref());
    let flattened = written().filter(|write| write.name.is_none()).count();
    if flattened == 0 {
        return None;
    }
    let has_several = flattened > 1;
    let read = members.iter().filter_map(|member| member.read.as_ref());
    let names = fixed.iter().map(|fixed| &fixed.name);
    let older = members.iter().flat_map(Member::older_names);
    let mut names: Vec<_> = names.chain(read.flat_map(|read| &read.names)).chain(older).collect();
    for name in written().filter_map(|write| write.name.as_ref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.into_iter().map(|name| format.read_name(name));
    Some(quote!(&[#(#names),*], #has_several))
}

/// Returns the name under which a member is written. `encode` returns the form that the writer takes.
pub(super) fn name_of(
    member: &Member<'_>,
    newest: &str,
    encode: impl Fn(&str) -> String,
) -> TokenStream {
    let newest = encode(newest).into_token_stream();
    let older: Vec<_> = member.older_names().map(|name| encode(name).into_token_stream()).collect();
    history::name(&member.field, member.history.as_ref(), &newest, &older).unwrap_or(newest)
}

/// Describes how a member is read: under its name, and under each older one. Each has a pattern for its
/// value.
pub(super) fn columns(
    item: &Item<'_>,
    syntax: &Syntax,
    member: &Member<'_>,
) -> Vec<(Fragment, Fragment)> {
    let Member { field, read: Some(read), .. } = member else { return Vec::new() };
    let is_by_function = read.function.is_some();
    let describe =
        |names: &[String], absent| column(item, syntax, field, names, is_by_function, absent);
    let older = member.older_names().enumerate().map(|(index, name)| {
        let name = slice::from_ref(name);
        (history::older_local(field, index).into(), describe(name, &Absent::OfStruct))
    });
    let mut columns: Vec<_> = older.collect();
    // Whether it is absent is known once all names have been read.
    let absent = if columns.is_empty() { &read.absent } else { &Absent::OfStruct };
    columns.insert(0, (local(field).into(), describe(&read.names, absent)));
    columns
}

fn column(
    item: &Item<'_>,
    syntax: &Syntax,
    field: &Field<'_>,
    names: &[String],
    is_by_function: bool,
    absent: &Absent,
) -> Fragment {
    let span = field.span;
    let names: Vec<_> = names.iter().map(|name| (syntax.name)(name)).collect();
    let function = is_by_function.then(|| {
        let function = functions::reader(item, field);
        quote!(.read_by(|__deserializer| #function(__deserializer)))
    });
    let absent = match absent {
        // A flattened field is never absent: it is read even if no members are left.
        _ if names.is_empty() => None,
        Absent::Required => None,
        Absent::Default(DefaultValue::Trait) => Some(quote_spanned!(span=> .or_default())),
        Absent::Default(DefaultValue::Function(_)) => {
            let function = functions::default(item, field);
            Some(quote!(.or_else(#function)))
        }
        Absent::OfStruct => Some(quote!(.or_missing())),
    };
    match &names[..] {
        [] => {
            let flattened = Ident::new(syntax.flattened, Span::call_site());
            quote_spanned!(span=> __codegen::#flattened() #function).into()
        }
        [name] if function.is_none() && absent.is_none() => Fragment::string(name),
        [name, aliases @ ..] => {
            let member = Ident::new(syntax.member, Span::call_site());
            let aliases = (!aliases.is_empty()).then(|| quote!(.alias(&[#(#aliases),*])));
            quote_spanned!(span=> __codegen::#member(#name) #aliases #function #absent).into()
        }
    }
}

/// Describes a field that is written as the whole format.
pub(super) fn write_whole(
    item: &Item<'_>,
    format: Format,
    Member { field, write, .. }: &Member<'_>,
) -> TokenStream {
    let place = Place(field);
    match write.as_ref().and_then(|write| write.function.as_ref()) {
        Some(_) => {
            let ([_, _, name], function) = (format.written_by(), functions::writer(item, field));
            quote!(__codegen::#name(|__serializer| #function(&#place, __serializer)))
        }
        None => quote_spanned!(field.span=> __codegen::whole(&#place)),
    }
}

/// Describes a field that is read from the whole format.
pub(super) fn read_whole(
    item: &Item<'_>,
    format: Format,
    Member { field, read, .. }: &Member<'_>,
) -> ReadPart {
    let name = format.whole();
    let description = match read.as_ref().and_then(|read| read.function.as_ref()) {
        Some(_) => {
            let (name, function) = (format_ident!("{name}_by"), functions::reader(item, field));
            quote!(__codegen::#name(|__deserializer| #function(__deserializer)))
        }
        None => quote!(__codegen::#name()),
    };
    ReadPart::whole(field, description)
}
