//! Header fields and query parameters that the definition fixes.

use syn::{LitStr, ext::IdentExt as _};

use super::{header, media_type};
use crate::{
    diagnostics::Diagnostics,
    model::{
        Body, Content, ContentType, FixedHeader, FixedParameter, HeaderField, HeaderName, Message,
        Query,
    },
    parse::{fixed::Fixed, item::Item, value::Once},
};

/// A message that may have fixed header fields.
pub(super) struct Target<'m, 'a> {
    /// The struct, or the variant.
    pub(super) shape: &'m Item<'a>,
    pub(super) message: &'m mut Message<'a>,
}

/// Adds the header fields that the definition fixes to its messages. Those of an enum, which are
/// `shared`, are for each variant that does not decide about them itself.
pub(super) fn add(diagnostics: &Diagnostics, shared: &Fixed, mut targets: Vec<Target<'_, '_>>) {
    for target in &mut targets {
        add_own(diagnostics, target.shape.variant.as_ref().map_or(shared, |it| &it.fixed), target);
    }
    if targets.iter().any(|target| target.shape.variant.is_some()) {
        inherit(diagnostics, shared, &mut targets);
    }
}

/// Checks the query parameters that a request fixes, and returns them.
pub(super) fn query(
    diagnostics: &Diagnostics,
    written: Once<Vec<FixedParameter>>,
    query: &Query<'_>,
) -> Vec<FixedParameter> {
    let (key, all) = (written.key(), written.into_value().unwrap_or_default());
    if let (Query::Whole(member), Some(key)) = (query, key) {
        let name = member.field.name();
        diagnostics.error(
            key,
            format_args!(
                "`{name}` is the whole query; write the parameter in the type of `{name}`, or fields \
                 with `#[api(query)]` instead of `query_all`"
            ),
        );
    }
    let members = query.parameters();
    for (index, FixedParameter { name, .. }) in all.iter().enumerate() {
        let text = name.value();
        let is_same = |other: &FixedParameter| other.name.value() == text;
        let field = members.iter().find(|member| member.names().any(|name| *name == text));
        let problem = if text.is_empty() {
            "a parameter has a name; write it in the quotes".to_owned()
        } else if all.iter().take(index).any(is_same) {
            "this parameter is fixed already; remove one of the two".to_owned()
        } else if let Some(member) = field {
            let field = member.field.name();
            format!("the field `{field}` is this parameter already; remove one of the two")
        } else {
            continue;
        };
        diagnostics.error(name.span(), problem);
    }
    all
}

/// Adds the header fields that a struct or a variant fixes.
fn add_own(diagnostics: &Diagnostics, fixed: &Fixed, target: &mut Target<'_, '_>) {
    for (name, value) in headers(diagnostics, fixed) {
        if target.has_field(|field| is_same(field, name)) {
            let message = "a field has this header field already; remove one of the two";
            header::error(diagnostics, name, message.to_owned());
        }
        if target.message.cookies.is_some() && header::is_cookie(name) {
            header::error(diagnostics, name, header::BESIDE_COOKIES.to_owned());
        }
        target.add(name, value);
    }
    let Some(value) = fixed.content_type.get() else { return };
    if !media_type::check(diagnostics, value) {
        return;
    }
    if target.has_field(header::is_content_type) {
        diagnostics.error(value.span(), ContentType::BESIDE_FIELD);
    } else if target.is_uncertain() {
        return;
    } else if target.sends_nothing() {
        let or_empty_body =
            if target.shape.content == Some(Content::Json) { ", or `empty_body`" } else { "" };
        diagnostics.error(
            value.span(),
            format_args!(
                "nothing is sent that has a content type; remove `content_type`{or_empty_body}"
            ),
        );
    } else if !target.has_body_fields() && !media_type::is_json(value) {
        diagnostics.error(
            value.span(),
            "there are no body fields, so `{}` is sent, which is JSON; write `empty_body`, or a \
             field with `#[api(raw_body)]`",
        );
    }
    target.message.content_type = Some(ContentType { value: value.clone(), is_inherited: false });
}

