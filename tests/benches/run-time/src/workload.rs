//! What is done, and by whom.

use std::fmt;

/// Who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contender {
    /// The macros of this project, with a prepared `Target` and a prepared `BearerToken`.
    Pathlore,
    /// What an expert writes with `http`, `serde_json`, `form_urlencoded` and `percent-encoding`.
    Hand,
    /// The same, with the base URL and the token parsed before. Only where that matters.
    HandPrepared,
    /// The newest published ruma.
    Ruma,
}

impl Contender {
    /// The name in identifiers and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pathlore => "pathlore",
            Self::Hand => "hand",
            Self::HandPrepared => "hand-prepared",
            Self::Ruma => "ruma",
        }
    }
}

/// Which budget holds for a workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A request is written, for a `Target`.
    EncodeRequest,
    /// A response is written. There is nothing to prepare.
    EncodeResponse,
    /// A message is read.
    Decode,
    /// A message that is wrong is read.
    DecodeWrong,
    /// A path is chosen.
    Choose,
}

/// Defines the workloads, in the order of the report.
macro_rules! workloads {
    ($($name:ident $text:literal $kind:ident)*) => {
        /// One message in one direction.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is what its name says")]
        pub enum Workload { $($name),* }

        impl Workload {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in identifiers and tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// Which budget holds.
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
    WrongTypeDecode "wrong-type-decode" DecodeWrong
    TruncatedDecode "truncated-decode" DecodeWrong
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
