//! What the client does at one server, and what it expects.

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

/// What the client does at one server.
pub(super) struct Flow<'r, W> {
    report: &'r mut Report<W>,
    client: Client,
    username: String,
    password: String,
    /// The path that the last request took.
    choice: Option<PathChoice>,
    /// Whether it is known what the server supports, and so which paths requests take.
    is_known: bool,
}

impl<'r, W: Write> Flow<'r, W> {
    pub(super) fn new(report: &'r mut Report<W>, client: Client) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            report,
            client,
            username: format!("tour_{:08x}", getrandom::u32()?),
            password: format!("{:016x}", getrandom::u64()?),
            choice: None,
            is_known: false,
        })
    }

    pub(super) fn of_known_server(self) -> Self {
        Self { is_known: true, ..self }
    }

    /// All that there is to see.
    pub(super) async fn whole(&mut self) -> Result<(), Stop> {
        self.versions().await?;
        self.register(false).await?;
        self.took("/_matrix/client/v3/register", stable(1, 1))?;
        let (first_device, device_id) = self.log_in_with_password().await?;
        self.took("/_matrix/client/v3/login", stable(1, 1))?;
        let login_token = self.get_login_token(&first_device).await?;
        self.took("/_matrix/client/v1/login/get_token", stable(1, 7))?;
        let second_device = self.log_in_with_token(&login_token, &device_id).await?;
        self.log_out("logout, second device", &second_device).await?;
        self.took("/_matrix/client/v3/logout", stable(1, 1))?;
        self.dead_token_is_refused(&second_device).await?;
        self.log_out("logout, first device", &first_device).await
    }

    pub(super) async fn register_and_get_login_token(&mut self) -> Result<(), Stop> {
        let access_token = self.register(true).await?.unwrap_or_default();
        let client = self.logged_in(&access_token)?;
        self.get_login_token(&client).await.map(drop)
    }

    pub(super) async fn versions(&mut self) -> Result<(), Stop> {
        let client = self.client.clone();
        let response = self.expect("versions", &client, &versions::Request::new()).await?;
        let supported = response.supported_versions();
        self.report.check("a version that the client knows", supported.newest().is_some())?;
        self.client = client.with_supported_versions(supported);
        Ok(())
    }

    /// Registers the account; gets an access token if it is to be logged in to at once.
    pub(super) async fn register(&mut self, log_in: bool) -> Result<Option<String>, Stop> {
        let client = self.client.clone();
        let mut request = register::v3::Request::new();
        request.username = Some(self.username.clone());
        request.password = Some(self.password.clone());
        request.inhibit_login = !log_in;
        let info = self.expect_stages("register", &client, &request, &AuthType::Dummy).await?;

        request.auth = Some(Dummy::new(info.session).into());
        let response = self.expect("register, stage done", &client, &request).await?;
        let name = response.user_id.localpart();
        self.report.check("the account has the chosen name", name == self.username)?;
        let (token, device) = (response.access_token.is_some(), response.device_id.is_some());
        if log_in {
            self.report.check("an access token and a device", token && device)?;
        } else {
            self.report.check("neither an access token nor a device", !token && !device)?;
        }
        Ok(response.access_token)
    }

    async fn log_in_with_password(&mut self) -> Result<(Client, String), Stop> {
        let client = self.client.clone();
        let user = UserIdentifier::user(&*self.username);
        let login_info = login::Password::new(user, &*self.password);
        let request = login::v3::Request::new(login_info);
        let response = self.expect("login, password", &client, &request).await?;
        let name = response.user_id.localpart();
        self.report.check("the user is the one who registered", name == self.username)?;
        Ok((self.logged_in(&response.access_token)?, response.device_id.to_string()))
    }

    async fn get_login_token(&mut self, client: &Client) -> Result<String, Stop> {
        let mut request = get_login_token::v1::Request::new();
        let info = self.expect_stages("get_token", client, &request, &AuthType::Password).await?;

        let user = UserIdentifier::user(&*self.username);
        let password = uiaa::Password::new(user, &*self.password, info.session);
        request.auth = Some(password.into());
        let response = self.expect("get_token, stage done", client, &request).await?;
        self.report.check("a token", !response.login_token.is_empty())?;
        self.report.check("that is valid for a while", !response.expires_in.is_zero())?;
        Ok(response.login_token)
    }

    async fn log_in_with_token(
        &mut self,
        login_token: &str,
        first_device_id: &str,
    ) -> Result<Client, Stop> {
        let client = self.client.clone();
        let mut request = login::v3::Request::new(login::Token::new(login_token));
        request.initial_device_display_name = Some("the tour's second device".to_owned());
        let response = self.expect("login, token", &client, &request).await?;
        let name = response.user_id.localpart();
        self.report.check("the user is the same", name == self.username)?;
        let device_id = response.device_id.as_str();
        self.report.check("the device is another", device_id != first_device_id)?;
        self.logged_in(&response.access_token)
    }

    async fn log_out(&mut self, title: &str, client: &Client) -> Result<(), Stop> {
        self.expect(title, client, &logout::v3::Request::new()).await.map(drop)
    }

    async fn dead_token_is_refused(&mut self, client: &Client) -> Result<(), Stop> {
        let request = logout::v3::Request::new();
        let error = self.expect_error("logout, dead token", client, &request).await?;
        self.report.check("401", error.status() == StatusCode::UNAUTHORIZED)?;
        let errcode = error.errcode();
        self.report.check("M_UNKNOWN_TOKEN", errcode == Some(&ErrorCode::UnknownToken))
    }

    /// Checks which path the last request took, and why.
    pub(super) fn took(&mut self, path: &str, reason: PathReason) -> Result<(), Stop> {
        if !self.is_known {
            return Ok(());
        }
        let taken = self.choice.map(|choice| (choice.template.as_str(), choice.reason));
        self.report
            .check("the path is the right one, for the right reason", taken == Some((path, reason)))
    }

    fn logged_in(&mut self, access_token: &str) -> Result<Client, Stop> {
        let client = self.client.with_token(access_token);
        client.map_err(|error| self.report.unexpected(&error))
    }

    /// Sends a request of which the server asks one stage of authentication.
    async fn expect_stages<R>(
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
                self.report.check("401 with a session", info.session.is_some())?;
                let stages = format!("a flow of {stage} alone");
                self.report.check(&stages, info.accepts(stage))?;
                Ok(*info)
            }
            error @ UiaaResponse::Matrix(_) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request that succeeds.
    async fn expect<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<R::IncomingResponse, Stop>
    where
        R: OutgoingRequest,
        R::Authentication: TokenScheme,
    {
        match self.send(title, client, request).await? {
            Ok(response) => {
                self.report.check("a success of the endpoint's form", true)?;
                Ok(response)
            }
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request that fails.
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
                self.report.check("an error", false)?;
                Err(Stop::Unexpected)
            }
            Err(FromHttpResponseError::Endpoint(error)) => Ok(error),
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }

    async fn send<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<Result<R::IncomingResponse, FromHttpResponseError<R::EndpointError>>, Stop>
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
