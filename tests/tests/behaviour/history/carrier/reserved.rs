//! Names that have another meaning carry no version.

use pathlore::{
    OutgoingRequest as _, Place, VersionCarrier,
    http::{HeaderName, Request as HttpRequest},
};

use super::{info, ping, query, target, versions};

#[test]
fn fields_with_another_meaning_carry_no_version() {
    for name in [
        "authorization",
        "proxy-authorization",
        "cookie",
        "content-type",
        "content-length",
        "host",
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ] {
        let carrier = VersionCarrier::Header(HeaderName::from_static(name));
        let detail =
            format!("header field `{name}`: the field cannot carry the version of the API");
        let target = versions(&target(carrier.clone()), &["1.41"]);
        let error = info::Request {}.to_http_request(&target, ()).expect_err(name);
        assert!(error.to_string().ends_with(&detail), "{error}");
        // Endpoints without versions carry none.
        ping::Request {}.to_http_request(&target, ()).expect(name);
        let mut request = HttpRequest::builder().header(name, "5").body(()).expect("a request");
        let error = carrier.take(&mut request).expect_err(name);
        assert_eq!(error.to_string(), detail);
        assert!(request.headers().contains_key(name));
    }
}

#[test]
fn a_parameter_with_another_meaning_carries_no_version() {
    let carrier = || VersionCarrier::Query("access_token".into());
    let detail = "query parameter `access_token`: the field cannot carry the version of the API";
    let old = versions(&target(carrier()), &["1.41"]);
    let error = info::Request {}.to_http_request(&old, ()).expect_err("reserved");
    assert!(error.to_string().ends_with(detail), "{error}");
    // Endpoints without versions carry none.
    ping::Request {}.to_http_request(&old, ()).expect("a request");
    let mut request =
        HttpRequest::builder().uri("/info?access_token=5").body(()).expect("a request");
    let error = carrier().take(&mut request).expect_err("reserved");
    assert_eq!((error.to_string(), error.place()), (detail.to_owned(), Place::Query));
    assert_eq!(request.uri(), "/info?access_token=5");
    assert_eq!(query().take(&mut request), Ok(None));
}

/// An endpoint whose credentials are in the query.
mod keyed {
    use pathlore::{
        AuthenticationError, CredentialsError, Metadata, auth::AuthScheme, bytes::Bytes, http,
        metadata, request, response,
    };

    const METADATA: Metadata =
        metadata! { method: GET, authentication: Custom, history: { 1 => "/keyed" } };

    pub(super) struct Key;

    impl AuthScheme for Key {
        type Credentials<'a> = ();
        type Presented<'a> = ();

        const QUERY_PARAMETERS: &'static [&'static str] = &["key"];

        fn apply((): (), _: &mut http::Request<Bytes>) -> Result<(), CredentialsError> {
            Ok(())
        }

        fn extract(_: &http::Request<Bytes>) -> Result<(), AuthenticationError> {
            Ok(())
        }
    }

    #[request(authentication = Key)]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

#[test]
fn a_parameter_of_the_scheme_carries_no_version() {
    let with_name = |name: &'static str| {
        let target = versions(&target(VersionCarrier::Query(name.into())), &["1.41"]);
        keyed::Request {}.to_http_request(&target, ())
    };
    assert_eq!(with_name("keys").expect("a request").uri().query(), Some("keys=1.41"));
    let error = with_name("key").expect_err("reserved").to_string();
    let detail = "query parameter `key`: the field cannot carry the version of the API";
    assert!(error.ends_with(detail), "{error}");
}
