//! The cases of pathlore.

use std::fmt::Debug;

use bytes::Bytes;
use http::{Request, Response};
use pathlore::{
    EndpointError, FromHttpRequestError, FromHttpResponseError, IncomingRequest, IncomingResponse,
    IntoHttpError, OutgoingRequest, OutgoingResponse, SupportedVersions, Target, UnstableFallback,
    auth::{BearerToken, Token, TokenScheme},
};

use self::{
    endpoints::{five_paths, get_token, list, login, logout, media, register, wide},
    error::UiaaError,
};
use crate::{
    case::Case,
    message::Message,
    samples,
    workload::{Contender, Workload},
};

mod endpoints;
mod error;

/// The values that a client prepares once.
struct Client {
    target: Target,
    token: BearerToken,
}

fn client() -> &'static Client {
    Box::leak(Box::new(Client {
        target: Target::new(samples::BASE_URL)
            .expect("a base URL")
            .with_supported_versions(supported(samples::VERSIONS)),
        token: BearerToken::new(samples::TOKEN).expect("a token"),
    }))
}

fn supported(versions: &[&str]) -> SupportedVersions {
    SupportedVersions::from_versions(versions).with_features(samples::FEATURES)
}

/// Encodes a request as a generic client does: endpoints without authentication ignore the token.
fn encode<R>(client: &Client, request: &R) -> Result<Request<Bytes>, IntoHttpError>
where
    R: OutgoingRequest,
    R::Authentication: TokenScheme,
{
    let credentials = R::Authentication::credentials(Some(Token::from(&client.token)))?;
    request.to_http_request(&client.target, credentials)
}

fn encode_without_token<R>(client: &Client, request: &R) -> Result<Request<Bytes>, IntoHttpError>
where
    R: OutgoingRequest,
    R::Authentication: TokenScheme,
{
    request.to_http_request(&client.target, R::Authentication::credentials(None)?)
}

/// Creates the cases of encoding and decoding a request.
fn request<R>(
    workloads: [Workload; 2],
    sample: fn() -> Request<Bytes>,
    encode: fn(&Client, &R) -> Result<Request<Bytes>, IntoHttpError>,
) -> [Case; 2]
where
    R: OutgoingRequest + IncomingRequest + Debug + 'static,
{
    let client = client();
    let message: &'static Request<Bytes> = Box::leak(Box::new(sample()));
    let value: &'static R = Box::leak(Box::new(R::from_http_request(message).expect("a value")));
    let check = move |outcome: Result<Request<Bytes>, IntoHttpError>| {
        let outcome = outcome.expect("a message");
        assert_eq!(Message::request(&outcome), Message::request(message));
    };
    [
        Case::new(
            workloads[0],
            Contender::Pathlore,
            move || value,
            move |value| encode(client, value),
            check,
        ),
        Case::new(
            workloads[1],
            Contender::Pathlore,
            move || message,
            R::from_http_request,
            move |outcome| check(encode(client, &outcome.expect("a value"))),
        ),
    ]
}

/// Creates the cases of encoding and decoding a response.
fn response<R>(workloads: [Workload; 2], sample: fn() -> Response<Bytes>) -> [Case; 2]
where
    R: OutgoingResponse + IncomingResponse + Debug + 'static,
{
    let message: &'static Response<Bytes> = Box::leak(Box::new(sample()));
    let value: &'static R = Box::leak(Box::new(R::from_http_response(message).expect("a value")));
    let check = move |outcome: &R| {
        let outcome = outcome.to_http_response().expect("a message");
        assert_eq!(Message::response(&outcome), Message::response(message));
    };
    [
        Case::new(
            workloads[0],
            Contender::Pathlore,
            move || value,
            OutgoingResponse::to_http_response,
            move |outcome| {
                let outcome = outcome.expect("a message");
                assert_eq!(Message::response(&outcome), Message::response(message));
            },
        ),
        Case::new(
            workloads[1],
            Contender::Pathlore,
            move || message,
            R::from_http_response,
            move |outcome| check(&outcome.expect("a value")),
        ),
    ]
}

/// Creates the cases of encoding and decoding an error response.
fn uiaa_error() -> [Case; 2] {
    type Outcome = Result<register::Response, FromHttpResponseError<UiaaError>>;

    let message: &'static Response<Bytes> = Box::leak(Box::new(samples::uiaa_error()));
    let value: &'static _ = Box::leak(Box::new(UiaaError::from_http_response(message)));
    let check = move |outcome: &Response<Bytes>| {
        assert_eq!(Message::response(outcome), Message::response(message));
    };
    [
        Case::new(
            Workload::UiaaErrorEncode,
            Contender::Pathlore,
            move || value,
            OutgoingResponse::to_http_response,
            move |outcome| check(&outcome.expect("a message")),
        ),
        Case::new(
            Workload::UiaaErrorDecode,
            Contender::Pathlore,
            move || message,
            register::Response::from_http_response,
            move |outcome: Outcome| match outcome {
                Err(FromHttpResponseError::Endpoint(error)) => {
                    check(&error.to_http_response().expect("a message"));
                }
                outcome => panic!("{outcome:?}"),
            },
        ),
    ]
}

