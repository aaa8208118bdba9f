//! The cases of the hand-written code.

use std::fmt::Debug;

use bytes::Bytes;
use http::{Request, Response};

use self::{
    body::{FromSlice, FromStr},
    destination::{Client, PreparedClient, Supported},
    error::{Error, UiaaError},
    message::{ByHandRequest, ByHandResponse},
};
use crate::{
    case::Case,
    message::Message,
    samples,
    workload::{Contender, Workload},
};

mod body;
mod destination;
mod duration;
mod endpoints;
mod error;
mod five_paths;
mod form;
mod login;
mod media;
mod message;
mod uiaa;
mod wide;

fn supported(versions: &[&str]) -> &'static Supported {
    Box::leak(Box::new(Supported::new(versions, samples::FEATURES)))
}

fn client() -> &'static Client<'static> {
    Box::leak(Box::new(Client {
        base_url: samples::BASE_URL,
        token: samples::TOKEN,
        supported: supported(samples::VERSIONS),
    }))
}

fn prepared_client() -> &'static PreparedClient<'static> {
    Box::leak(Box::new(PreparedClient::new(client()).expect("a client")))
}

/// Creates the cases of encoding and decoding a request.
fn request<R>(workloads: [Workload; 2], sample: fn() -> Request<Bytes>) -> [Case; 4]
where
    R: ByHandRequest + Debug + 'static,
{
    let (client, prepared) = (client(), prepared_client());
    let message: &'static Request<Bytes> = Box::leak(Box::new(sample()));
    let value: &'static R = Box::leak(Box::new(R::decode::<FromSlice>(message).expect("a value")));
    let check = move |outcome: Result<Request<Bytes>, Error>| {
        let outcome = outcome.expect("a message");
        assert_eq!(Message::request(&outcome), Message::request(message));
    };
    [
        Case::new(
            workloads[0],
            Contender::Hand,
            move || value,
            move |value| value.encode(client),
            check,
        ),
        Case::new(
            workloads[0],
            Contender::HandLeanest,
            move || value,
            move |value| value.encode(prepared),
            check,
        ),
        Case::new(
            workloads[1],
            Contender::Hand,
            move || message,
            R::decode::<FromSlice>,
            move |outcome| check(outcome.expect("a value").encode(client)),
        ),
        Case::new(
            workloads[1],
            Contender::HandLeanest,
            move || message,
            R::decode::<FromStr>,
            move |outcome| check(outcome.expect("a value").encode(client)),
        ),
    ]
}

/// Creates the cases of encoding and decoding a response.
fn response<R>(workloads: [Workload; 2], sample: fn() -> Response<Bytes>) -> [Case; 3]
where
    R: ByHandResponse + Debug + 'static,
{
    let message: &'static Response<Bytes> = Box::leak(Box::new(sample()));
    let value: &'static R = Box::leak(Box::new(R::decode::<FromSlice>(message).expect("a value")));
    let check = move |outcome: Result<Response<Bytes>, Error>| {
        let outcome = outcome.expect("a message");
        assert_eq!(Message::response(&outcome), Message::response(message));
    };
    [
        Case::new(workloads[0], Contender::Hand, move || value, R::encode, check),
        Case::new(
            workloads[1],
            Contender::Hand,
            move || message,
            R::decode::<FromSlice>,
            move |outcome| check(outcome.expect("a value").encode()),
        ),
        Case::new(
            workloads[1],
            Contender::HandLeanest,
            move || message,
            R::decode::<FromStr>,
            move |outcome| check(outcome.expect("a value").encode()),
        ),
    ]
}