/// Adds the header fields that an enum fixes.
fn inherit(diagnostics: &Diagnostics, fixed: &Fixed, targets: &mut [Target<'_, '_>]) {
    for (name, value) in headers(diagnostics, fixed) {
        let mut is_unused = true;
        for target in &mut *targets {
            let is_fixed = target.message.fixed.iter().any(|fixed| is_same(&fixed.name, name));
            if !is_fixed && !target.has_field(|field| is_same(field, name)) {
                target.add(name, value);
                is_unused = false;
            }
        }
        if is_unused {
            let message = "each variant decides about this header field itself; remove it here";
            header::error(diagnostics, name, message.to_owned());
        }
    }
    let Some(value) = fixed.content_type.get() else { return };
    let mut is_unused = media_type::check(diagnostics, value);
    is_unused &= !targets.iter().any(Target::is_uncertain);
    for target in targets {
        let is_decided =
            target.message.content_type.is_some() || target.has_field(header::is_content_type);
        if is_decided {
            continue;
        }
        let is_of_body =
            target.has_body_fields() || !target.sends_nothing() && media_type::is_json(value);
        if is_of_body {
            let value = value.clone();
            target.message.content_type = Some(ContentType { value, is_inherited: true });
            is_unused = false;
        }
    }
    if is_unused {
        diagnostics.error(
            value.span(),
            "each variant decides about its content type itself, or has no body fields; remove \
             `content_type`",
        );
    }
}

impl Target<'_, '_> {
    /// Returns whether there may be body fields that are not known, because their attributes could not
    /// be read.
    fn is_uncertain(&self) -> bool {
        self.shape.fields.iter().any(|field| field.has_errors)
    }

    fn has_field(&self, test: impl Fn(&HeaderName) -> bool) -> bool {
        self.message.headers.iter().flat_map(HeaderField::names).any(test)
    }

    fn has_body_fields(&self) -> bool {
        !matches!(self.message.body, Body::Empty(_))
    }

    fn sends_nothing(&self) -> bool {
        matches!(&self.message.body, Body::Empty(empty) if empty.is_omitted)
    }

    fn add(&mut self, name: &HeaderName, value: &LitStr) {
        let number = self.message.fixed.len();
        // Names of fields do not begin with digits.
        let key = match &self.shape.variant {
            None => number.to_string(),
            Some(variant) => format!("{number}_{}", variant.ident.unraw()),
        };
        let known_name = header::known_name(name);
        let (name, value) = (name.clone(), value.clone());
        self.message.fixed.push(FixedHeader { name, value, known_name, key });
    }
}

/// Checks the names and values of a list of header fields, and returns them.
fn headers<'f>(
    diagnostics: &Diagnostics,
    fixed: &'f Fixed,
) -> impl Iterator<Item = (&'f HeaderName, &'f LitStr)> {
    let all = fixed.headers.get().map_or(&[][..], Vec::as_slice);
    for (index, (name, value)) in all.iter().enumerate() {
        header::check_name(diagnostics, name);
        header::check_value(diagnostics, value);
        let problem = if header::is_content_type(name) {
            HeaderName::FIXED_CONTENT_TYPE
        } else if header::is_of_connection(name) {
            "this header field is written by the implementation of HTTP, not by a definition; \
             remove it"
        } else if all.iter().take(index).any(|(first, _)| is_same(first, name)) {
            "this header field is fixed already; remove one of the two"
        } else {
            continue;
        };
        header::error(diagnostics, name, problem.to_owned());
    }
    all.iter().map(|(name, value)| (name, value))
}

fn is_same(first: &HeaderName, second: &HeaderName) -> bool {
    let first = header::known_name(first);
    first.is_some() && first == header::known_name(second)
}
