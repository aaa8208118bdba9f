//! The same workloads, implemented with pathlore and by hand.
//!
//! A [`Workload`] is the encoding or the decoding of one message. A [`Case`] is the implementation of
//! a workload by a [`Contender`]. The messages are defined in `samples.rs`, and those that grow in
//! `growth`. Values to encode are decoded from a sample, so all contenders encode the same values and
//! must produce the sample.
//!
//! The run-time bench measures the cases, together with those of ruma. The tests of this crate count what
//! does not depend on the machine.

pub use self::{
    case::{Case, Cost, measured},
    workload::{Contender, Kind, Workload},
};

mod by_hand;
mod by_pathlore;
pub mod case;
pub mod growth;
pub mod message;
#[allow(missing_docs, reason = "the names are those of the messages")]
pub mod model;
#[allow(missing_docs, clippy::missing_panics_doc, clippy::must_use_candidate)]
pub mod samples;
pub mod workload;

/// Returns the cases of pathlore and hand with messages of a fixed size.
#[must_use]
pub fn cases_of_fixed_size() -> Vec<Case> {
    let mut cases = Vec::new();
    by_pathlore::add_cases(&mut cases);
    by_hand::add_cases(&mut cases);
    cases
}

/// Returns the cases of pathlore and hand with requests that grow.
#[must_use]
pub fn cases_that_grow() -> Vec<Case> {
    let mut cases = Vec::new();
    growth::add_cases(&mut cases);
    cases
}
