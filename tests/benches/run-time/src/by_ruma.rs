//! The cases of ruma.
//!
//! ruma validates identifiers when it decodes them, which the other contenders do not do. All other
//! differences are in favor of ruma: values and messages that its functions consume are cloned
//! outside of the measurement. The only cost that just ruma's count includes is freeing them.

use std::borrow::Cow;

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use pathlore_test_cost::{Case, Contender, Workload, message::Message, samples};
use percent_encoding::percent_decode_str;
use ruma_client_api::{
    account::register::v3 as register,
    session::{get_login_token::v1 as get_token, login::v3 as login, logout::v3 as logout},
    uiaa::UiaaResponse,
};
use ruma_common::api::{
    IncomingRequest, IncomingRequestExt as _, IncomingResponse, IncomingResponseExt as _,
    OutgoingRequest, OutgoingRequestExt as _, OutgoingResponse, OutgoingResponseExt as _,
    SupportedVersions,
    auth_scheme::{AuthScheme, SendAccessToken},
    error::{FromHttpRequestError, FromHttpResponseError, IntoHttpError},
    path_builder::PathBuilder,
};

use self::endpoints::{five_paths, list, media, wide};

mod endpoints;
mod growth;

pub(crate) use self::growth::add_cases as add_growth;

fn supported(versions: &[&str]) -> &'static SupportedVersions {
    let versions: Vec<_> = versions.iter().map(|&version| version.to_owned()).collect();
    let features = samples::FEATURES.iter().map(|&feature| (feature.to_owned(), true)).collect();
    Box::leak(Box::new(SupportedVersions::from_parts(&versions, &features)))
}

/// The function that splits and decodes the path arguments, which the caller of ruma has to do.
type Arguments = fn(&str) -> Vec<Cow<'_, str>>;

fn no_arguments(_path: &str) -> Vec<Cow<'_, str>> {
    Vec::new()
}

fn wide_arguments(path: &str) -> Vec<Cow<'_, str>> {
    let rest = path.strip_prefix("/_matrix/client/v1/rooms/").expect("the path");
    let mut segments = rest.split('/');
    [segments.next(), segments.nth(1), segments.next()]
        .map(|segment| {
            percent_decode_str(segment.expect("a segment")).decode_utf8().expect("UTF-8")
        })
        .into()
}

