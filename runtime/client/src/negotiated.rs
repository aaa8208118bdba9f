//! What is known about a server.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pathlore::{Target, bytes::Bytes, http};
use tokio::time::Instant;

use crate::{
    engine::Engine,
    error::{Failure, NegotiationError},
    limits::Deadline,
    negotiation::{Failed, Negotiation},
};

/// What is known about a server. Clients that have the same token share it.
#[derive(Debug)]
pub(crate) struct Negotiated {
    pub(crate) negotiation: Negotiation,
    state: Mutex<State>,
    /// Held by the call that asks the server, so that others wait for its answer.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    known: Option<Known>,
    /// How often the server was asked to the end.
    asked: u64,
    /// Why there was no answer the last time.
    failure: Option<NegotiationError>,
}

/// An answer of the server.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The target with the versions of the answer.
    pub(crate) target: Target,
    /// The number of the answer.
    number: u64,
    /// When the server was asked the last time, with or without an answer.
    since: Instant,
    /// When it is too old.
    end: Option<Instant>,
}

impl Negotiated {
    pub(crate) fn new(negotiation: Negotiation) -> Self {
        Self { negotiation, state: Mutex::default(), asking: tokio::sync::Mutex::default() }
    }

    /// Returns what is known, and asks the server if it is too old.
    pub(crate) async fn known(
        &self,
        engine: &Engine,
        deadline: Deadline,
    ) -> Result<Known, Failure> {
        let known = self.state().known.clone();
        match known {
            Some(known) if known.is_fresh() => Ok(known),
            _ => self.ask(engine, deadline, Known::is_fresh).await,
        }
    }

    /// Returns what is known after the server has not recognized an endpoint, or `None` if that has not changed.
    pub(crate) async fn renewed(
        &self,
        engine: &Engine,
        deadline: Deadline,
        old: &Known,
    ) -> Option<Known> {
        let is_newer = |known: &Known| known.number > old.number;
        let known = self.state().known.clone()?;
        let known = if is_newer(&known) || known.since.elapsed() < self.negotiation.min_age {
            known
        } else {
            self.ask(engine, deadline, is_newer).await.ok()?
        };
        let has_changed = known.target.supported_versions() != old.target.supported_versions();
        (is_newer(&known) && has_changed).then_some(known)
    }

    /// Returns whether a response says that the server does not have the endpoint at a path.
    pub(crate) fn is_unrecognized(&self, response: &http::Response<Bytes>) -> bool {
        (self.negotiation.is_unrecognized)(response)
    }

    /// Asks the server, unless another call has just done so.
    async fn ask(
        &self,
        engine: &Engine,
        deadline: Deadline,
        suffices: impl Fn(&Known) -> bool,
    ) -> Result<Known, Failure> {
        let asked = self.state().asked;
        let _asking = deadline.within(None, async { Ok(self.asking.lock().await) }).await?;
        {
            let state = self.state();
            // What arrived while this call waited is for it as well, even if it is too old for the next one.
            let is_for_this = |known: &&Known| suffices(known) || state.asked > asked;
            if let Some(known) = state.known.as_ref().filter(is_for_this) {
                return Ok(known.clone());
            }
            if let Some(failure) = state.failure.as_ref().filter(|_| state.asked > asked) {
                return Err(Failure::Negotiation(failure.clone()));
            }
        }
        let answer = self.negotiation.fetch(engine, deadline).await;
        let now = Instant::now();
        let mut state = self.state();
        let (target, max_age) = match (answer, &state.known) {
            (Ok(supported), _) => {
                let target = engine.target.clone().with_supported_versions(supported);
                (target, self.negotiation.max_age)
            }
            (Err(Failed::OutOfTime(timeout)), _) => return Err(Failure::Timeout(timeout)),
            // The old answer is better than none.
            (Err(Failed::Error(_)), Some(known)) => {
                (known.target.clone(), self.negotiation.min_age)
            }
            (Err(Failed::Error(error)), None) => {
                state.asked += 1;
                state.failure = Some(error.clone());
                return Err(Failure::Negotiation(error));
            }
        };
        state.asked += 1;
        state.failure = None;
        let known =
            Known { target, number: state.asked, since: now, end: now.checked_add(max_age) };
        Ok(state.known.insert(known).clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn is_fresh(&self) -> bool {
        // Without an end, the age is longer than the clock can tell.
        self.end.is_none_or(|end| Instant::now() < end)
    }
}
