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
    /// Encoding a request with many fields.
    GrowEncode,
    /// Decoding a request with many fields or members.
    GrowDecode,
}

impl Kind {
    /// Returns `true` if the messages have many fields or members.
    #[must_use]
    pub fn grows(self) -> bool {
        matches!(self, Self::GrowEncode | Self::GrowDecode)
    }
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

            /// Returns the workload with a name.
            #[must_use]
            pub fn named(name: &str) -> Self {
                let workload = Self::ALL.iter().find(|workload| workload.name() == name);
                *workload.unwrap_or_else(|| panic!("no workload is named {name}"))
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
    Body8FieldsEncode "body-8-fields-encode" GrowEncode
    Body64FieldsEncode "body-64-fields-encode" GrowEncode
    Body256FieldsEncode "body-256-fields-encode" GrowEncode
    Query8FieldsEncode "query-8-fields-encode" GrowEncode
    Query64FieldsEncode "query-64-fields-encode" GrowEncode
    Query256FieldsEncode "query-256-fields-encode" GrowEncode
    BodyMap10KeysEncode "body-map-10-keys-encode" GrowEncode
    BodyMap1000KeysEncode "body-map-1000-keys-encode" GrowEncode
    BodyMap10000KeysEncode "body-map-10000-keys-encode" GrowEncode
    QueryMap10KeysEncode "query-map-10-keys-encode" GrowEncode
    QueryMap1000KeysEncode "query-map-1000-keys-encode" GrowEncode
    QueryMap10000KeysEncode "query-map-10000-keys-encode" GrowEncode
    Body8EscapedEncode "body-8-escaped-encode" GrowEncode
    Body8FieldsDecode "body-8-fields-decode" GrowDecode
    Body8FieldsReversedDecode "body-8-fields-reversed-decode" GrowDecode
    Body8Fields10UnknownDecode "body-8-fields-10-unknown-decode" GrowDecode
    Body8Fields1000UnknownDecode "body-8-fields-1000-unknown-decode" GrowDecode
    Body8Fields10000UnknownDecode "body-8-fields-10000-unknown-decode" GrowDecode
    Body64FieldsDecode "body-64-fields-decode" GrowDecode
    Body64FieldsReversedDecode "body-64-fields-reversed-decode" GrowDecode
    Body64Fields10UnknownDecode "body-64-fields-10-unknown-decode" GrowDecode
    Body64Fields1000UnknownDecode "body-64-fields-1000-unknown-decode" GrowDecode
    Body64Fields10000UnknownDecode "body-64-fields-10000-unknown-decode" GrowDecode
    Body256FieldsDecode "body-256-fields-decode" GrowDecode
    Body256FieldsReversedDecode "body-256-fields-reversed-decode" GrowDecode
    Body256Fields10UnknownDecode "body-256-fields-10-unknown-decode" GrowDecode
    Body256Fields1000UnknownDecode "body-256-fields-1000-unknown-decode" GrowDecode
    Body256Fields10000UnknownDecode "body-256-fields-10000-unknown-decode" GrowDecode
    Query8FieldsDecode "query-8-fields-decode" GrowDecode
    Query8FieldsReversedDecode "query-8-fields-reversed-decode" GrowDecode
    Query64FieldsDecode "query-64-fields-decode" GrowDecode
    Query64FieldsReversedDecode "query-64-fields-reversed-decode" GrowDecode
    Query256FieldsDecode "query-256-fields-decode" GrowDecode
    Query256FieldsReversedDecode "query-256-fields-reversed-decode" GrowDecode
    BodyMap10KeysDecode "body-map-10-keys-decode" GrowDecode
    BodyMap1000KeysDecode "body-map-1000-keys-decode" GrowDecode
    BodyMap10000KeysDecode "body-map-10000-keys-decode" GrowDecode
    QueryMap10KeysDecode "query-map-10-keys-decode" GrowDecode
    QueryMap1000KeysDecode "query-map-1000-keys-decode" GrowDecode
    QueryMap10000KeysDecode "query-map-10000-keys-decode" GrowDecode
    Body8EscapedDecode "body-8-escaped-decode" GrowDecode
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
