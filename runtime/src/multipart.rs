//! Files in multipart bodies.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

/// A file in a multipart body: the type of a field with `#[api(part = file)]`, or inside its `Option` or
/// `Vec`.
///
/// The name of the part is that of the field. A file name is metadata that the sender chose: it is not a
/// path, and must not be used as one (RFC 7578, section 4.2).
///
/// # File names
///
/// In the file name, a quotation mark is escaped with a backslash (RFC 9110, section 5.6.4), and so is a
/// backslash before another one, before a quotation mark or at the end. Other backslashes are part of the
/// name, and so are `%22`, `%0D` and `%0A`: browsers escape with them, but not the percent sign itself. The
/// parameter `filename*` is read, and comes before `filename`, but it is not written (RFC 7578, section 4.2).
///
/// An HTML form in which no file was chosen sends one with an empty name and no content.
///
/// # Errors
///
/// A file is an error when it is written if the file name has a control character, or if `headers` has
/// `content-type` or `content-disposition`. The last one is an error in a form; in a body with
/// `multipart = mixed`, it is one if it is repeated or the file name is not the same.
///
/// A file is an error when it is read if its file name is not UTF-8, or if `content-type` is repeated.
///
/// # Examples
///
/// With the feature `multipart`:
///
/// ```
/// use pathlore::{bytes::Bytes, http::HeaderValue, multipart::File, prelude::*};
///
/// /// `POST /avatar`
/// # #[cfg(feature = "multipart")]
/// pub mod set_avatar {
///     use pathlore::{metadata, multipart::File, request, response, Metadata};
///
///     const METADATA: Metadata = metadata! {
///         method: POST,
///         rate_limited: true,
///         authentication: None,
///         path: "/avatar",
///     };
///
///     #[request(multipart = form_data)]
///     pub struct Request {
///         pub user: String,
///         #[api(part = file)]
///         pub avatar: File,
///     }
///
///     #[response]
///     pub struct Response {}
/// }
///
/// let avatar = File::new(Bytes::from_static(b"\x89PNG"))
///     .with_file_name("me.png")
///     .with_content_type(HeaderValue::from_static("image/png"));
/// assert_eq!(avatar.file_name.as_deref(), Some("me.png"));
/// # fn main() {}
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// The file name, if the sender gave one.
    pub file_name: Option<String>,
    /// The content type of the file. Without one, the bytes are text (RFC 7578, section 4.4).
    pub content_type: Option<HeaderValue>,
    /// The other header fields of the part, such as `content-transfer-encoding`: the bytes are those that were
    /// received. In a body with `multipart = mixed`, `content-disposition` is
    /// among them if it says something other than `attachment` and the file name.
    pub headers: HeaderMap,
    /// The content. If it was received, it is a slice of the body.
    pub bytes: Bytes,
}

impl File {
    /// Creates a file without a name and without a content type.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), ..Self::default() }
    }

    /// Sets the file name.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the content type.
    #[must_use]
    pub fn with_content_type(mut self, content_type: HeaderValue) -> Self {
        self.content_type = Some(content_type);
        self
    }
}

/// Prints the number of bytes instead of the bytes.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("headers", &self.headers)
            .field("bytes", &format_args!("{} bytes", self.bytes.len()))
            .finish()
    }
}
