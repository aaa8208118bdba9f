//! The `X-Matrix` authentication scheme of Matrix's server-server API.

use std::{fmt, iter::Peekable, str::Chars};

use http::{HeaderMap, header::AUTHORIZATION};

use crate::AuthenticationError;

/// The parameters of a header field `Authorization: X-Matrix`.
///
/// ```
/// use pathlore::auth::XMatrix;
///
/// let parts: XMatrix = r#"X-Matrix origin="a.org",destination="b.org",key="ed25519:1",sig="AbC""#
///     .parse()
///     .unwrap();
/// assert_eq!(parts.origin, "a.org");
/// assert_eq!(parts.destination.as_deref(), Some("b.org"));
/// assert_eq!(parts.key, "ed25519:1");
/// assert_eq!(parts.sig, "AbC");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct XMatrix {
    /// The name of the server that sent the request.
    pub origin: String,
    /// The name of the server to which the request was sent. Senders that do not support Matrix 1.3
    /// omit it.
    pub destination: Option<String>,
    /// The identifier of the signing key, including its algorithm, for example `ed25519:abc`.
    pub key: String,
    /// The signature, in unpadded Base64.
    pub sig: String,
}

impl XMatrix {
    /// Reads all header fields with the scheme `X-Matrix`.
    pub(super) fn find_all(headers: &HeaderMap) -> Result<Vec<Self>, AuthenticationError> {
        headers
            .get_all(AUTHORIZATION)
            .iter()
            .filter(|value| {
                let scheme = value.as_bytes().split(|&byte| byte == b' ').next();
                scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"X-Matrix"))
            })
            .map(|value| {
                value
                    .to_str()
                    .map_err(|_| AuthenticationError::malformed("`X-Matrix` is not ASCII text"))?
                    .parse()
            })
            .collect()
    }
}

/// Parses parameters as defined in RFC 9110, section 11.2: their values are tokens or quoted strings,
/// names are case-insensitive, and the order does not matter. Unknown parameters are ignored.
impl std::str::FromStr for XMatrix {
    type Err = AuthenticationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (mut origin, mut destination, mut key, mut sig) = (None, None, None, None);
        let (scheme, parameters) = text.split_once(' ').unwrap_or((text, ""));
        if !scheme.eq_ignore_ascii_case("X-Matrix") {
            return Err(AuthenticationError::Missing);
        }
        let mut rest = parameters.chars().peekable();
        while let Some((name, value)) = parameter(&mut rest)? {
            let slot = match &*name {
                "origin" => &mut origin,
                "destination" => &mut destination,
                "key" => &mut key,
                "sig" => &mut sig,
                _ => continue,
            };
            if slot.replace(value).is_some() {
                return Err(AuthenticationError::malformed(
                    "a parameter of `X-Matrix` is repeated",
                ));
            }
        }
        let missing = |name| AuthenticationError::malformed(name);
        Ok(Self {
            origin: origin.ok_or(missing("`X-Matrix` lacks `origin`"))?,
            destination,
            key: key.ok_or(missing("`X-Matrix` lacks `key`"))?,
            sig: sig.ok_or(missing("`X-Matrix` lacks `sig`"))?,
        })
    }
}

/// Reads one `name=value` and the commas around it. The name is returned in lower case.
fn parameter(
    rest: &mut Peekable<Chars<'_>>,
) -> Result<Option<(String, String)>, AuthenticationError> {
    const EXPECTED: AuthenticationError =
        AuthenticationError::malformed("expected `name=value` in `X-Matrix`");

    while rest.next_if(|c| matches!(c, ' ' | '\t' | ',')).is_some() {}
    if rest.peek().is_none() {
        return Ok(None);
    }
    let name = token(rest, &['=', ',', '"']).to_ascii_lowercase();
    skip_blanks(rest);
    if name.is_empty() || rest.next() != Some('=') {
        return Err(EXPECTED);
    }
    skip_blanks(rest);
    let value =
        if rest.next_if_eq(&'"').is_some() { quoted(rest)? } else { token(rest, &[',', '"']) };
    skip_blanks(rest);
    match rest.peek() {
        None | Some(',') => Ok(Some((name, value))),
        Some(_) => Err(EXPECTED),
    }
}

fn skip_blanks(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| matches!(c, ' ' | '\t')).is_some() {}
}

/// Reads up to a delimiter. Senders do not quote everything that the RFC requires them to quote, for
/// example `key=ed25519:1` and padded Base64, so all other characters are accepted.
fn token(rest: &mut Peekable<Chars<'_>>, delimiters: &[char]) -> String {
    let mut token = String::new();
    while let Some(c) = rest.next_if(|c| c.is_ascii_graphic() && !delimiters.contains(c)) {
        token.push(c);
    }
    token
}

/// Reads a quoted string (RFC 9110, section 5.6.4) after its opening quote.
fn quoted(rest: &mut Peekable<Chars<'_>>) -> Result<String, AuthenticationError> {
    let mut text = String::new();
    loop {
        match rest.next() {
            Some('"') => return Ok(text),
            Some('\\') => text.extend(rest.next()),
            Some(c) => text.push(c),
            None => {
                return Err(AuthenticationError::malformed("a quote in `X-Matrix` is not closed"));
            }
        }
    }
}

/// Prints everything except the signature.
impl fmt::Debug for XMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("XMatrix")
            .field("origin", &self.origin)
            .field("destination", &self.destination)
            .field("key", &self.key)
            .field("sig", &format_args!("[redacted]"))
            .finish()
    }
}
