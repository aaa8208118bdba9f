//! Which path a call tries next.

use std::sync::Arc;

use pathlore::{Metadata, PathTemplate, Target, bytes::Bytes, http};

use crate::{
    engine::Engine,
    error::Failure,
    limits::Deadline,
    negotiated::{Known, Negotiated},
};

/// What a client consists of.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub(crate) engine: Engine,
    pub(crate) negotiated: Option<Arc<Negotiated>>,
}

/// The targets of a call, one after the other, until the server recognizes the endpoint.
pub(crate) struct Targets<'s> {
    shared: &'s Shared,
    deadline: Deadline,
    /// What is known about the server, if the client negotiates.
    known: Option<Known>,
    tried: Vec<&'static PathTemplate>,
    tries_other_paths: bool,
}

impl Shared {
    /// Starts a call. Asks the server what it supports if that is unknown and the endpoint has several paths.
    pub(crate) async fn targets(
        &self,
        metadata: &Metadata,
        deadline: Deadline,
        tries_other_paths: bool,
    ) -> Result<Targets<'_>, Failure> {
        let known = match &self.negotiated {
            Some(negotiated) if metadata.paths().len() > 1 => {
                Some(negotiated.known(&self.engine, deadline).await?)
            }
            _ => None,
        };
        let tried = Vec::new();
        Ok(Targets { shared: self, deadline, known, tried, tries_other_paths })
    }
}

impl Targets<'_> {
    pub(crate) fn first(&self) -> &Target {
        self.known.as_ref().map_or(&self.shared.engine.target, |known| &known.target)
    }

    /// Notes that a path was tried, and returns whether it is the first time.
    pub(crate) fn try_path(&mut self, path: &'static PathTemplate) -> bool {
        let is_new = !self.tried.contains(&path);
        if is_new {
            self.tried.push(path);
        }
        is_new
    }

    /// Returns the target to try after a response, or `None` if the response is the result.
    pub(crate) async fn next(
        &mut self,
        metadata: &Metadata,
        response: &http::Response<Bytes>,
    ) -> Option<Target> {
        let negotiated = self.shared.negotiated.as_ref()?;
        let known = self.known.as_mut().filter(|_| negotiated.is_unrecognized(response))?;
        if let Some(newer) = negotiated.renewed(&self.shared.engine, self.deadline, known).await {
            *known = newer;
            return Some(known.target.clone());
        }
        self.other_path(metadata)
    }

    /// Returns a target with the newest path that the server should have and that was not tried.
    pub(crate) fn other_path(&mut self, metadata: &Metadata) -> Option<Target> {
        let target = &self.known.as_ref().filter(|_| self.tries_other_paths)?.target;
        let mut paths = metadata.history.paths_for(target.supported_versions()).rev();
        let path = paths.find(|path| !self.tried.contains(&&path.template))?;
        Some(target.clone().with_path(path.template.as_str()))
    }
}