/// Returns a request with a borrowed body, which ruma expects.
fn borrow_request(request: &'static Request<Bytes>) -> Request<&'static [u8]> {
    let (parts, ()) = request.clone().map(drop).into_parts();
    Request::from_parts(parts, request.body())
}

/// Returns a response with a borrowed body, which ruma expects.
fn borrow_response(response: &'static Response<Bytes>) -> Response<&'static [u8]> {
    let (parts, ()) = response.clone().map(drop).into_parts();
    Response::from_parts(parts, response.body())
}

fn assert_request<B: AsRef<[u8]>>(outcome: &Request<B>, sample: &Request<Bytes>) {
    assert_eq!(Message::request(outcome).content(), Message::request(sample).content());
}

fn assert_response<B: AsRef<[u8]>>(outcome: &Response<B>, sample: &Response<Bytes>) {
    assert_eq!(Message::response(outcome).content(), Message::response(sample).content());
}

fn decode<R: IncomingRequest>(
    request: Request<&[u8]>,
    path: &str,
    arguments: Arguments,
) -> Result<R, FromHttpRequestError> {
    let arguments = arguments(path);
    let arguments: Vec<&str> = arguments.iter().map(|argument| &**argument).collect();
    R::try_from_http_request(request, &arguments)
}

fn encode<R>(value: R, supported: &SupportedVersions) -> Result<Request<BytesMut>, IntoHttpError>
where
    R: OutgoingRequest,
    R::Authentication: for<'a> AuthScheme<Input<'a> = SendAccessToken<'a>>,
    R::PathBuilder: for<'a> PathBuilder<Input<'a> = Cow<'a, SupportedVersions>>,
{
    let token = SendAccessToken::IfRequired(samples::TOKEN);
    value.try_into_http_request(samples::BASE_URL, token, Cow::Borrowed(supported))
}

/// Creates the cases of encoding and decoding a request.
fn request<R>(
    workloads: [Workload; 2],
    sample: fn() -> Request<Bytes>,
    arguments: Arguments,
) -> [Case; 2]
where
    R: OutgoingRequest + IncomingRequest + 'static,
    R::Authentication: for<'a> AuthScheme<Input<'a> = SendAccessToken<'a>>,
    R::PathBuilder: for<'a> PathBuilder<Input<'a> = Cow<'a, SupportedVersions>>,
{
    let supported = supported(samples::VERSIONS);
    let message: &'static Request<Bytes> = Box::leak(Box::new(sample()));
    let value: R =
        decode(borrow_request(message), message.uri().path(), arguments).expect("a value");
    let check = move |outcome: Result<Request<BytesMut>, IntoHttpError>| {
        assert_request(&outcome.expect("a message"), message);
    };
    [
        Case::new(
            workloads[0],
            Contender::Ruma,
            move || value.clone(),
            move |value| encode(value, supported),
            check,
        ),
        Case::new(
            workloads[1],
            Contender::Ruma,
            move || borrow_request(message),
            move |request| decode::<R>(request, message.uri().path(), arguments),
            move |outcome| check(encode(outcome.expect("a value"), supported)),
        ),
    ]
}

/// Creates the cases of encoding and decoding a response.
fn response<R>(workloads: [Workload; 2], sample: fn() -> Response<Bytes>) -> [Case; 2]
where
    R: OutgoingResponse + IncomingResponse + Clone + 'static,
{
    let message: &'static Response<Bytes> = Box::leak(Box::new(sample()));
    let value = R::try_from_http_response(borrow_response(message)).expect("a value");
    let check = move |outcome: Result<Response<BytesMut>, IntoHttpError>| {
        assert_response(&outcome.expect("a message"), message);
    };
    [
        Case::new(
            workloads[0],
            Contender::Ruma,
            move || value.clone(),
            R::try_into_http_response,
            check,
        ),
        Case::new(
            workloads[1],
            Contender::Ruma,
            move || borrow_response(message),
            R::try_from_http_response,
            move |outcome| check(outcome.expect("a value").try_into_http_response()),
        ),
    ]
}

/// Creates the cases of encoding and decoding an error response.
fn uiaa_error() -> [Case; 2] {
    type Outcome = Result<register::Response, FromHttpResponseError<UiaaResponse>>;

    let message: &'static Response<Bytes> = Box::leak(Box::new(samples::uiaa_error()));
    let decode = register::Response::try_from_http_response;
    let error = |outcome: Outcome| match outcome {
        Err(FromHttpResponseError::Server(error)) => error,
        _ => panic!("not an error response"),
    };
    let value = error(decode(borrow_response(message)));
    let check = move |outcome: Result<Response<BytesMut>, IntoHttpError>| {
        assert_response(&outcome.expect("a message"), message);
    };
    [
        Case::new(
            Workload::UiaaErrorEncode,
            Contender::Ruma,
            move || value.clone(),
            UiaaResponse::try_into_http_response,
            check,
        ),
        Case::new(
            Workload::UiaaErrorDecode,
            Contender::Ruma,
            move || borrow_response(message),
            decode,
            move |outcome| check(error(outcome).try_into_http_response()),
        ),
    ]
}

/// Creates the case of decoding an invalid request.
fn invalid(workload: Workload, sample: fn() -> Request<Bytes>) -> Case {
    let message: &'static Request<Bytes> = Box::leak(Box::new(sample()));
    Case::new(
        workload,
        Contender::Ruma,
        move || borrow_request(message),
        |request| register::Request::try_from_http_request(request, &[]),
        |outcome| assert!(outcome.is_err()),
    )
}

/// Creates the case of choosing a path.
fn choose(workload: Workload, versions: &[&str], path: &'static str) -> Case {
    let supported = supported(versions);
    Case::new(
        workload,
        Contender::Ruma,
        move || supported,
        |supported| five_paths::PATHS.select_path(Cow::Borrowed(supported)),
        move |outcome| assert_eq!(outcome.expect("a path"), path),
    )
}

/// Adds all cases of ruma.
pub(crate) fn add_cases(cases: &mut Vec<Case>) {
    use Workload as W;

    cases.extend(request::<register::Request>(
        [W::RegisterRequestEncode, W::RegisterRequestDecode],
        samples::register_request,
        no_arguments,
    ));
    cases.extend(request::<login::Request>(
        [W::LoginRequestEncode, W::LoginRequestDecode],
        samples::login_request,
        no_arguments,
    ));
    cases.extend(request::<logout::Request>(
        [W::LogoutRequestEncode, W::LogoutRequestDecode],
        samples::logout_request,
        no_arguments,
    ));
    cases.extend(request::<get_token::Request>(
        [W::GetTokenRequestEncode, W::GetTokenRequestDecode],
        samples::get_token_request,
        no_arguments,
    ));
    cases.extend(request::<wide::Request>(
        [W::WideRequestEncode, W::WideRequestDecode],
        samples::wide_request,
        wide_arguments,
    ));
    cases.extend(request::<media::Request>(
        [W::UploadRequestEncode, W::UploadRequestDecode],
        samples::upload_request,
        no_arguments,
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
    cases.push(invalid(W::WrongTypeDecode, samples::wrong_type_request));
    cases.push(invalid(W::TruncatedDecode, samples::truncated_request));
    cases.push(choose(W::ChooseByVersion, samples::VERSIONS, samples::PATH_BY_VERSION));
    cases.push(choose(W::ChooseByFeature, samples::OLD_VERSIONS, samples::PATH_BY_FEATURE));
}
