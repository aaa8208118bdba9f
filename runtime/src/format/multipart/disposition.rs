//! The `content-disposition` of parts (RFC 2183; RFC 7578, section 4.2).

use http::{HeaderMap, HeaderValue, header::CONTENT_DISPOSITION};

use super::parameters::{Flaw, Parameters};

/// What a part is called. The names need not be UTF-8.
#[derive(Debug, Default)]
pub(super) struct Disposition {
    pub(super) name: Option<Vec<u8>>,
    pub(super) file_name: Option<Vec<u8>>,
}

impl Disposition {
    /// Returns the names of a part with this header section.
    ///
    /// # Errors
    ///
    /// Returns an error if `content-disposition` is malformed or repeated.
    pub(super) fn of(headers: &HeaderMap) -> Result<Self, String> {
        Self::read(headers).map_err(|flaw| flaw.of(&CONTENT_DISPOSITION))
    }

    fn read(headers: &HeaderMap) -> Result<Self, Flaw> {
        let Some(parameters) = Parameters::of(headers, &CONTENT_DISPOSITION)? else {
            return Ok(Self::default());
        };
        Ok(Self { name: parameters.get("name")?, file_name: parameters.get("filename")? })
    }
}

/// Returns whether the file name is that in a `content-disposition`.
pub(super) fn is_named(disposition: &HeaderValue, name: Option<&str>) -> bool {
    let read = Parameters::parse(disposition.as_bytes()).and_then(|it| it.get("filename"));
    read.is_ok_and(|read| read.as_deref() == name.map(str::as_bytes))
}

/// Returns the `content-disposition` of a part: in a form that of its name, or else of an attachment.
///
/// # Errors
///
/// Returns an error if it cannot have one of the names.
pub(super) fn disposition(
    name: Option<&str>,
    file_name: Option<&str>,
) -> Result<Vec<u8>, &'static str> {
    let mut value = match name {
        Some(name) => {
            let mut value = b"form-data; name=".to_vec();
            push_quoted(&mut value, name)?;
            value
        }
        None => b"attachment".to_vec(),
    };
    if let Some(name) = file_name {
        value.extend_from_slice(b"; filename=");
        push_quoted(&mut value, name)?;
    }
    Ok(value)
}

/// Writes a name between quotation marks. Those in it are escaped with a backslash (RFC 9110, section 5.6.4):
/// the percent signs with which browsers escape would be ambiguous, since they do not escape percent signs.
/// A backslash is escaped only if it would escape what follows, since browsers and curl do not escape them.
fn push_quoted(value: &mut Vec<u8>, name: &str) -> Result<(), &'static str> {
    if name.contains(|c: char| c.is_ascii_control()) {
        return Err("a name of a part cannot have control characters");
    }
    value.push(b'"');
    let mut rest = name.as_bytes();
    while let [byte, after @ ..] = rest {
        let is_escape = *byte == b'\\' && matches!(after, [] | [b'"' | b'\\', ..]);
        if *byte == b'"' || is_escape {
            value.push(b'\\');
        }
        value.push(*byte);
        rest = after;
    }
    value.push(b'"');
    Ok(())
}
