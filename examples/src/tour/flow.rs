//! The requests that the client sends to a server, and the expected results.

use std::{error::Error, io::Write};

use pathlore::{
    FromHttpResponseError, OutgoingRequest, PathChoice, PathReason, Version, auth::TokenScheme,
    http::StatusCode,
};
use pathlore_examples::{
    account::register,
    client::Client,
    error::ErrorCode,
    session::{get_login_token, login, logout},
    uiaa::{self, AuthType, Dummy, UiaaInfo, UiaaResponse, UserIdentifier},
    versions,
};

use super::report::{Report, Stop};

/// The requests that the client sends to a server, and the expected results.
pub(super) struct Flow<'r, W> {
    report: &'r mut Report<W>,
    client: Client,
    username: String,
    password: String,
    /// The path that was chosen for the last request.
    choice: Option<PathChoice>,
    /// Whether the chosen paths are checked.
    checks_paths: bool,
}

impl<'r, W: Write> Flow<'r, W> {
    /// Creates a flow for a server whose supported versions are not known in advance.
    pub(super) fn new(report: &'r mut Report<W>, client: Client) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            report,
            client,
            username: format!("tour_{:08x}", getrandom::u32()?),
            password: format!("{:016x}", getrandom::u64()?),
            choice: None,
            checks_paths: false,
        })
    }

    /// Checks the chosen paths, because the supported versions are known in advance.
    pub(super) fn with_path_checks(self) -> Self {
        Self { checks_paths: true, ..self }
    }

    /// Sends all requests.
    pub(super) async fn run_all(&mut self) -> Result<(), Stop> {
        self.versions().await?;
        self.register(false).await?;
        self.check_path("/_matrix/client/v3/register", stable(1, 1))?;
        let (first_device, device_id) = self.log_in_with_password().await?;
        self.check_path("/_matrix/client/v3/login", stable(1, 1))?;
        let login_token = self.get_login_token(&first_device).await?;
        self.check_path("/_matrix/client/v1/login/get_token", stable(1, 7))?;
        let second_device = self.log_in_with_token(&login_token, &device_id).await?;
        self.log_out("logout, second device", &second_device).await?;
        self.check_path("/_matrix/client/v3/logout", stable(1, 1))?;
        self.log_out_with_invalid_token(&second_device).await?;
        self.log_out("logout, first device", &first_device).await
    }

    /// Registers the account and obtains a login token.
    pub(super) async fn register_and_get_login_token(&mut self) -> Result<(), Stop> {
        let access_token = self.register(true).await?.unwrap_or_default();
        let client = self.logged_in(&access_token)?;
        self.get_login_token(&client).await.map(drop)
    }

    /// Requests the supported versions, which determine the paths of later requests.
    pub(super) async fn versions(&mut self) -> Result<(), Stop> {
        let client = self.client.clone();
        let response = self.expect_success("versions", &client, &versions::Request::new()).await?;
        let supported = response.supported_versions();
        self.report.check("the server supports a known version", supported.newest().is_some())?;
        self.client = client.with_supported_versions(supported);
        Ok(())
    }

    /// Registers the account, and returns an access token if `log_in` is set.
    pub(super) async fn register(&mut self, log_in: bool) -> Result<Option<String>, Stop> {
        let client = self.client.clone();
        let mut request = register::v3::Request::new();
        request.username = Some(self.username.clone());
        request.password = Some(self.password.clone());
        request.inhibit_login = !log_in;
        let info =
            self.expect_authentication("register", &client, &request, &AuthType::Dummy).await?;

        request.auth = Some(Dummy::new(info.session).into());
        let response = self.expect_success("register, stage completed", &client, &request).await?;
        let name = response.user_id.localpart();
        self.report.check("the user ID has the chosen localpart", name == self.username)?;
        let (token, device) = (response.access_token.is_some(), response.device_id.is_some());
        if log_in {
            self.report
                .check("the response has an access token and a device ID", token && device)?;
        } else {
            self.report.check(
                "the response has neither an access token nor a device ID",
                !token && !device,
            )?;
        }
        Ok(response.access_token)
    }

    async fn log_in_with_password(&mut self) -> Result<(Client, String), Stop> {
        let client = self.client.clone();
        let user = UserIdentifier::user(&*self.username);
        let login_info = login::Password::new(user, &*self.password);
        let request = login::v3::Request::new(login_info);
        let response = self.expect_success("login, password", &client, &request).await?;
        let name = response.user_id.localpart();
        self.report.check("the user is the registered one", name == self.username)?;
        Ok((self.logged_in(&response.access_token)?, response.device_id.to_string()))
    }

    async fn get_login_token(&mut self, client: &Client) -> Result<String, Stop> {
        let mut request = get_login_token::v1::Request::new();
        let info =
            self.expect_authentication("get_token", client, &request, &AuthType::Password).await?;

        let user = UserIdentifier::user(&*self.username);
        let password = uiaa::Password::new(user, &*self.password, info.session);
        request.auth = Some(password.into());
        let response = self.expect_success("get_token, stage completed", client, &request).await?;
        self.report.check("the response has a login token", !response.login_token.is_empty())?;
        self.report.check("the login token has a lifetime", !response.expires_in.is_zero())?;
        Ok(response.login_token)
    }

    async fn log_in_with_token(
        &mut self,
        login_token: &str,
        first_device_id: &str,
    ) -> Result<Client, Stop> {
        let client = self.client.clone();
        let mut request = login::v3::Request::new(login::Token::new(login_token));
        request.initial_device_display_name = Some("second device of the tour".to_owned());
        let response = self.expect_success("login, token", &client, &request).await?;
        let name = response.user_id.localpart();
        self.report.check("the user is the same as before", name == self.username)?;
        let device_id = response.device_id.as_str();
        self.report.check("the device is a different one", device_id != first_device_id)?;
        self.logged_in(&response.access_token)
    }

    async fn log_out(&mut self, title: &str, client: &Client) -> Result<(), Stop> {
        self.expect_success(title, client, &logout::v3::Request::new()).await.map(drop)
    }

    async fn log_out_with_invalid_token(&mut self, client: &Client) -> Result<(), Stop> {
        let request = logout::v3::Request::new();
        let error = self.expect_error("logout, invalid token", client, &request).await?;
        self.report.check("the status is 401", error.status() == StatusCode::UNAUTHORIZED)?;
        let errcode = error.errcode();
        self.report
            .check("the error code is M_UNKNOWN_TOKEN", errcode == Some(&ErrorCode::UnknownToken))
    }

    /// Checks the path that was chosen for the last request, and the reason for the choice.
    pub(super) fn check_path(&mut self, path: &str, reason: PathReason) -> Result<(), Stop> {
        if !self.checks_paths {
            return Ok(());
        }
        let chosen = self.choice.map(|choice| (choice.template.as_str(), choice.reason));
        self.report.check(
            "the path and the reason for its choice are right",
            chosen == Some((path, reason)),
        )
    }

    /// Returns a client that sends the access token.
    fn logged_in(&mut self, access_token: &str) -> Result<Client, Stop> {
        let client = self.client.with_token(access_token);
        client.map_err(|error| self.report.unexpected(&error))
    }

    /// Sends a request for which the server requires a single stage of authentication.
    async fn expect_authentication<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
        stage: &AuthType,
    ) -> Result<UiaaInfo, Stop>
    where
        R: OutgoingRequest<EndpointError = UiaaResponse>,
        R::Authentication: TokenScheme,
    {
        match self.expect_error(title, client, request).await? {
            UiaaResponse::Authentication(info) => {
                self.report.check("the response has a session", info.session.is_some())?;
                let expected = format!("a flow requires only {stage}");
                self.report.check(&expected, info.accepts(stage))?;
                Ok(*info)
            }
            error @ UiaaResponse::Matrix(_) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request that is expected to succeed.
    async fn expect_success<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<R::Response, Stop>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        match self.send(title, client, request).await? {
            Ok(response) => {
                self.report.check("the request succeeds", true)?;
                Ok(response)
            }
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request to which the server is expected to respond with an error.
    async fn expect_error<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<R::EndpointError, Stop>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        match self.send(title, client, request).await? {
            Ok(_) => {
                self.report.check("the request fails", false)?;
                Err(Stop::Unexpected)
            }
            Err(FromHttpResponseError::Endpoint(error)) => Ok(error),
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request and reports the messages.
    async fn send<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<Result<R::Response, FromHttpResponseError<R::EndpointError>>, Stop>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        self.report.step(title)?;
        match client.exchange(request).await {
            Ok(exchange) => {
                self.choice = Some(exchange.choice);
                self.report.exchange(&exchange)?;
                Ok(exchange.decode::<R>())
            }
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }
}

fn stable(major: u16, minor: u16) -> PathReason {
    PathReason::Version(Version::new(major, minor))
}
