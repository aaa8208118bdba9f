//! The options for the tour at an existing homeserver.

use std::{error::Error, fs, path::PathBuf};

use clap::Args;

use super::stages::Answers;

/// The options for the tour at an existing homeserver.
#[derive(Args)]
pub(crate) struct Options {
    /// Uses this account instead of registering one: a user ID or its localpart.
    #[arg(long, value_name = "USER", requires = "password_file")]
    user: Option<String>,
    /// The file with the password of the account.
    #[arg(long, value_name = "FILE", requires = "user")]
    password_file: Option<PathBuf>,
    /// The token for homeservers that permit registration with a token only.
    #[arg(long, value_name = "TOKEN")]
    registration_token: Option<String>,
    /// Accepts the terms of the homeserver, if registration requires it.
    #[arg(long)]
    accept_terms: bool,
    /// Does not register an account. Without `--user`, only what needs no account is requested.
    #[arg(long)]
    pub(super) skip_register: bool,
}

impl Options {
    /// Returns the existing account, if there is one.
    ///
    /// # Errors
    ///
    /// Returns an error if the password file cannot be read, or if it is empty.
    pub(super) fn account(&self) -> Result<Option<Account>, Box<dyn Error>> {
        let (Some(user), Some(file)) = (&self.user, &self.password_file) else {
            return Ok(None);
        };
        let content = fs::read_to_string(file)
            .map_err(|error| format!("cannot read the password file: {error}"))?;
        // Editors end the last line.
        let password = content.strip_suffix('\n').unwrap_or(&content);
        let password = password.strip_suffix('\r').unwrap_or(password);
        if password.is_empty() {
            return Err("the password file is empty".into());
        }
        Ok(Some(Account { user: user.clone(), password: password.to_owned() }))
    }

    /// Returns the answers to the stages of authentication.
    pub(super) fn answers(&self) -> Answers {
        Answers {
            registration_token: self.registration_token.clone(),
            accepts_terms: self.accept_terms,
            account: None,
        }
    }
}

/// An account and its password.
#[derive(Clone)]
pub(super) struct Account {
    /// The user ID or its localpart.
    pub(super) user: String,
    pub(super) password: String,
}

impl Account {
    /// Creates an account that does not exist yet, with a random name and password.
    pub(super) fn random() -> Result<Self, getrandom::Error> {
        Ok(Self {
            user: format!("tour_{:08x}", getrandom::u32()?),
            // Some servers require each of these kinds of characters.
            password: format!("Aa0-{:016x}{:016x}", getrandom::u64()?, getrandom::u64()?),
        })
    }
}
