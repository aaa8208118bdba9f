//! Names of header fields in constants, where `HeaderName` can only be compared to constants.

use http::{HeaderName, header};

/// A standard name, as an index.
#[derive(Clone, Copy, Debug)]
pub struct StandardName(Option<usize>);

macro_rules! standard_names {
    ($($name:ident)*) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index {
            $($name,)*
        }

        /// Returns which standard name a name is.
        #[must_use]
        pub const fn standard_name(name: HeaderName) -> StandardName {
            let index = match name {
                $(header::$name => Some(Index::$name as usize),)*
                _ => None,
            };
            // A constant function cannot drop it.
            std::mem::forget(name);
            StandardName(index)
        }
    };
}

standard_names! {
    ACCEPT ACCEPT_CHARSET ACCEPT_ENCODING ACCEPT_LANGUAGE ACCEPT_RANGES
    ACCESS_CONTROL_ALLOW_CREDENTIALS ACCESS_CONTROL_ALLOW_HEADERS ACCESS_CONTROL_ALLOW_METHODS
    ACCESS_CONTROL_ALLOW_ORIGIN ACCESS_CONTROL_EXPOSE_HEADERS ACCESS_CONTROL_MAX_AGE
    ACCESS_CONTROL_REQUEST_HEADERS ACCESS_CONTROL_REQUEST_METHOD AGE ALLOW ALT_SVC AUTHORIZATION
    CACHE_CONTROL CACHE_STATUS CDN_CACHE_CONTROL CONNECTION CONTENT_DISPOSITION CONTENT_ENCODING
    CONTENT_LANGUAGE CONTENT_LENGTH CONTENT_LOCATION CONTENT_RANGE CONTENT_SECURITY_POLICY
    CONTENT_SECURITY_POLICY_REPORT_ONLY CONTENT_TYPE COOKIE DNT DATE ETAG EXPECT EXPIRES
    FORWARDED FROM HOST IF_MATCH IF_MODIFIED_SINCE IF_NONE_MATCH IF_RANGE IF_UNMODIFIED_SINCE
    LAST_MODIFIED LINK LOCATION MAX_FORWARDS ORIGIN PRAGMA PROXY_AUTHENTICATE
    PROXY_AUTHORIZATION PUBLIC_KEY_PINS PUBLIC_KEY_PINS_REPORT_ONLY RANGE REFERER
    REFERRER_POLICY REFRESH RETRY_AFTER SEC_WEBSOCKET_ACCEPT SEC_WEBSOCKET_EXTENSIONS
    SEC_WEBSOCKET_KEY SEC_WEBSOCKET_PROTOCOL SEC_WEBSOCKET_VERSION SERVER SET_COOKIE
    STRICT_TRANSPORT_SECURITY TE TRAILER TRANSFER_ENCODING USER_AGENT UPGRADE
    UPGRADE_INSECURE_REQUESTS VARY VIA WARNING WWW_AUTHENTICATE X_CONTENT_TYPE_OPTIONS
    X_DNS_PREFETCH_CONTROL X_FRAME_OPTIONS X_XSS_PROTECTION
}

impl StandardName {
    /// Returns whether it is `Authorization`.
    #[must_use]
    pub const fn is_authorization(self) -> bool {
        self.equals(Self(Some(Index::AUTHORIZATION as usize)))
    }

    const fn equals(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Some(index), Some(other)) => index == other,
            _ => false,
        }
    }
}

/// Asserts that the header field at this index does not have the name of one before it.
#[track_caller]
pub const fn assert_distinct(names: &[StandardName], index: usize) {
    let mut before = 0;
    while before < index {
        assert!(
            !names[before].equals(names[index]),
            "another field has the name of this header field already; remove one of the two"
        );
        before += 1;
    }
}

/// Asserts that a header field is not the content type.
#[track_caller]
pub const fn assert_not_content_type(name: StandardName, message: &str) {
    assert!(!name.equals(StandardName(Some(Index::CONTENT_TYPE as usize))), "{}", message);
}

/// Asserts that a header field is not one that the implementation of HTTP writes.
#[track_caller]
pub const fn assert_sent(name: StandardName, message: &str) {
    const CONNECTION: [Index; 7] = [
        Index::CONNECTION,
        Index::CONTENT_LENGTH,
        Index::HOST,
        Index::TE,
        Index::TRAILER,
        Index::TRANSFER_ENCODING,
        Index::UPGRADE,
    ];
    let mut index = 0;
    while index < CONNECTION.len() {
        assert!(!name.equals(StandardName(Some(CONNECTION[index] as usize))), "{}", message);
        index += 1;
    }
}
