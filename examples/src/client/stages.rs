//! The client side of user-interactive authentication.

use std::{fmt, pin::Pin};

use pathlore_client::{BufferedRequest, Client, ClientError};

use crate::{
    account::register,
    session::get_login_token,
    uiaa::{AuthData, AuthType, FallbackAcknowledgement, UiaaInfo, UiaaResponse},
};

/// A request to an endpoint with user-interactive authentication.
pub trait WithAuth: BufferedRequest<EndpointError = UiaaResponse> {
    /// Sets the data for the next stage.
    fn set_auth(&mut self, auth: AuthData);
}

impl WithAuth for register::v3::Request {
    fn set_auth(&mut self, auth: AuthData) {
        self.auth = Some(auth);
    }
}

impl WithAuth for get_login_token::v1::Request {
    fn set_auth(&mut self, auth: AuthData) {
        self.auth = Some(auth);
    }
}

/// The data for a stage, or `None` if the user gives up.
type Data<'c> = Pin<Box<dyn Future<Output = Option<AuthData>> + Send + 'c>>;

/// Returns the data for a stage of a session.
type Function<'c> = Box<dyn FnMut(Option<String>) -> Data<'c> + Send + 'c>;

/// A function for each stage that a client can complete.
///
/// ```
/// use pathlore_examples::{
///     client::Stages,
///     uiaa::{AuthType, Dummy, Password, UserIdentifier},
/// };
///
/// let stages = Stages::new()
///     .on(AuthType::Dummy, async |session| Some(Dummy::new(session).into()))
///     .on(AuthType::Password, async |session| {
///         let user = UserIdentifier::user("alice");
///         // A program would ask the user.
///         Some(Password::new(user, "correct horse", session).into())
///     });
/// assert!(stages.can_complete(&AuthType::Password));
/// assert!(!stages.can_complete(&AuthType::Terms));
/// ```
#[derive(Default)]
pub struct Stages<'c> {
    functions: Vec<(AuthType, Function<'c>)>,
    attempted: Vec<Option<AuthType>>,
}

impl<'c> Stages<'c> {
    /// Creates a value without functions.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the function for a stage. It takes the identifier of the session, and returns the data, or `None`
    /// if the user gives up.
    #[must_use]
    pub fn on<F, D>(mut self, stage: AuthType, mut function: F) -> Self
    where
        F: FnMut(Option<String>) -> D + Send + 'c,
        D: Future<Output = Option<AuthData>> + Send + 'c,
    {
        let function = Box::new(move |session| -> Data<'c> { Box::pin(function(session)) });
        self.functions.retain(|(it, _)| *it != stage);
        self.functions.push((stage, function));
        self
    }

    /// Returns whether there is a function for a stage.
    #[must_use]
    pub fn can_complete(&self, stage: &AuthType) -> bool {
        self.functions.iter().any(|(it, _)| it == stage)
    }

    /// Returns the next stage of the shortest flow that the client can complete, and its data.
    ///
    /// The stage is `None` if all stages of the flow are completed. The request is then repeated with nothing but
    /// the session.
    ///
    /// # Errors
    ///
    /// Returns an error if the client cannot complete a flow, if the stage before has failed, if the server
    /// requires it again, or if the user gives up.
    pub async fn next(
        &mut self,
        info: &UiaaInfo,
    ) -> Result<(Option<AuthType>, AuthData), StagesError> {
        // Some servers send an error before any stage was attempted.
        if info.auth_error.is_some() && !self.attempted.is_empty() {
            return Err(StagesError::Failed(info.clone().into()));
        }
        let completed = info.completed.as_deref().unwrap_or_default();
        let flows = info.flows.iter().map(|flow| {
            let stages = flow.stages.iter().filter(|stage| !completed.contains(stage));
            stages.collect::<Vec<_>>()
        });
        let flow = flows
            .filter(|stages| stages.iter().all(|stage| self.can_complete(stage)))
            .min_by_key(Vec::len);
        let impossible = || StagesError::Impossible(info.clone().into());
        let stage = flow.ok_or_else(impossible)?.first().map(|stage| (*stage).clone());
        if self.attempted.contains(&stage) {
            return Err(StagesError::Again(stage));
        }
        self.attempted.push(stage.clone());
        let data = match &stage {
            None => {
                let session = info.session.as_ref().ok_or_else(impossible)?;
                FallbackAcknowledgement::new(session).into()
            }
            Some(stage) => {
                let mut functions = self.functions.iter_mut();
                let function = functions.find(|(it, _)| it == stage).ok_or_else(impossible)?;
                let data = (function.1)(info.session.clone()).await;
                data.ok_or_else(|| StagesError::GivenUp(stage.clone()))?
            }
        };
        Ok((stage, data))
    }
}

impl fmt::Debug for Stages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.functions.iter().map(|(stage, _)| stage)).finish()
    }
}

