//! Versions of an API.

use std::fmt;

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use syn::LitStr;

/// A version, a feature or both, by which a server says what it has. At least one is set.
#[derive(Clone)]
pub(crate) struct VersionOrFeature {
    pub(crate) version: Option<Version>,
    pub(crate) feature: Option<LitStr>,
}

impl VersionOrFeature {
    /// Generates the value.
    pub(crate) fn code(&self) -> TokenStream {
        let code = |value: Option<TokenStream>| match value {
            Some(value) => quote!(__codegen::Some(#value)),
            None => quote!(__codegen::None),
        };
        let version = code(self.version.map(Version::code));
        let feature = code(self.feature.as_ref().map(|feature| quote!(#feature)));
        quote!(__codegen::version_or_feature(#version, #feature))
    }
}

/// In words.
impl fmt::Display for VersionOrFeature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let feature = self.feature.as_ref().map(LitStr::value);
        match (self.version, feature) {
            (Some(version), None) => write!(f, "version {version}"),
            (None, Some(feature)) => write!(f, "feature `{feature}`"),
            (Some(version), Some(feature)) => write!(f, "version {version} or feature `{feature}`"),
            (None, None) => Ok(()),
        }
    }
}

/// A version, and the span of its first literal.
#[derive(Clone, Copy)]
pub(crate) struct Version {
    /// The numbers, or year, month and day.
    pub(crate) numbers: [u16; 3],
    pub(crate) form: Form,
    pub(crate) span: Span,
}

/// What a version consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Major,
    Minor,
    Patch,
    Date,
}

impl Version {
    /// Parses a version as the runtime does, but without a `v`.
    pub(crate) fn parse(text: &str, span: Span) -> Option<Self> {
        if let Some(numbers) = date(text) {
            return Some(Self { numbers, form: Form::Date, span });
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [major, minor, patch] = match parts[..] {
            [major] => [major, "0", "0"],
            [major, minor] => [major, minor, "0"],
            [major, minor, patch] => [major, minor, patch],
            _ => return None,
        };
        let form = match parts.len() {
            1 => Form::Major,
            2 => Form::Minor,
            _ => Form::Patch,
        };
        let numbers = [number(major)?, number(minor)?, number(patch)?];
        Some(Self { numbers, form, span })
    }

    pub(crate) fn is_date(self) -> bool {
        self.form == Form::Date
    }

    /// Generates the value.
    pub(crate) fn code(self) -> TokenStream {
        let [major, minor, patch] = self.numbers.map(Literal::u16_unsuffixed);
        match self.form {
            Form::Major => quote!(__codegen::Version::from_major(#major)),
            Form::Minor => quote!(__codegen::Version::new(#major, #minor)),
            Form::Patch => quote!(__codegen::Version::new(#major, #minor).with_patch(#patch)),
            Form::Date => quote!(__codegen::date(#major, #minor, #patch)),
        }
    }
}

/// Parses a number, which has no leading zeros: `1.01` would be another way to write 1.1.
fn number(digits: &str) -> Option<u16> {
    let is_canonical = digits == "0" || !digits.starts_with('0');
    if is_canonical { decimal(digits) } else { None }
}

fn decimal(digits: &str) -> Option<u16> {
    let is_decimal = digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal { digits.parse().ok() } else { None }
}

/// Parses a date as in `2024-10-01`.
fn date(text: &str) -> Option<[u16; 3]> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    if [year, month, day].map(str::len) != [4, 2, 2] {
        return None;
    }
    let [year, month, day] = [decimal(year)?, decimal(month)?, decimal(day)?];
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day).then_some([year, month, day])
}

/// Returns a version as it is written in a history: `1.1` for `v1.01`.
pub(crate) fn canonical(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['v', 'V']);
    if date(text).is_some() {
        return Some(text.to_owned());
    }
    let number = |digits: &str| match digits.replace('_', "") {
        digits if digits.is_empty() => Some("0".to_owned()),
        digits => decimal(&digits).map(|number| number.to_string()),
    };
    let mut numbers = text.split('.').map(number).collect::<Option<Vec<_>>>()?;
    let is_version = !text.is_empty() && !text.starts_with('.');
    numbers.truncate(3);
    is_version.then(|| numbers.join("."))
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers;
        match self.form {
            Form::Major => write!(f, "{major}"),
            Form::Minor => write!(f, "{major}.{minor}"),
            Form::Patch => write!(f, "{major}.{minor}.{patch}"),
            Form::Date => write!(f, "{major:04}-{minor:02}-{patch:02}"),
        }
    }
}
