//! The cases of `pathlore-test-cost`, and the same workloads with ruma.

pub use pathlore_test_cost::{Case, Contender, Cost, Kind, Workload, measured};

mod by_ruma;

/// Returns all cases in the order of the report.
#[must_use]
pub fn cases() -> Vec<Case> {
    let mut cases = cases_of_fixed_size();
    cases.extend(pathlore_test_cost::cases_that_grow());
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
    let mut cases = pathlore_test_cost::cases_of_fixed_size();
    by_ruma::add_cases(&mut cases);
    cases
}
