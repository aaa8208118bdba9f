//! Writes parts.

use bytes::Bytes;
use http::{
    HeaderValue,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};

use super::{
    disposition::{disposition, is_named},
    form::Multipart,
    search::find_iter,
};
use crate::{EncodeError, Place, multipart::File};

/// A multipart body under construction.
#[derive(Debug)]
pub struct PartsWriter {
    multipart: Multipart,
    parts: Vec<Part>,
    /// The first error.
    error: Option<EncodeError>,
}

/// A header section and the content.
#[derive(Debug)]
struct Part {
    head: Vec<u8>,
    content: Bytes,
}

/// What is before the digits of a boundary.
const PREFIX: &str = "pathlore-";

/// The number of digits of a boundary: no part of another boundary is one.
const DIGITS: usize = 20;

impl PartsWriter {
    pub(crate) fn new(multipart: Multipart) -> Self {
        Self { multipart, parts: Vec::new(), error: None }
    }

    /// Returns the number of parts.
    pub(crate) fn len(&self) -> usize {
        self.parts.len()
    }

    /// Writes a part that is text.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        // Text without a content type is text in a form (RFC 7578, section 4.4).
        let content_type = match self.multipart {
            Multipart::FormData => None,
            Multipart::Mixed => Some(&b"text/plain; charset=utf-8"[..]),
        };
        self.part(name, content_type, Bytes::copy_from_slice(text.as_bytes()));
    }

    /// Writes a part that is JSON.
    pub(crate) fn json(&mut self, name: &str, json: Bytes) {
        self.part(name, Some(b"application/json"), json);
    }

    fn part(&mut self, name: &str, content_type: Option<&[u8]>, content: Bytes) {
        let mut head = Vec::new();
        if self.multipart == Multipart::FormData {
            match disposition(Some(name), None) {
                Ok(value) => push(&mut head, CONTENT_DISPOSITION.as_str(), &value),
                Err(detail) => {
                    return self.fail(EncodeError::new(Place::Body, name.to_owned(), detail));
                }
            }
        }
        if let Some(content_type) = content_type {
            push(&mut head, CONTENT_TYPE.as_str(), content_type);
        }
        self.parts.push(Part { head, content });
    }

    /// Writes a part that is a file.
    pub(crate) fn file(&mut self, name: &str, file: &File) {
        match head(self.multipart, name, file) {
            Ok(head) => self.parts.push(Part { head, content: file.bytes.clone() }),
            Err(detail) => self.fail(EncodeError::new(Place::Body, name.to_owned(), detail)),
        }
    }

    /// Keeps the first error.
    pub(crate) fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    /// Returns the body and its content type.
    ///
    /// # Errors
    ///
    /// Returns an error if a part could not be written.
    pub(crate) fn finish(self) -> Result<(Bytes, HeaderValue), EncodeError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let boundary = boundary(&self.parts);
        let media_type = self.multipart.media_type();
        let content_type = HeaderValue::try_from(format!("{media_type}; boundary={boundary}"))
            .map_err(|_| EncodeError::new(Place::Body, "", "there is no boundary"))?;
        let around = boundary.len() + b"--\r\n\r\n\r\n".len();
        let len = self.parts.iter().map(|part| around + part.head.len() + part.content.len());
        let mut body = Vec::with_capacity(len.sum::<usize>() + around);
        for Part { head, content } in self.parts {
            body.extend_from_slice(b"--");
            body.extend_from_slice(boundary.as_bytes());
            body.extend_from_slice(b"\r\n");
            body.extend_from_slice(&head);
            body.extend_from_slice(b"\r\n");
            body.extend_from_slice(&content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--");
        body.extend_from_slice(boundary.as_bytes());
        body.extend_from_slice(b"--\r\n");
        Ok((body.into(), content_type))
    }
}

/// Returns the header section of a file.
fn head(multipart: Multipart, name: &str, file: &File) -> Result<Vec<u8>, &'static str> {
    let File { file_name, content_type, headers, .. } = file;
    let mut head = Vec::new();
    let file_name = file_name.as_deref();
    match (multipart, headers.get(CONTENT_DISPOSITION)) {
        (Multipart::FormData, Some(_)) => {
            return Err("the name of the field and the file name are `content-disposition`");
        }
        (Multipart::Mixed, Some(disposition)) => {
            if !is_named(disposition, file_name) {
                return Err("the file name is not that of its `content-disposition`");
            }
        }
        (Multipart::FormData, None) => {
            push(&mut head, CONTENT_DISPOSITION.as_str(), &disposition(Some(name), file_name)?);
        }
        (Multipart::Mixed, None) if file_name.is_none() && content_type.is_some() => {}
        // A part without header fields is not read by every receiver.
        (Multipart::Mixed, None) => {
            push(&mut head, CONTENT_DISPOSITION.as_str(), &disposition(None, file_name)?);
        }
    }
    if headers.contains_key(CONTENT_TYPE) {
        return Err("`content-type` is a field of the file, not one of its header fields");
    }
    if let Some(content_type) = content_type {
        push(&mut head, CONTENT_TYPE.as_str(), content_type.as_bytes());
    }
    if headers.get_all(CONTENT_DISPOSITION).iter().nth(1).is_some() {
        return Err("`content-disposition` cannot be repeated");
    }
    for (name, value) in headers {
        push(&mut head, name.as_str(), value.as_bytes());
    }
    Ok(head)
}

fn push(head: &mut Vec<u8>, name: &str, value: &[u8]) {
    head.extend_from_slice(name.as_bytes());
    head.extend_from_slice(b": ");
    head.extend_from_slice(value);
    head.extend_from_slice(b"\r\n");
}

/// Returns a boundary that is in no part: the first number that is not in one.
fn boundary(parts: &[Part]) -> String {
    let mut taken: Vec<_> =
        parts.iter().flat_map(|part| [&part.head[..], &part.content]).flat_map(numbers).collect();
    taken.sort_unstable();
    taken.dedup();
    let free = (0..).zip(&taken).find(|(number, taken)| number != *taken);
    let number = free.map_or(taken.len() as u64, |(number, _)| number);
    format!("{PREFIX}{number:0DIGITS$}")
}

/// Returns the numbers of the boundaries in a text.
fn numbers(text: &[u8]) -> impl Iterator<Item = u64> {
    find_iter(text, PREFIX.as_bytes()).filter_map(|start| {
        let start = start + PREFIX.len();
        let digits = str::from_utf8(text.get(start..start + DIGITS)?).ok()?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    })
}
