//! The requests that the client sends to a server, and the expected results.

use std::io::Write;

use pathlore::{PathReason, Version, http::StatusCode};
use pathlore_examples::{
    account::register,
    client::{Client, ClientError},
    error::{ErrorCode, MatrixError},
    identifiers::{DeviceId, UserId},
    session::{
        get_login_token,
        get_login_types::{self, LoginFlow, LoginType},
        login, logout,
    },
    uiaa::UserIdentifier,
    versions,
};

use super::{
    options::Account,
    report::{Report, Stop},
    requests::Requests,
    stages::Answers,
};

/// The requests that the client sends to a server, and the expected results.
pub(super) struct Flow<'r, W> {
    requests: Requests<'r, W>,
    client: Client,
    answers: Answers,
    account: Account,
    user_id: Option<UserId>,
    /// The devices that are logged in.
    devices: Vec<Device>,
    /// Whether the server is one of this crate, whose paths and user IDs are known.
    is_local: bool,
}

/// A device that is logged in.
struct Device {
    id: DeviceId,
    client: Client,
}

impl<'r, W: Write> Flow<'r, W> {
    /// Creates a flow for any homeserver.
    pub(super) fn new(
        report: &'r mut Report<W>,
        client: Client,
        account: Account,
        answers: Answers,
    ) -> Self {
        Self {
            requests: Requests::new(report),
            client,
            answers,
            account,
            user_id: None,
            devices: Vec::new(),
            is_local: false,
        }
    }

    /// Creates a flow for a server of this crate, whose paths and user IDs are checked.
    pub(super) fn local(
        report: &'r mut Report<W>,
        client: Client,
    ) -> Result<Self, getrandom::Error> {
        let flow = Self::new(report, client, Account::random()?, Answers::default());
        Ok(Self { is_local: true, ..flow })
    }

    /// Sends all requests, and registers the account first if it is new.
    pub(super) async fn run_all(&mut self, is_new: bool) -> Result<(), Stop> {
        let result = self.run(is_new).await;
        while let Some(device) = self.devices.pop() {
            // The failure before is the result.
            let _ = self.log_out("logout, after the failure", &device).await;
        }
        result
    }

    async fn run(&mut self, is_new: bool) -> Result<(), Stop> {
        self.versions().await?;
        let login_types = self.login_types().await?;
        let offers_password = login_types.iter().any(|it| it.kind == LoginType::Password);
        self.requests.report.check("the server offers login with a password", offers_password)?;
        if is_new {
            self.register(false).await?;
            self.check_path("/_matrix/client/v3/register", stable(1, 1))?;
        }
        let client = self.log_in_with_password("login, password").await?;
        self.check_path("/_matrix/client/v3/login", stable(1, 1))?;
        let is_offered = login_types.iter().any(|login_type| login_type.get_login_token);
        if let Some(login_token) = self.get_login_token(&client, is_offered).await? {
            self.check_path("/_matrix/client/v1/login/get_token", stable(1, 7))?;
            self.log_in_with_token(login_token).await?;
        } else {
            self.log_in_with_password("login, password, second device").await?;
        }
        if let Some(second) = self.devices.pop() {
            self.log_out("logout, second device", &second).await?;
            self.check_path("/_matrix/client/v3/logout", stable(1, 1))?;
            self.log_out_with_invalid_token(&second.client).await?;
        }
        if let Some(first) = self.devices.pop() {
            self.log_out("logout, first device", &first).await?;
        }
        Ok(())
    }

    /// Sends the requests that need no account.
    pub(super) async fn run_without_account(&mut self) -> Result<(), Stop> {
        self.versions().await?;
        self.login_types().await?;
        let client = self.with_token("invalid")?;
        self.log_out_with_invalid_token(&client).await
    }

    /// Registers the account and obtains a login token.
    pub(super) async fn register_and_get_login_token(&mut self) -> Result<(), Stop> {
        let access_token = self.register(true).await?.unwrap_or_default();
        let client = self.with_token(&access_token)?;
        self.get_login_token(&client, true).await.map(drop)
    }

    /// Requests the supported versions, which determine the paths of later requests.
    pub(super) async fn versions(&mut self) -> Result<(), Stop> {
        let request = versions::Request::new();
        let response = self.requests.expect_success("versions", &self.client, &request).await?;
        let supported = response.supported_versions();
        let is_known = supported.newest().is_some();
        self.requests.report.check("the server supports a known version", is_known)?;
        self.client = self.client.clone().with_supported_versions(supported);
        Ok(())
    }

    async fn login_types(&mut self) -> Result<Vec<LoginFlow>, Stop> {
        let request = get_login_types::v3::Request::new();
        let response = self.requests.expect_success("login types", &self.client, &request).await?;
        Ok(response.flows)
    }

