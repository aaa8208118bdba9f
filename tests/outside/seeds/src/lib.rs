//! The definitions of the seeds, with the smallest types that they refer to.

#[rustfmt::skip]
pub mod get_login_token;
#[rustfmt::skip]
pub mod register;

pub use register::{LoginType, RegistrationKind};

pub type OwnedUserId = String;
pub type OwnedDeviceId = String;

pub mod uiaa {
    pub use fixtures::refusal::{Proof as AuthData, Refusal as UiaaResponse};
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use pathlore::{
        http::Request, IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse,
        SupportedVersions, Target,
    };

    use crate::{get_login_token::v1 as get_token, register::v3 as register, RegistrationKind};

    fn target() -> Target {
        let supported = SupportedVersions::from_matrix_versions(["r0.6.1", "v1.1", "v1.8"]);
        Target::new("https://example.org").unwrap().with_supported_versions(supported)
    }

    #[test]
    fn get_login_token() {
        let mut request = get_token::Request::new();
        request.auth = Some(crate::uiaa::AuthData { session: "s".into() });
        let http: Request<_> = request.to_http_request(&target(), "token".into()).unwrap();
        assert_eq!(http.uri(), "https://example.org/_matrix/client/v1/login/get_token");
        let back = get_token::Request::from_http_request(&http).unwrap();
        assert_eq!(back.auth, request.auth);
        let response = get_token::Response::with_default_expiration_duration("t".into());
        let http = response.to_http_response().unwrap();
        assert_eq!(http.body(), r#"{"expires_in_ms":120000,"login_token":"t"}"#);
        let back = get_token::Response::from_http_response(&http).unwrap();
        assert_eq!(back.expires_in, Duration::from_secs(120));
    }

    #[test]
    fn register() {
        let mut request = register::Request::new();
        request.kind = RegistrationKind::Guest;
        request.refresh_token = true;
        request.login_type = Some(crate::LoginType::ApplicationService);
        let http = request.to_http_request(&target(), None).unwrap();
        assert_eq!(http.uri(), "https://example.org/_matrix/client/v3/register?kind=guest");
        assert_eq!(http.body(), r#"{"type":"m.login.application_service","refresh_token":true}"#);
        let back = register::Request::from_http_request(&http).unwrap();
        assert_eq!(back.kind, RegistrationKind::Guest);
        let mut response = register::Response::new("@a:b".into());
        response.expires_in = Some(Duration::from_millis(5));
        let http = response.to_http_response().unwrap();
        assert_eq!(http.body(), r#"{"user_id":"@a:b","device_id":null,"expires_in_ms":5}"#);
        let back = register::Response::from_http_response(&http).unwrap();
        assert_eq!(back.expires_in, response.expires_in);
    }
}
