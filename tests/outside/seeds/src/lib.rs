//! What the definitions of the seeds refer to, as small as can be, and a look at what they make.

#[rustfmt::skip]
pub mod get_login_token;
#[rustfmt::skip]
pub mod register;

pub type OwnedUserId = String;
pub type OwnedDeviceId = String;

pub mod uiaa {
    use pathlore::{bytes::Bytes, http, EndpointError, IntoHttpError, OutgoingResponse};

    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub struct AuthData {
        pub session: String,
    }

    #[derive(Debug)]
    pub struct UiaaResponse(pub http::StatusCode);

    impl std::fmt::Display for UiaaResponse {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.fmt(f)
        }
    }

    impl std::error::Error for UiaaResponse {}

    impl OutgoingResponse for UiaaResponse {
        fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
            let mut response = http::Response::new(Bytes::new());
            *response.status_mut() = self.0;
            Ok(response)
        }
    }

    impl EndpointError for UiaaResponse {
        fn from_http_response(response: &http::Response<Bytes>) -> Self {
            Self(response.status())
        }
    }
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
        let supported = SupportedVersions::from_versions(["r0.6.1", "v1.1", "v1.8"]);
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

pub use register::{LoginType, RegistrationKind};
