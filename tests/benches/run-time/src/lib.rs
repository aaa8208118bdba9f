//! The same workloads, implemented with pathlore, by hand and with ruma.
//!
//! A [`Workload`] is the encoding or the decoding of one message. A [`Case`] is the implementation of
//! a workload by a [`Contender`]. The messages are defined in `samples.rs`, and those that grow in the
//! crate `pathlore-test-growth`. Values to encode are decoded from a sample, so all contenders encode
//! the same values and must produce the sample.

pub use self::{
    case::{Case, Cost, measured},
    workload::{Contender, Kind, Workload},
};

mod by_hand;
mod by_pathlore;
mod by_ruma;
mod case;
mod growth;
mod message;
mod model;
mod samples;
mod workload;

/// Returns all cases in the order of the report.
#[must_use]
pub fn cases() -> Vec<Case> {
    let mut cases = cases_of_fixed_size();
    growth::add_cases(&mut cases);
    by_ruma::add_growth(&mut cases);
    cases.sort_by_key(|case| (case.workload, case.contender));
    cases
}

/// Returns a case. Preparing those that grow takes long, so that it is avoided for others.
#[must_use]
pub fn case(id: &str) -> Option<Case> {
    let find = |cases: Vec<Case>| cases.into_iter().find(|case| case.id() == id);
    find(cases_of_fixed_size()).or_else(|| find(cases()))
}

fn cases_of_fixed_size() -> Vec<Case> {
    let mut cases = Vec::new();
    by_pathlore::add_cases(&mut cases);
    by_hand::add_cases(&mut cases);
    by_ruma::add_cases(&mut cases);
    cases
}
