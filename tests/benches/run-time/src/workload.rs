//! Workloads and contenders.

use std::fmt;

/// An implementation of the workloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contender {
    /// pathlore, with a prepared `Target` and a prepared `BearerToken`.
    Pathlore,
    /// Code as an expert would write it with `http`, `serde_json`, `form_urlencoded` and
    /// `percent-encoding`.
    Hand,
    /// Like [`Hand`](Self::Hand), but the base URL and the token are parsed in advance, and a body is
    /// validated as UTF-8 as a whole. Cases that would be the same code are left out.
    HandLeanest,
    /// The latest release of ruma.
    Ruma,
}

impl Contender {
    /// Returns the name in identifiers and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pathlore => "pathlore",
            Self::Hand => "hand",
            Self::HandLeanest => "hand-leanest",
            Self::Ruma => "ruma",
        }
    }
}

/// The kind of a workload, which determines its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Encoding a request for a `Target`.
    EncodeRequest,
    /// Encoding a response, for which nothing can be prepared.
    EncodeResponse,
    /// Decoding a message.
    Decode,
    /// Decoding an invalid message.
    DecodeInvalid,
    /// Choosing a path.
    Choose,
}

/// Defines the workloads in the order of the report.
macro_rules! workloads {
    ($($name:ident $label:literal $kind:ident)*) => {
        /// The encoding or the decoding of one message.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names are descriptive")]
        pub enum Workload { $($name),* }

        impl Workload {
            /// All workloads.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the name in identifiers and tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }

            /// Returns the kind, which determines the budget.
            #[must_use]
            pub fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),* }
            }
        }
    };
}

workloads! {
    RegisterRequestEncode "register-request-encode" EncodeRequest
    LoginRequestEncode "login-request-encode" EncodeRequest
    LogoutRequestEncode "logout-request-encode" EncodeRequest
    GetTokenRequestEncode "get-token-request-encode" EncodeRequest
    WideRequestEncode "wide-request-encode" EncodeRequest
    UploadRequestEncode "raw-upload-request-encode" EncodeRequest
    RegisterResponseEncode "register-response-encode" EncodeResponse
    LoginResponseEncode "login-response-encode" EncodeResponse
    LogoutResponseEncode "logout-response-encode" EncodeResponse
    GetTokenResponseEncode "get-token-response-encode" EncodeResponse
    UiaaErrorEncode "uiaa-error-encode" EncodeResponse
    DownloadResponseEncode "raw-download-response-encode" EncodeResponse
    ListResponseEncode "list-response-encode" EncodeResponse
    RegisterRequestDecode "register-request-decode" Decode
    LoginRequestDecode "login-request-decode" Decode
    LogoutRequestDecode "logout-request-decode" Decode
    GetTokenRequestDecode "get-token-request-decode" Decode
    WideRequestDecode "wide-request-decode" Decode
    UploadRequestDecode "raw-upload-request-decode" Decode
    RegisterResponseDecode "register-response-decode" Decode
    LoginResponseDecode "login-response-decode" Decode
    LogoutResponseDecode "logout-response-decode" Decode
    GetTokenResponseDecode "get-token-response-decode" Decode
    UiaaErrorDecode "uiaa-error-decode" Decode
    DownloadResponseDecode "raw-download-response-decode" Decode
    ListResponseDecode "list-response-decode" Decode
    WrongTypeDecode "wrong-type-decode" DecodeInvalid
    TruncatedDecode "truncated-decode" DecodeInvalid
    ChooseByVersion "choose-by-version" Choose
    ChooseByFeature "choose-by-feature" Choose
}

impl fmt::Display for Contender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for Workload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
