//! Matrix's error codes.

use crate::open_enum::open_enum;

open_enum! {
    /// The code of an error, as in
    /// [the specification](https://spec.matrix.org/latest/client-server-api/#standard-error-response).
    pub enum ErrorCode {
        /// The caller may not do this: wrong password, not allowed, disabled.
        Forbidden = "M_FORBIDDEN",
        /// The access token, or another that was sent, is not one that the server knows.
        UnknownToken = "M_UNKNOWN_TOKEN",
        /// The endpoint requires an access token.
        MissingToken = "M_MISSING_TOKEN",
        /// The account is locked.
        UserLocked = "M_USER_LOCKED",
        /// The account is suspended.
        UserSuspended = "M_USER_SUSPENDED",
        /// The body is JSON, but not of the form that the endpoint asks for.
        BadJson = "M_BAD_JSON",
        /// The body is not JSON.
        NotJson = "M_NOT_JSON",
        /// There is nothing of that name.
        NotFound = "M_NOT_FOUND",
        /// Too many requests.
        LimitExceeded = "M_LIMIT_EXCEEDED",
        /// The server has no such endpoint, or not with that method.
        Unrecognized = "M_UNRECOGNIZED",
        /// Something else.
        Unknown = "M_UNKNOWN",
        /// The caller is not authenticated well enough.
        Unauthorized = "M_UNAUTHORIZED",
        /// The account is deactivated.
        UserDeactivated = "M_USER_DEACTIVATED",
        /// The user ID is taken.
        UserInUse = "M_USER_IN_USE",
        /// The user ID is not one that can be had.
        InvalidUsername = "M_INVALID_USERNAME",
        /// The third party identifier belongs to an account already.
        ThreepidInUse = "M_THREEPID_IN_USE",
        /// The third party identifier belongs to no account.
        ThreepidNotFound = "M_THREEPID_NOT_FOUND",
        /// The third party identifier could not be validated.
        ThreepidAuthFailed = "M_THREEPID_AUTH_FAILED",
        /// Third party identifiers like this one are not allowed.
        ThreepidDenied = "M_THREEPID_DENIED",
        /// The identity server is not one that the server trusts.
        ServerNotTrusted = "M_SERVER_NOT_TRUSTED",
        /// No captcha was solved.
        CaptchaNeeded = "M_CAPTCHA_NEEDED",
        /// The captcha was not solved.
        CaptchaInvalid = "M_CAPTCHA_INVALID",
        /// A required parameter is missing.
        MissingParam = "M_MISSING_PARAM",
        /// A parameter has a wrong value.
        InvalidParam = "M_INVALID_PARAM",
        /// The request or something in it is too large.
        TooLarge = "M_TOO_LARGE",
        /// The namespace is an application service's.
        Exclusive = "M_EXCLUSIVE",
        /// Guests may not do this.
        GuestAccessForbidden = "M_GUEST_ACCESS_FORBIDDEN",
        /// The server has reached a limit that it imposes on itself.
        ResourceLimitExceeded = "M_RESOURCE_LIMIT_EXCEEDED",
        /// The password is too weak.
        WeakPassword = "M_WEAK_PASSWORD",
    }
}
