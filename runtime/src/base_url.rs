//! The base URL of a server.

use std::{fmt, net::Ipv6Addr};

use http::uri::{Authority, Scheme};

use crate::percent::{is_pchar, is_percent_encoded};

/// The parts of a base URL.
///
/// `http::Uri` is more lenient than [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986), and does not
/// say which part is wrong.
pub(crate) struct BaseUrl {
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
    /// Empty, or a path that starts with a slash and does not end with one.
    pub(crate) prefix: Box<str>,
}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, BaseUrlError> {
        if text.contains('#') {
            return Err(BaseUrlError::Fragment);
        }
        if text.contains('?') {
            return Err(BaseUrlError::Query);
        }
        if text.is_empty() || text.len() > MAX_LEN || text.contains(is_blank) {
            return Err(BaseUrlError::NotAUri);
        }
        let (scheme, rest) = text.split_once("://").ok_or_else(|| without_scheme(text))?;
        let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
        Ok(Self {
            scheme: parse_scheme(scheme)?,
            authority: parse_authority(authority)?,
            prefix: parse_prefix(path)?.into(),
        })
    }
}

/// The greatest length of an [`http::Uri`].
const MAX_LEN: usize = u16::MAX as usize - 1;

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Returns the error for a string without `://`. Either only that is missing, or it is no URI at all.
fn without_scheme(text: &str) -> BaseUrlError {
    let is_uri = |c: char| !c.is_ascii() || c == '/' || u8::try_from(c).is_ok_and(is_pchar);
    if text.chars().all(is_uri) { BaseUrlError::Scheme } else { BaseUrlError::NotAUri }
}

/// Parses a scheme (section 3.1).
fn parse_scheme(scheme: &str) -> Result<Scheme, BaseUrlError> {
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let scheme = is_scheme.then(|| Scheme::try_from(&*scheme.to_ascii_lowercase()).ok());
    scheme.flatten().ok_or(BaseUrlError::Scheme)
}

/// Parses a host and an optional port (sections 3.2.2 and 3.2.3). A colon without a port is dropped.
fn parse_authority(authority: &str) -> Result<Authority, BaseUrlError> {
    if authority.contains('@') {
        return Err(BaseUrlError::UserInformation);
    }
    if authority.parse::<Ipv6Addr>().is_ok() {
        return Err(BaseUrlError::Host);
    }
    let (host, port) = match authority.split_once(']') {
        Some((address, port)) => {
            check_address(address.strip_prefix('[').ok_or(BaseUrlError::Host)?)?;
            let (host, _) = authority.split_at(address.len() + 1);
            let is_port = port.is_empty() || port.starts_with(':');
            (host, is_port.then_some(port).ok_or(BaseUrlError::Host)?)
        }
        None => {
            let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
            check_name(host)?;
            (host, port)
        }
    };
    let digits = port.strip_prefix(':').unwrap_or_default();
    if digits.is_empty() {
        return Authority::try_from(host).map_err(|_| BaseUrlError::Host);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.parse::<u16>().is_err() {
        return Err(BaseUrlError::Port);
    }
    Authority::try_from(authority).map_err(|_| BaseUrlError::Host)
}

/// Checks what is in brackets. Zones mean nothing to another host (RFC 6874, section 4).
fn check_address(address: &str) -> Result<(), BaseUrlError> {
    if address.contains('%') {
        Err(BaseUrlError::Zone)
    } else if address.parse::<Ipv6Addr>().is_err() {
        Err(BaseUrlError::Host)
    } else {
        Ok(())
    }
}

fn check_name(name: &str) -> Result<(), BaseUrlError> {
    if name.is_empty() {
        Err(BaseUrlError::Authority)
    } else if !name.is_ascii() {
        Err(BaseUrlError::NonAsciiHost)
    } else if !name.bytes().all(is_pchar) {
        Err(BaseUrlError::Host)
    } else {
        Ok(())
    }
}

/// Parses a path (section 3.3), and drops slashes at its end.
fn parse_prefix(path: &str) -> Result<&str, BaseUrlError> {
    let is_allowed = |byte| matches!(byte, b'/' | b'%') || is_pchar(byte);
    if !path.bytes().all(is_allowed) || !is_percent_encoded(path) {
        return Err(BaseUrlError::Path);
    }
    // They would lead to another path once they are resolved, percent-encoded or not (section 6.2.2).
    let is_dots =
        |segment: &str| matches!(&*segment.replace("%2e", ".").replace("%2E", "."), "." | "..");
    if path.split('/').any(is_dots) {
        return Err(BaseUrlError::DotSegment);
    }
    Ok(path.trim_end_matches('/'))
}

/// The error when a string is not a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is not a URI ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)).
    NotAUri,
    /// It has no scheme.
    Scheme,
    /// It has no host.
    Authority,
    /// The host is neither a name nor an IPv4 address, nor an IPv6 address in brackets.
    Host,
    /// The host has a character that is not ASCII, as internationalized names have before they are
    /// converted ([RFC 5890](https://www.rfc-editor.org/rfc/rfc5890)).
    NonAsciiHost,
    /// The host is an IPv6 address with a zone. Zones are local, so they are not sent in URIs
    /// ([RFC 6874, section 4](https://www.rfc-editor.org/rfc/rfc6874#section-4)).
    Zone,
    /// The port is not a number, or is greater than 65,535.
    Port,
    /// It has user information, which is not allowed in HTTP URIs
    /// ([RFC 9110, section 4.2.4](https://www.rfc-editor.org/rfc/rfc9110#section-4.2.4)).
    UserInformation,
    /// The path has a character that must be percent-encoded, or a percent sign without two
    /// hexadecimal digits.
    Path,
    /// The path has a segment `.` or `..`, percent-encoded or not.
    DotSegment,
    /// It has a query.
    Query,
    /// It has a fragment.
    Fragment,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("base URL: ")?;
        f.write_str(match self {
            Self::NotAUri => "not a URI",
            Self::Scheme => "expected a scheme, as in `https://example.org`",
            Self::Authority => "expected a host after the scheme, as in `https://example.org`",
            Self::Host => {
                "the host must be a name, an IPv4 address, or an IPv6 address in brackets"
            }
            Self::NonAsciiHost => {
                "the host must be ASCII; write an internationalized name in its `xn--` form"
            }
            Self::Zone => "the zone of an IPv6 address is not allowed",
            Self::Port => "the port must be a number from 0 to 65535",
            Self::UserInformation => "user information is not allowed",
            Self::Path => "a character in the path must be percent-encoded, as in `%20`",
            Self::DotSegment => {
                "the path segments `.` and `..` are not allowed, percent-encoded or not"
            }
            Self::Query => "a query is not allowed",
            Self::Fragment => "a fragment is not allowed",
        })
    }
}

impl std::error::Error for BaseUrlError {}
