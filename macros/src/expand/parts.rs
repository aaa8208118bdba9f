//! Multipart bodies.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{Fragment, Place, ReadPart, tuple},
    members,
    syntax::Syntax,
};
use crate::model::{Format, Item, Member, Multipart, PartOrder};

/// How files are described to the reader. They are never flattened.
fn files() -> Syntax {
    Syntax { name: str::to_owned, member: "file", flattened: "file" }
}

/// Describes the parts that are written, in order of definition:
///
/// ```text
/// __codegen::form_data_body((
///     __codegen::text_part(("user", &self.user)),
///     __codegen::json_part(("\"crop\":", &self.crop)),
///     __codegen::file_part("avatar", &self.avatar),
/// ))
/// ```
pub(super) fn write(item: &Item<'_>, body: &Multipart<'_>) -> TokenStream {
    let Multipart { order, texts, jsons, files, uncertain } = body;
    let texts = texts.iter().filter_map(|member| {
        let text = members::written(item, Format::Form, member)?;
        Some((member, quote!(__codegen::text_part(#text))))
    });
    let jsons = jsons.iter().filter_map(|member| {
        let json = members::written(item, Format::Json, member)?;
        Some((member, quote!(__codegen::json_part(#json))))
    });
    let files = files.iter().filter_map(|member| Some((member, file(member)?)));
    let mut parts: Vec<_> = texts.chain(jsons).chain(files).collect();
    parts.sort_by_key(|(member, _)| member.field.index);
    let last = parts.last().map(|(member, _)| member.field.index);
    let parts: Vec<_> = parts
        .into_iter()
        .map(|(member, part)| {
            let index = member.field.index;
            let is_one = Some(index) == last || !uncertain.contains(&index);
            let part = if is_one { part } else { one_part(member, &part) };
            members::unless_left_out(item, member, part.into())
        })
        .collect();
    let parts = tuple(&parts);
    match order {
        PartOrder::ByName => quote!(__codegen::form_data_body(#parts)),
        PartOrder::ByPosition => quote!(__codegen::mixed_body(#parts)),
    }
}

fn file(member: &Member<'_>) -> Option<TokenStream> {
    let (name, place) = (name(member)?, Place(&member.field));
    Some(quote_spanned!(member.field.span=> __codegen::file_part(#name, &#place)))
}

/// Makes a part an error unless there is one: parts that follow would have other positions.
fn one_part(member: &Member<'_>, part: &TokenStream) -> TokenStream {
    let name = name(member);
    quote!(__codegen::one_part(#name, #part))
}

/// Generates the name under which a part is written.
fn name(member: &Member<'_>) -> Option<TokenStream> {
    let name = member.write.as_ref()?.name.as_ref()?;
    Some(members::name_of(member, name, str::to_owned))
}

/// Describes the parts that are read:
///
/// ```text
/// __codegen::form_data(&["user"], &["crop"], &["avatar"], (("user",), ("crop",), ("avatar",)))
/// ```
pub(super) fn read(item: &Item<'_>, body: &Multipart<'_>) -> ReadPart {
    let Multipart { order, texts, jsons, files: file_members, .. } = body;
    let text = group(item, &Format::Form.syntax(), texts);
    let json = group(item, &Format::Json.syntax(), jsons);
    let file = group(item, &files(), file_members);
    let [text_names, json_names, file_names] = [texts, jsons, file_members].map(names);
    let groups = [&text, &json, &file].map(|group| &group.description);
    let groups = quote!((#(#groups),*));
    let description = match order {
        PartOrder::ByName => {
            quote!(__codegen::form_data(#text_names, #json_names, #file_names, #groups))
        }
        PartOrder::ByPosition => {
            let order = positions(body);
            quote!(__codegen::mixed(#order, #text_names, #json_names, #file_names, #groups))
        }
    };
    let denied = item.deny_unknown_fields.then(|| {
        let names = names(in_order(body));
        quote!(.deny_unknown(#names))
    });
    let patterns = [text, json, file].map(|group| group.pattern);
    let description = quote!(#description #denied);
    ReadPart { description, pattern: quote!((#(#patterns),*)) }
}

fn group(item: &Item<'_>, syntax: &Syntax, members: &[Member<'_>]) -> ReadPart {
    let columns = members.iter().flat_map(|member| members::columns(item, syntax, member));
    let columns: Vec<(Fragment, Fragment)> = columns.collect();
    if columns.is_empty() {
        return ReadPart::without_values(quote!(()));
    }
    ReadPart::columns(columns.into_iter())
}

/// Generates `&["avatar"]`, all names under which members are read.
fn names<'m, 'a: 'm>(members: impl IntoIterator<Item = &'m Member<'a>>) -> TokenStream {
    let read = members.into_iter().filter(|member| member.read.is_some());
    let names = read.flat_map(|member| {
        let read = member.read.iter().flat_map(|read| &read.names);
        read.chain(member.older_names())
    });
    quote!(&[#(#names),*])
}

/// Returns all parts, in order of definition.
fn in_order<'m, 'a>(body: &'m Multipart<'a>) -> Vec<&'m Member<'a>> {
    let Multipart { texts, jsons, files, .. } = body;
    let mut members: Vec<_> = texts.iter().chain(jsons).chain(files).collect();
    members.sort_by_key(|member| member.field.index);
    members
}

/// Generates `&["about", "photo"], false`: the names of the parts by position, and whether the last one
/// repeats.
fn positions(body: &Multipart<'_>) -> TokenStream {
    let members = in_order(body);
    let repeats = members.last().is_some_and(|last| body.uncertain.contains(&last.field.index));
    let names = members.iter().filter_map(|member| member.read.as_ref()?.names.first());
    quote!(&[#(#names),*], #repeats)
}