/// Creates the case of decoding an invalid request. The error must contain the field and a part of
/// the message.
fn invalid(
    workload: Workload,
    sample: fn() -> Request<Bytes>,
    (field, detail): (&'static str, &'static str),
) -> Case {
    let message: &'static Request<Bytes> = Box::leak(Box::new(sample()));
    Case::new(
        workload,
        Contender::Pathlore,
        move || message,
        register::Request::from_http_request,
        move |outcome| match outcome {
            Err(FromHttpRequestError::Decode(error)) => {
                assert_eq!(error.field(), field);
                assert!(error.to_string().contains(detail), "{error}");
            }
            outcome => panic!("{outcome:?}"),
        },
    )
}

/// Creates the case of choosing a path.
fn choose(workload: Workload, versions: &[&str], path: &'static str) -> Case {
    let supported: &'static _ = Box::leak(Box::new(supported(versions)));
    Case::new(
        workload,
        Contender::Pathlore,
        move || supported,
        |supported| five_paths::METADATA.history.choose(supported, UnstableFallback::Allow),
        move |outcome| assert_eq!(outcome.expect("a path").template.as_str(), path),
    )
}

/// Asserts that raw bodies are not copied: the addresses of the bytes are equal.
fn assert_no_copies() {
    let message = samples::upload_request();
    let value = media::Request::from_http_request(&message).expect("a value");
    assert_eq!(value.file.as_ptr(), message.body().as_ptr());
    let outcome = encode(client(), &value).expect("a message");
    assert_eq!(outcome.body().as_ptr(), message.body().as_ptr());

    let message = samples::download_response();
    let value = media::Response::from_http_response(&message).expect("a value");
    assert_eq!(value.file.as_ptr(), message.body().as_ptr());
    let outcome = value.to_http_response().expect("a message");
    assert_eq!(outcome.body().as_ptr(), message.body().as_ptr());
}

/// Adds all cases of pathlore.
pub(crate) fn add_cases(cases: &mut Vec<Case>) {
    use Workload as W;

    assert_no_copies();
    cases.extend(request::<register::Request>(
        [W::RegisterRequestEncode, W::RegisterRequestDecode],
        samples::register_request,
        encode_without_token,
    ));
    cases.extend(request::<login::Request>(
        [W::LoginRequestEncode, W::LoginRequestDecode],
        samples::login_request,
        encode_without_token,
    ));
    cases.extend(request::<logout::Request>(
        [W::LogoutRequestEncode, W::LogoutRequestDecode],
        samples::logout_request,
        encode,
    ));
    cases.extend(request::<get_token::Request>(
        [W::GetTokenRequestEncode, W::GetTokenRequestDecode],
        samples::get_token_request,
        encode,
    ));
    cases.extend(request::<wide::Request>(
        [W::WideRequestEncode, W::WideRequestDecode],
        samples::wide_request,
        encode,
    ));
    cases.extend(request::<media::Request>(
        [W::UploadRequestEncode, W::UploadRequestDecode],
        samples::upload_request,
        encode,
    ));
    cases.extend(response::<register::Response>(
        [W::RegisterResponseEncode, W::RegisterResponseDecode],
        samples::register_response,
    ));
    cases.extend(response::<login::Response>(
        [W::LoginResponseEncode, W::LoginResponseDecode],
        samples::login_response,
    ));
    cases.extend(response::<logout::Response>(
        [W::LogoutResponseEncode, W::LogoutResponseDecode],
        samples::logout_response,
    ));
    cases.extend(response::<get_token::Response>(
        [W::GetTokenResponseEncode, W::GetTokenResponseDecode],
        samples::get_token_response,
    ));
    cases.extend(response::<media::Response>(
        [W::DownloadResponseEncode, W::DownloadResponseDecode],
        samples::download_response,
    ));
    cases.extend(response::<list::Response>(
        [W::ListResponseEncode, W::ListResponseDecode],
        samples::list_response,
    ));
    cases.extend(uiaa_error());
    cases.push(invalid(
        W::WrongTypeDecode,
        samples::wrong_type_request,
        ("initial_device_display_name", "expected a string"),
    ));
    cases.push(invalid(W::TruncatedDecode, samples::truncated_request, ("refresh_token", "")));
    cases.push(choose(W::ChooseByVersion, samples::VERSIONS, samples::PATH_BY_VERSION));
    cases.push(choose(W::ChooseByFeature, samples::OLD_VERSIONS, samples::PATH_BY_FEATURE));
}
