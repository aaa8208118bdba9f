//! Error codes.

use crate::open_enum::open_enum;

open_enum! {
    /// An error code of the
    /// [specification](https://spec.matrix.org/latest/client-server-api/#standard-error-response).
    pub enum ErrorCode {
        /// Access is forbidden, for example because of a wrong password.
        Forbidden = "M_FORBIDDEN",
        /// The access token, or another token in the request, is unknown or has expired.
        UnknownToken = "M_UNKNOWN_TOKEN",
        /// The request lacks an access token.
        MissingToken = "M_MISSING_TOKEN",
        /// The account is locked.
        UserLocked = "M_USER_LOCKED",
        /// The account is suspended.
        UserSuspended = "M_USER_SUSPENDED",
        /// The body is valid JSON, but lacks members or has values of the wrong type.
        BadJson = "M_BAD_JSON",
        /// The body is not valid JSON.
        NotJson = "M_NOT_JSON",
        /// The resource does not exist.
        NotFound = "M_NOT_FOUND",
        /// The client has sent too many requests in a short time.
        LimitExceeded = "M_LIMIT_EXCEEDED",
        /// The server does not know the endpoint, or does not allow the method there.
        Unrecognized = "M_UNRECOGNIZED",
        /// Another error occurred.
        Unknown = "M_UNKNOWN",
        /// The request is not correctly authorized.
        Unauthorized = "M_UNAUTHORIZED",
        /// The account is deactivated.
        UserDeactivated = "M_USER_DEACTIVATED",
        /// The user ID is already in use.
        UserInUse = "M_USER_IN_USE",
        /// The requested user ID is not valid.
        InvalidUsername = "M_INVALID_USERNAME",
        /// The third-party identifier is already associated with an account.
        ThreepidInUse = "M_THREEPID_IN_USE",
        /// The third-party identifier is not associated with any account.
        ThreepidNotFound = "M_THREEPID_NOT_FOUND",
        /// The third-party identifier could not be validated.
        ThreepidAuthFailed = "M_THREEPID_AUTH_FAILED",
        /// The third-party identifier is not permitted.
        ThreepidDenied = "M_THREEPID_DENIED",
        /// The homeserver does not trust the identity server.
        ServerNotTrusted = "M_SERVER_NOT_TRUSTED",
        /// The request requires a solved captcha.
        CaptchaNeeded = "M_CAPTCHA_NEEDED",
        /// The response to the captcha is wrong.
        CaptchaInvalid = "M_CAPTCHA_INVALID",
        /// A required parameter is missing.
        MissingParam = "M_MISSING_PARAM",
        /// A parameter has an invalid value.
        InvalidParam = "M_INVALID_PARAM",
        /// The request, or an entity in it, is too large.
        TooLarge = "M_TOO_LARGE",
        /// The resource is in a namespace that is reserved by an application service.
        Exclusive = "M_EXCLUSIVE",
        /// Guests are not permitted to access the resource.
        GuestAccessForbidden = "M_GUEST_ACCESS_FORBIDDEN",
        /// The homeserver has reached a resource limit that its administrator imposed.
        ResourceLimitExceeded = "M_RESOURCE_LIMIT_EXCEEDED",
        /// The password is too weak.
        WeakPassword = "M_WEAK_PASSWORD",
    }
}
