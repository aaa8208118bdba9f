//! The stages of user-interactive authentication that the client can complete.

use std::future::ready;

use pathlore_examples::{
    client::Stages,
    uiaa::{
        AuthData, AuthType, Dummy, Password, RegistrationToken, Terms, UiaaInfo, UserIdentifier,
    },
};
use serde_json::Value;

use super::options::Account;

/// The answers that the client has for the stages of user-interactive authentication.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) registration_token: Option<String>,
    pub(super) accepts_terms: bool,
    /// The account of the user, unless it is being registered.
    pub(super) account: Option<Account>,
}

impl Answers {
    /// Returns a function for each stage that the client can complete.
    pub(super) fn stages(&self) -> Stages<'_> {
        let known =
            [AuthType::Dummy, AuthType::Terms, AuthType::RegistrationToken, AuthType::Password];
        let possible = known.into_iter().filter(|stage| self.answer(stage, None).is_some());
        possible.fold(Stages::new(), |stages, stage| {
            stages.on(stage.clone(), move |session| ready(self.answer(&stage, session)))
        })
    }

    fn answer(&self, stage: &AuthType, session: Option<String>) -> Option<AuthData> {
        match stage {
            AuthType::Dummy => Some(Dummy::new(session).into()),
            AuthType::Terms if self.accepts_terms => Some(Terms::new(session).into()),
            AuthType::RegistrationToken => {
                let token = self.registration_token.as_deref()?;
                Some(RegistrationToken::new(token, session).into())
            }
            AuthType::Password => {
                let Account { user, password } = self.account.as_ref()?;
                Some(Password::new(UserIdentifier::user(&**user), &**password, session).into())
            }
            _ => None,
        }
    }

    /// Returns a line for each stage that the client cannot complete: its name, and what to do.
    pub(super) fn missing(&self, info: &UiaaInfo) -> Vec<String> {
        let mut stages: Vec<&AuthType> = Vec::new();
        for stage in info.flows.iter().flat_map(|flow| &flow.stages) {
            if self.answer(stage, None).is_none() && !stages.contains(&stage) {
                stages.push(stage);
            }
        }
        stages.into_iter().map(|stage| format!("{stage}: {}", self.advice(stage, info))).collect()
    }

    fn advice(&self, stage: &AuthType, info: &UiaaInfo) -> String {
        match stage {
            AuthType::RegistrationToken => "repeat with `--registration-token TOKEN`".to_owned(),
            AuthType::Terms => {
                let urls = policies(info).join(", ");
                format!("read the terms ({urls}), and repeat with `--accept-terms` to accept them")
            }
            _ if self.account.is_some() => "use an account without this stage".to_owned(),
            _ => "register in another client, and repeat with `--user USER --password-file FILE`"
                .to_owned(),
        }
    }
}

/// Returns the URLs of the policies that are the parameters of the stage `m.login.terms`.
fn policies(info: &UiaaInfo) -> Vec<&str> {
    fn members(value: &Value) -> impl Iterator<Item = &Value> {
        value.as_object().into_iter().flat_map(|members| members.values())
    }
    let terms = info.params.as_ref().and_then(|params| params.get(AuthType::Terms.as_str()));
    terms
        .and_then(|terms| terms.get("policies"))
        .into_iter()
        .flat_map(members)
        .flat_map(members)
        .filter_map(|translation| translation.get("url")?.as_str())
        .collect()
}
