//! Values with parameters, such as `form-data; name="a"` (RFC 2045, section 5.1; RFC 9110, section 5.6.6).

use http::{HeaderMap, HeaderName};

use crate::percent;

/// The value of a header field, and its parameters.
#[derive(Debug)]
pub(super) struct Parameters<'v> {
    /// What is before the parameters.
    pub(super) value: &'v [u8],
    /// The names in lower case, sorted, and the values.
    parameters: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Why a header field cannot be read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Flaw {
    Malformed,
    /// The header field is repeated.
    Repeated,
    /// A parameter is repeated.
    RepeatedParameter,
}

impl Flaw {
    /// Returns the error about a header field.
    #[cold]
    pub(super) fn of(self, name: &HeaderName) -> String {
        match self {
            Self::Malformed => format!("`{name}` is malformed"),
            Self::Repeated => format!("`{name}` is given more than once"),
            Self::RepeatedParameter => format!("a parameter of `{name}` is given more than once"),
        }
    }
}

impl<'v> Parameters<'v> {
    /// Reads a header field, if it is there.
    ///
    /// # Errors
    ///
    /// Returns an error if it is malformed or repeated.
    pub(super) fn of(headers: &'v HeaderMap, name: &HeaderName) -> Result<Option<Self>, Flaw> {
        let mut lines = headers.get_all(name).iter();
        match (lines.next(), lines.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => Self::parse(value.as_bytes()).map(Some),
            (Some(_), Some(_)) => Err(Flaw::Repeated),
        }
    }

    /// Reads the value of a header field.
    ///
    /// # Errors
    ///
    /// Returns an error if it is malformed.
    pub(super) fn parse(text: &'v [u8]) -> Result<Self, Flaw> {
        let (value, mut rest) = split_at(text, b';');
        let mut parameters = Vec::new();
        while let Some(after) = rest {
            let is_empty = split_at(after, b';').0.is_empty();
            if is_empty {
                rest = split_at(after, b';').1;
                continue;
            }
            let (name, after) = split_at(after, b'=');
            let (Some(after), true) = (after, is_token(name)) else { return Err(Flaw::Malformed) };
            let (value, after) = parameter_value(after).ok_or(Flaw::Malformed)?;
            parameters.push((name.to_ascii_lowercase(), value));
            rest = after;
        }
        parameters.sort_unstable();
        if parameters.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one == other))
        {
            return Err(Flaw::RepeatedParameter);
        }
        Ok(Self { value, parameters })
    }

    /// Returns a parameter. Its extended form, such as `filename*` (RFC 8187), comes first, as RFC 6266
    /// recommends in section 4.3.
    ///
    /// # Errors
    ///
    /// Returns an error if it has another charset than UTF-8 or is not percent-encoded.
    pub(super) fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Flaw> {
        match self.find(|it| it.strip_suffix(b"*") == Some(name.as_bytes())) {
            Some(value) => decode_extended(value).ok_or(Flaw::Malformed).map(Some),
            None => Ok(self.find(|it| it == name.as_bytes()).map(<[u8]>::to_vec)),
        }
    }

    fn find(&self, is: impl Fn(&[u8]) -> bool) -> Option<&[u8]> {
        self.parameters.iter().find(|(name, _)| is(name)).map(|(_, value)| &**value)
    }
}

/// Returns what is before a byte, without spaces at its ends, and what is after it.
fn split_at(text: &[u8], at: u8) -> (&[u8], Option<&[u8]>) {
    let position = text.iter().position(|&byte| byte == at);
    let before = position.and_then(|position| text.get(..position)).unwrap_or(text);
    let after = position.and_then(|position| text.get(position + 1..));
    (before.trim_ascii(), after)
}

fn is_token(name: &[u8]) -> bool {
    let is_token = |byte: &u8| byte.is_ascii_graphic() && !b"\"(),/:;<=>?@[\\]{}".contains(byte);
    !name.is_empty() && name.iter().all(is_token)
}

/// Reads the value of a parameter, and returns what follows its semicolon.
fn parameter_value(text: &[u8]) -> Option<(Vec<u8>, Option<&[u8]>)> {
    let Some(quoted) = text.trim_ascii_start().strip_prefix(b"\"") else {
        // Some senders write spaces and other characters of no token without quotation marks.
        let (value, after) = split_at(text, b';');
        return (!value.contains(&b'"')).then(|| (value.to_vec(), after));
    };
    let (mut value, mut rest) = (Vec::new(), quoted);
    loop {
        rest = match rest {
            [b'"', after @ ..] => {
                let (between, after) = split_at(after, b';');
                return between.is_empty().then_some((value, after));
            }
            // Other backslashes are themselves: browsers do not escape them.
            [b'\\', escaped @ (b'"' | b'\\'), after @ ..] => {
                value.push(*escaped);
                after
            }
            [byte, after @ ..] => {
                value.push(*byte);
                after
            }
            [] => return None,
        };
    }
}

/// Decodes an extended value: `utf-8'en'%C3%BC`.
fn decode_extended(value: &[u8]) -> Option<Vec<u8>> {
    let mut pieces = str::from_utf8(value).ok()?.splitn(3, '\'');
    let (charset, _language, text) = (pieces.next()?, pieces.next()?, pieces.next()?);
    charset.eq_ignore_ascii_case("utf-8").then(|| percent::decode_strictly(text))?
}
