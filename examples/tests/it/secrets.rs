//! Tests that `Debug` output and errors contain neither passwords nor tokens.

use std::fmt::Debug;

use pathlore_examples::{
    account::register,
    client,
    server::ServerOptions,
    session::{get_login_token, login},
    uiaa::{Password, UserIdentifier},
};

use crate::raw::start;

const SECRET: &str = "hunter2";

#[track_caller]
fn assert_hidden(value: &impl Debug) {
    let debug = format!("{value:?} {value:#?}");
    assert!(!debug.contains(SECRET), "{debug}");
}

#[test]
fn debug_output_of_requests_contains_no_secrets() {
    let user = UserIdentifier::user("alice");
    let mut registration = register::v3::Request::new();
    registration.username = Some("alice".to_owned());
    registration.password = Some(SECRET.to_owned());
    registration.guest_access_token = Some(SECRET.to_owned());
    registration.auth = Some(Password::new(user.clone(), SECRET, None).into());
    assert_hidden(&registration);
    assert!(format!("{registration:?}").contains("alice"), "other fields are printed");

    assert_hidden(&login::v3::Request::new(login::Password::new(user.clone(), SECRET)));
    assert_hidden(&login::v3::Request::new(login::Token::new(SECRET)));
    let mut request = get_login_token::v1::Request::new();
    request.auth = Some(Password::new(user, SECRET, None).into());
    assert_hidden(&request);
}

#[test]
fn debug_output_of_responses_contains_no_secrets() {
    let user_id: pathlore_examples::identifiers::UserId = "@alice:example.org".parse().unwrap();
    let mut registered = register::v3::Response::new(user_id.clone());
    registered.access_token = Some(SECRET.to_owned());
    registered.refresh_token = Some(SECRET.to_owned());
    assert_hidden(&registered);

    let device_id = "D".parse().unwrap();
    let mut logged_in = login::v3::Response::new(user_id, SECRET.to_owned(), device_id);
    logged_in.refresh_token = Some(SECRET.to_owned());
    assert_hidden(&logged_in);

    let login_token = SECRET.to_owned();
    assert_hidden(&get_login_token::v1::Response::with_default_expiration_duration(login_token));
}

#[tokio::test]
async fn debug_output_of_the_client_and_its_exchanges_contains_no_secrets() {
    let server = start(ServerOptions::default()).await;
    let client = client::homeserver(&server.url()).unwrap().with_token(SECRET).unwrap();
    assert_hidden(&client);
    let user = UserIdentifier::user("alice");
    let request = login::v3::Request::new(login::Password::new(user, SECRET));
    let exchange = client.request(&request).exchange().await.unwrap();
    assert_hidden(&exchange);
    let error = client.send(&request).await.unwrap_err();
    assert_hidden(&error);
    assert!(!error.to_string().contains(SECRET));
}
