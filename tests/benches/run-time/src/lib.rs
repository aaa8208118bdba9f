//! The same work, done by pathlore, by hand and by ruma.
//!
//! A [`Workload`] is one message in one direction; a [`Case`] is how one [`Contender`] does it.
//! All messages are written out in `samples.rs`. What is encoded was decoded from a sample, so
//! that encoding has to give the sample back, and no contender has values of its own making.

pub use self::{
    case::{Case, Cost, measured},
    workload::{Contender, Kind, Workload},
};

mod by_hand;
mod by_pathlore;
mod by_ruma;
mod case;
mod message;
mod model;
mod samples;
mod workload;

/// All cases, in the order of the report.
#[must_use]
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    by_pathlore::add_cases(&mut cases);
    by_hand::add_cases(&mut cases);
    by_ruma::add_cases(&mut cases);
    cases.sort_by_key(|case| (case.workload, case.contender));
    cases
}