    /// Registers the account, and returns an access token if `log_in` is set.
    pub(super) async fn register(&mut self, log_in: bool) -> Result<Option<String>, Stop> {
        let mut request = register::v3::Request::new();
        request.username = Some(self.account.user.clone());
        request.password = Some(self.account.password.clone());
        request.inhibit_login = !log_in;
        let response =
            self.requests.authenticate("register", &self.client, request, &self.answers).await?;
        let report = &mut *self.requests.report;
        let response = match response {
            Ok(response) => response,
            Err(error) => {
                let stop = report.unexpected(&error);
                report.note("if you have an account, use `--user USER --password-file FILE`")?;
                return Err(stop);
            }
        };
        if self.is_local {
            let name = response.user_id.localpart();
            report.check("the user ID has the chosen localpart", name == self.account.user)?;
        }
        let (token, device) = (response.access_token.is_some(), response.device_id.is_some());
        if log_in {
            report.check("the response has an access token and a device ID", token && device)?;
        } else {
            let expected = "the response has neither an access token nor a device ID";
            report.check(expected, !token && !device)?;
        }
        // The server may have chosen another localpart.
        self.account.user = response.user_id.to_string();
        self.user_id = Some(response.user_id);
        Ok(response.access_token)
    }

    async fn log_in_with_password(&mut self, title: &str) -> Result<Client, Stop> {
        let user = UserIdentifier::user(&*self.account.user);
        let login_info = login::Password::new(user, &*self.account.password);
        self.log_in(title, login::v3::Request::new(login_info)).await
    }

    async fn log_in_with_token(&mut self, login_token: String) -> Result<Client, Stop> {
        let mut request = login::v3::Request::new(login::Token::new(login_token));
        request.initial_device_display_name = Some("second device of the tour".to_owned());
        self.log_in("login, token", request).await
    }

    async fn log_in(&mut self, title: &str, request: login::v3::Request) -> Result<Client, Stop> {
        let response = self.requests.expect_success(title, &self.client, &request).await?;
        let client = self.with_token(&response.access_token)?;
        let id = response.device_id;
        let is_new = self.devices.iter().all(|device| device.id != id);
        self.devices.push(Device { id, client: client.clone() });
        self.requests.report.check("the device is a new one", is_new)?;
        if let Some(expected) = &self.user_id {
            let is_same = response.user_id == *expected;
            self.requests.report.check("the user is the same as before", is_same)?;
        }
        self.user_id = Some(response.user_id);
        Ok(client)
    }

    /// Obtains a login token. Returns `None` if the server does not support it, unless `is_offered`.
    async fn get_login_token(
        &mut self,
        client: &Client,
        is_offered: bool,
    ) -> Result<Option<String>, Stop> {
        self.answers.account = Some(self.account.clone());
        let request = get_login_token::v1::Request::new();
        let response =
            self.requests.authenticate("get_token", client, request, &self.answers).await?;
        let report = &mut *self.requests.report;
        match response {
            Ok(response) => {
                let token = response.login_token;
                report.check("the response has a login token", !token.is_empty())?;
                report.check("the login token has a lifetime", !response.expires_in.is_zero())?;
                Ok(Some(token))
            }
            Err(error) if !is_offered && is_unknown_endpoint(&error) => {
                report.note("the server does not offer login tokens")?;
                Ok(None)
            }
            Err(error) => Err(report.unexpected(&error)),
        }
    }

    async fn log_out(&mut self, title: &str, device: &Device) -> Result<(), Stop> {
        let result = self.requests.send(title, &device.client, &logout::v3::Request::new()).await?;
        let report = &mut *self.requests.report;
        match result {
            Ok(_) => report.check("the request succeeds", true),
            Err(ClientError::Endpoint(error)) if is_soft_logout(&error) => {
                report.check("the access token has expired", true)
            }
            Err(error) => Err(report.unexpected(&error)),
        }
    }

    async fn log_out_with_invalid_token(&mut self, client: &Client) -> Result<(), Stop> {
        let request = logout::v3::Request::new();
        let error = self.requests.expect_error("logout, invalid token", client, &request).await?;
        let report = &mut *self.requests.report;
        report.check("the status is 401", error.status() == StatusCode::UNAUTHORIZED)?;
        let errcode = error.errcode();
        report.check("the error code is M_UNKNOWN_TOKEN", errcode == Some(&ErrorCode::UnknownToken))
    }

    /// Checks the path that was chosen for the last request, and the reason for the choice.
    pub(super) fn check_path(&mut self, path: &str, reason: PathReason) -> Result<(), Stop> {
        if !self.is_local {
            return Ok(());
        }
        let chosen = self.requests.choice.map(|choice| (choice.template.as_str(), choice.reason));
        self.requests.report.check(
            "the path and the reason for its choice are right",
            chosen == Some((path, reason)),
        )
    }

    /// Returns a client that sends the access token.
    fn with_token(&mut self, access_token: &str) -> Result<Client, Stop> {
        let client = self.client.with_token(access_token);
        client.map_err(|error| self.requests.report.unexpected(&error))
    }
}

/// Returns `true` if the access token has expired, and the client can log in again.
fn is_soft_logout(error: &MatrixError) -> bool {
    matches!(error, MatrixError::Standard { soft_logout: Some(true), .. })
}

fn is_unknown_endpoint(error: &MatrixError) -> bool {
    error.status() == StatusCode::NOT_FOUND || error.errcode() == Some(&ErrorCode::Unrecognized)
}

fn stable(major: u16, minor: u16) -> PathReason {
    PathReason::Version(Version::new(major, minor))
}
