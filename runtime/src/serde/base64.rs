//! Bytes in base64 (RFC 4648): with the alphabet of section 4 or with that of section 5, which is safe in
//! URLs, each with and without padding.
//!
//! The modules are for all types with `AsRef<[u8]>` and `TryFrom<Vec<u8>>`, such as `Vec<u8>`,
//! [`Bytes`](crate::bytes::Bytes), `Box<[u8]>`, `Cow<[u8]>` and `[u8; 32]`. Each reads bytes with and without
//! padding.
//!
//! ```
//! use pathlore::{IncomingRequest, Metadata, OutgoingRequest, Target, bytes::Bytes};
//! use pathlore::{metadata, request, response};
//!
//! const METADATA: Metadata = metadata! {
//!     method: PUT,
//!     rate_limited: false,
//!     authentication: None,
//!     path: "/keys/{id}",
//! };
//!
//! #[request]
//! pub struct Request {
//!     #[api(path, with = pathlore::serde::base64::url_safe_no_pad)]
//!     pub id: [u8; 4],
//!     #[api(header = "content-md5", with = pathlore::serde::base64::standard)]
//!     pub digest: Option<Bytes>,
//!     #[serde(with = "pathlore::serde::base64::standard_no_pad")]
//!     pub key: Vec<u8>,
//! }
//!
//! #[response]
//! pub struct Response {}
//!
//! let request =
//!     Request { id: [0xfb, 0xef, 0xff, 0], digest: Some(b"0123".as_slice().into()), key: vec![0xff] };
//! let sent = request.to_http_request(&Target::new("https://example.org")?, ())?;
//! assert_eq!(sent.uri(), "https://example.org/keys/--__AA");
//! assert_eq!(sent.headers()["content-md5"], "MDEyMw==");
//! assert_eq!(sent.body(), r#"{"key":"/w"}"#);
//! assert_eq!(Request::from_http_request(&sent)?.key, request.key);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! In the header section, a `Vec` is a list, so its elements are what the functions are for. Write
//! [`Bytes`](crate::bytes::Bytes) for bytes there.

use std::{fmt, marker::PhantomData};

use ::base64::{
    Engine,
    alphabet::{self, Alphabet},
    display::Base64Display,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::form::{Reads, Unwritable, Writes, modules};

/// A type of bytes that are written: `AsRef<[u8]>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of bytes; write `Bytes` or another type with `AsRef<[u8]>` and \
               `TryFrom<Vec<u8>>`, or the functions of another module",
    label = "not a type of bytes",
    note = "in a header field, `Vec<T>` is a list, and the functions are for each `T`; write `Bytes` for bytes \
            there"
)]
pub trait SentBytes: sealed::SentBytes {}

/// A type of bytes that are read: `TryFrom<Vec<u8>>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made of bytes; write `Bytes` or another type with `TryFrom<Vec<u8>>`, or \
               the functions of another module",
    label = "not a type of bytes",
    note = "in a header field, `Vec<T>` is a list, and the functions are for each `T`; write `Bytes` for bytes \
            there"
)]
pub trait ReceivedBytes: sealed::ReceivedBytes {}

mod sealed {
    pub trait SentBytes {
        fn bytes(&self) -> &[u8];
    }

    pub trait ReceivedBytes: Sized {
        fn from_bytes(bytes: Vec<u8>) -> Option<Self>;
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<[u8]>> SentBytes for T {}

impl<T: AsRef<[u8]>> sealed::SentBytes for T {
    fn bytes(&self) -> &[u8] {
        self.as_ref()
    }
}

#[diagnostic::do_not_recommend]
impl<T: TryFrom<Vec<u8>>> ReceivedBytes for T {}

impl<T: TryFrom<Vec<u8>>> sealed::ReceivedBytes for T {
    fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        bytes.try_into().ok()
    }
}

/// Base64 in a variant.
struct Base64<V>(PhantomData<V>);

/// A variant of base64.
trait Variant {
    const ENGINE: &'static GeneralPurpose;
    const EXPECTED: &'static str;
}

const fn engine(alphabet: &Alphabet, padding: bool) -> GeneralPurpose {
    let config = GeneralPurposeConfig::new()
        .with_encode_padding(padding)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, config)
}

macro_rules! variants {
    ($($Variant:ident $alphabet:ident $padding:literal $expected:literal)*) => {
        $(
            struct $Variant;

            impl Variant for $Variant {
                const ENGINE: &'static GeneralPurpose = {
                    static ENGINE: GeneralPurpose = engine(&alphabet::$alphabet, $padding);
                    &ENGINE
                };
                const EXPECTED: &'static str = $expected;
            }
        )*
    };
}

variants! {
    Standard STANDARD true "base64"
    StandardNoPad STANDARD false "base64"
    UrlSafe URL_SAFE true "base64 that is safe in URLs"
    UrlSafeNoPad URL_SAFE false "base64 that is safe in URLs"
}

impl<T: SentBytes, V: Variant> Writes<T> for Base64<V> {
    const UNWRITABLE: Unwritable = Unwritable::Bytes;

    fn print(bytes: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Base64Display::new(bytes.bytes(), V::ENGINE), f)
    }
}

impl<T: ReceivedBytes, V: Variant> Reads<T> for Base64<V> {
    const EXPECTED: &'static str = V::EXPECTED;

    fn parse(text: &str) -> Option<T> {
        T::from_bytes(V::ENGINE.decode(text).ok()?)
    }
}

modules! {
    /// Bytes in base64 with the alphabet `A-Z a-z 0-9 + /`, with padding.
    standard, opt_standard: T as Base64<Standard>, "pathlore::serde::base64",
    [T: SentBytes,] [T: ReceivedBytes,]

    /// Bytes in base64 with the alphabet `A-Z a-z 0-9 + /`, without padding. It is Matrix's "unpadded
    /// base64".
    standard_no_pad, opt_standard_no_pad: T as Base64<StandardNoPad>, "pathlore::serde::base64",
    [T: SentBytes,] [T: ReceivedBytes,]

    /// Bytes in base64 with the alphabet `A-Z a-z 0-9 - _`, with padding.
    url_safe, opt_url_safe: T as Base64<UrlSafe>, "pathlore::serde::base64",
    [T: SentBytes,] [T: ReceivedBytes,]

    /// Bytes in base64 with the alphabet `A-Z a-z 0-9 - _`, without padding. It is the "base64url" of JOSE
    /// (RFC 7515).
    url_safe_no_pad, opt_url_safe_no_pad: T as Base64<UrlSafeNoPad>, "pathlore::serde::base64",
    [T: SentBytes,] [T: ReceivedBytes,]
}
