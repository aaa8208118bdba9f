//! Hashes of passwords.

use std::{num::NonZeroUsize, sync::Arc, thread::available_parallelism};

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::failure::{Failure, failure};
use crate::{error::MatrixError, secret::Secret};

/// Hashes passwords with Argon2id, on threads that may be busy for long.
pub(super) struct Passwords {
    /// One permit for each processor. A hash needs 19 MiB of memory, and is not ready earlier if there are more.
    permits: Arc<Semaphore>,
}

impl Passwords {
    pub(super) fn new() -> Self {
        let processors = available_parallelism().map_or(1, NonZeroUsize::get);
        Self { permits: Arc::new(Semaphore::new(processors)) }
    }

    /// Returns the hash of a password, with its salt and parameters.
    pub(super) async fn hash(&self, password: Secret) -> Result<String, MatrixError> {
        self.run(move |argon2| hash(&argon2, &password)).await
    }

    /// Returns `true` if this is the hash of the password. It takes the same time if there is no hash, so that
    /// clients cannot find out which accounts exist.
    pub(super) async fn matches(
        &self,
        password: Secret,
        expected: Option<String>,
    ) -> Result<bool, MatrixError> {
        self.run(move |argon2| match expected {
            Some(expected) => {
                Ok(argon2.verify_password(password.expose().as_bytes(), &*expected).is_ok())
            }
            None => hash(&argon2, &password).map(|_| false),
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(Argon2<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, MatrixError> {
        // It moves with the work, which goes on if the client does not wait for it.
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(failure)?;
        let run = move || {
            let _permit = permit;
            work(Argon2::default())
        };
        spawn_blocking(run).await.map_err(failure)?.map_err(failure)
    }
}

fn hash(argon2: &Argon2<'_>, password: &Secret) -> Result<String, Failure> {
    Ok(argon2.hash_password(password.expose().as_bytes())?.to_string())
}