/// Creates the cases of encoding and decoding an error response.
fn uiaa_error() -> [Case; 2] {
    type Outcome = Result<endpoints::RegisterResponse, Error>;

    let message: &'static Response<Bytes> = Box::leak(Box::new(samples::uiaa_error()));
    let value: &'static _ = Box::leak(Box::new(UiaaError::decode::<FromSlice>(message)));
    let check = move |outcome: Result<Response<Bytes>, Error>| {
        let outcome = outcome.expect("a message");
        assert_eq!(Message::response(&outcome), Message::response(message));
    };
    [
        Case::new(
            Workload::UiaaErrorEncode,
            Contender::Hand,
            move || value,
            UiaaError::encode,
            check,
        ),
        Case::new(
            Workload::UiaaErrorDecode,
            Contender::Hand,
            move || message,
            endpoints::RegisterResponse::decode::<FromSlice>,
            move |outcome: Outcome| match outcome {
                Err(Error::Uiaa(error)) => check(error.encode()),
                outcome => panic!("{outcome:?}"),
            },
        ),
    ]
}

/// Creates the case of decoding an invalid request. The error must contain the field.
fn invalid(workload: Workload, sample: fn() -> Request<Bytes>, field: &'static str) -> Case {
    let message: &'static Request<Bytes> = Box::leak(Box::new(sample()));
    Case::new(
        workload,
        Contender::Hand,
        move || message,
        endpoints::RegisterRequest::decode::<FromSlice>,
        move |outcome| match outcome {
            Err(Error::Body { field: found, .. }) => assert_eq!(found, field),
            outcome => panic!("{outcome:?}"),
        },
    )
}

/// Creates the case of choosing a path.
fn choose(workload: Workload, versions: &[&str], path: &'static str) -> Case {
    let supported = supported(versions);
    Case::new(
        workload,
        Contender::Hand,
        move || supported,
        five_paths::choose,
        move |outcome| assert_eq!(outcome.expect("a path"), path),
    )
}

/// Adds all cases of the hand-written code.
pub(crate) fn add_cases(cases: &mut Vec<Case>) {
    use Workload as W;

    cases.extend(request::<endpoints::RegisterRequest>(
        [W::RegisterRequestEncode, W::RegisterRequestDecode],
        samples::register_request,
    ));
    cases.extend(request::<login::LoginRequest>(
        [W::LoginRequestEncode, W::LoginRequestDecode],
        samples::login_request,
    ));
    cases.extend(request::<endpoints::LogoutRequest>(
        [W::LogoutRequestEncode, W::LogoutRequestDecode],
        samples::logout_request,
    ));
    cases.extend(request::<endpoints::GetTokenRequest>(
        [W::GetTokenRequestEncode, W::GetTokenRequestDecode],
        samples::get_token_request,
    ));
    cases.extend(request::<wide::Request>(
        [W::WideRequestEncode, W::WideRequestDecode],
        samples::wide_request,
    ));
    cases.extend(request::<media::UploadRequest>(
        [W::UploadRequestEncode, W::UploadRequestDecode],
        samples::upload_request,
    ));
    cases.extend(response::<endpoints::RegisterResponse>(
        [W::RegisterResponseEncode, W::RegisterResponseDecode],
        samples::register_response,
    ));
    cases.extend(response::<endpoints::LoginResponse>(
        [W::LoginResponseEncode, W::LoginResponseDecode],
        samples::login_response,
    ));
    cases.extend(response::<endpoints::LogoutResponse>(
        [W::LogoutResponseEncode, W::LogoutResponseDecode],
        samples::logout_response,
    ));
    cases.extend(response::<endpoints::GetTokenResponse>(
        [W::GetTokenResponseEncode, W::GetTokenResponseDecode],
        samples::get_token_response,
    ));
    cases.extend(response::<media::DownloadResponse>(
        [W::DownloadResponseEncode, W::DownloadResponseDecode],
        samples::download_response,
    ));
    cases.extend(response::<endpoints::ListResponse>(
        [W::ListResponseEncode, W::ListResponseDecode],
        samples::list_response,
    ));
    cases.extend(uiaa_error());
    cases.push(invalid(
        W::WrongTypeDecode,
        samples::wrong_type_request,
        "initial_device_display_name",
    ));
    cases.push(invalid(W::TruncatedDecode, samples::truncated_request, "refresh_token"));
    cases.push(choose(W::ChooseByVersion, samples::VERSIONS, samples::PATH_BY_VERSION));
    cases.push(choose(W::ChooseByFeature, samples::OLD_VERSIONS, samples::PATH_BY_FEATURE));
}