/// Sends a request, and repeats it with the data for each stage that the server requires.
///
/// ```no_run
/// use pathlore_examples::{
///     account::register::v3::{Request, Response},
///     client::{Client, Stages, StagesError, authenticate},
///     uiaa::{AuthType, Dummy, Terms},
/// };
///
/// async fn register(client: &Client, request: Request) -> Result<Response, StagesError> {
///     let stages = Stages::new()
///         .on(AuthType::Dummy, async |session| Some(Dummy::new(session).into()))
///         .on(AuthType::Terms, async |session| {
///             println!("do you accept the terms?");
///             Some(Terms::new(session).into())
///         });
///     authenticate(client, request, stages).await
/// }
/// ```
///
/// # Errors
///
/// Returns an error if the request fails for another reason, or if a stage cannot be completed, see
/// [`Stages::next`].
pub async fn authenticate<R: WithAuth>(
    client: &Client,
    mut request: R,
    mut stages: Stages<'_>,
) -> Result<R::Response, StagesError> {
    loop {
        match client.send(&request).await {
            Ok(response) => return Ok(response),
            Err(ClientError::Endpoint(UiaaResponse::Authentication { info, .. })) => {
                let (_, data) = stages.next(&info).await?;
                request.set_auth(data);
            }
            Err(error) => return Err(StagesError::Request(error)),
        }
    }
}

/// The error if user-interactive authentication does not lead to a response.
#[derive(Debug)]
#[non_exhaustive]
pub enum StagesError {
    /// The request failed for another reason.
    Request(ClientError<UiaaResponse>),
    /// The client cannot complete any of these flows.
    Impossible(Box<UiaaInfo>),
    /// The server did not accept the data for a stage.
    Failed(Box<UiaaInfo>),
    /// The server requires a stage again, or the end of the session if it is `None`.
    Again(Option<AuthType>),
    /// The user gave up at a stage.
    GivenUp(AuthType),
}

impl fmt::Display for StagesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Impossible(info) => {
                f.write_str("the server requires stages that this client cannot complete: ")?;
                let flow = |stages: &[AuthType]| {
                    stages.iter().map(AuthType::as_str).collect::<Vec<_>>().join(" + ")
                };
                let flows = info.flows.iter().map(|it| flow(&it.stages)).collect::<Vec<_>>();
                f.write_str(&flows.join(" or "))
            }
            Self::Failed(info) => {
                f.write_str("the server requires user-interactive authentication")?;
                info.auth_error.as_ref().map_or(Ok(()), |error| write!(f, ": {error}"))
            }
            Self::Again(Some(stage)) => write!(f, "the server requires again: {stage}"),
            Self::Again(None) => f.write_str("the server requires again: all stages completed"),
            Self::GivenUp(stage) => write!(f, "the stage {stage} was not completed"),
        }
    }
}

impl std::error::Error for StagesError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => error.source(),
            _ => None,
        }
    }
}
