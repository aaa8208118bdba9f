//! Parts that have been received.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};

use super::{
    Multipart,
    disposition::{Disposition, disposition},
    parameters::{Flaw, Parameters},
    split::{Piece, pieces},
};
use crate::{DecodeError, multipart::File};

/// A part that has been received.
pub(crate) struct ReceivedPart {
    headers: HeaderMap,
    bytes: Bytes,
}

/// How some media, but not HTTP, encode content (RFC 2045, section 6).
const CONTENT_TRANSFER_ENCODING: HeaderName = HeaderName::from_static("content-transfer-encoding");

/// Returns the parts of a body. An empty body has none.
///
/// # Errors
///
/// Returns an error if there is no boundary or if the body does not consist of parts.
pub(crate) fn received(
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<Vec<ReceivedPart>, DecodeError> {
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let part = |Piece { headers, content }| ReceivedPart { headers, bytes: content };
    Ok(pieces(headers, body)?.into_iter().map(part).collect())
}

impl ReceivedPart {
    /// Returns the name in `content-disposition`, which need not be UTF-8.
    ///
    /// # Errors
    ///
    /// Returns an error if there is none, or if the header field cannot be read.
    pub(crate) fn name(&self) -> Result<Vec<u8>, String> {
        Disposition::of(&self.headers)?.name.ok_or_else(|| "there is no name".to_owned())
    }

    /// Returns the content if it is what the bytes say.
    ///
    /// # Errors
    ///
    /// Returns an error if it has another charset than UTF-8, or is encoded.
    pub(crate) fn plain(&self) -> Result<&[u8], String> {
        let is_plain = |encoding: &[u8]| {
            [&b"7bit"[..], b"8bit", b"binary"].iter().any(|it| it.eq_ignore_ascii_case(encoding))
        };
        let mut encodings = self.headers.get_all(CONTENT_TRANSFER_ENCODING).iter();
        if encodings.any(|encoding| !is_plain(encoding.as_bytes())) {
            return Err("a `content-transfer-encoding` is not supported".to_owned());
        }
        let charset = self.charset().map_err(|flaw| flaw.of(&CONTENT_TYPE))?;
        let is_carried = charset.is_none_or(|charset| {
            let is = |name: &[u8]| charset.eq_ignore_ascii_case(name);
            is(b"utf-8") || self.bytes.is_ascii() && (is(b"us-ascii") || is(b"iso-8859-1"))
        });
        if is_carried { Ok(&self.bytes) } else { Err("expected UTF-8".to_owned()) }
    }

    /// Returns the charset in the content type.
    fn charset(&self) -> Result<Option<Vec<u8>>, Flaw> {
        match Parameters::of(&self.headers, &CONTENT_TYPE)? {
            Some(content_type) => content_type.get("charset"),
            None => Ok(None),
        }
    }

    /// Returns the part as a file.
    ///
    /// # Errors
    ///
    /// Returns an error if its names or its content type cannot be read.
    pub(crate) fn into_file(self, multipart: Multipart) -> Result<File, String> {
        let Disposition { file_name, .. } = Disposition::of(&self.headers)?;
        let Self { mut headers, bytes } = self;
        let file_name = file_name.map(String::from_utf8).transpose();
        let file_name = file_name.map_err(|_| "the file name is not UTF-8".to_owned())?;
        let is_implied = multipart == Multipart::FormData
            || disposition(None, file_name.as_deref()).is_ok_and(|implied| {
                headers.get(CONTENT_DISPOSITION).is_none_or(|it| it.as_bytes() == implied)
            });
        if is_implied {
            headers.remove(CONTENT_DISPOSITION);
        }
        if headers.get_all(CONTENT_TYPE).iter().nth(1).is_some() {
            return Err(Flaw::Repeated.of(&CONTENT_TYPE));
        }
        let content_type = headers.remove(CONTENT_TYPE);
        Ok(File { file_name, content_type, headers, bytes })
    }
}
