//! pathlore allocates no more often than code that is written by hand, and no more often for each member if there are more.

use std::collections::BTreeMap;

use allocation_counter::measure;
use pathlore_test_cost::{Contender, Cost, cases_of_fixed_size, cases_that_grow};

/// What allocates more often, and how much more often.
const KNOWN: &[(&str, u64)] = &[
    ("body-map-1000-keys-encode", 1),
    ("body-map-10000-keys-encode", 1),
    ("login-request-decode", 3),
    ("register-request-encode", 1),
];

/// The number of allocations. A reallocation counts as an allocation.
#[derive(Default)]
struct Allocations(u64);

impl Cost for Allocations {
    fn around(&mut self, routine: &mut dyn FnMut()) {
        self.0 += measure(routine).count_total;
    }
}

/// Returns the numbers of allocations of all workloads.
fn allocations(contender: Contender) -> BTreeMap<&'static str, u64> {
    let mut cases = cases_of_fixed_size();
    cases.extend(cases_that_grow());
    let of_contender = cases.into_iter().filter(|case| case.contender == contender);
    let count = |case: pathlore_test_cost::Case| {
        case.verify();
        // The first run may initialize data that later runs use.
        case.count(1, &mut Allocations::default());
        let mut allocations = Allocations::default();
        case.count(1, &mut allocations);
        (case.workload.name(), allocations.0)
    };
    of_contender.map(count).collect()
}

#[test]
fn no_more_than_by_hand() {
    let by_hand = allocations(Contender::Hand);
    let more: Vec<(&str, u64)> = allocations(Contender::Pathlore)
        .into_iter()
        .map(|(name, count)| (name, count.saturating_sub(by_hand[name])))
        .filter(|(_, more)| *more > 0)
        .collect();
    assert_eq!(more, KNOWN);
}

/// Ten times as many members may cost ten times as many allocations, and those of a buffer that doubles.
#[test]
fn linear() {
    let allocations = allocations(Contender::Pathlore);
    let mut checked = 0;
    for (name, few) in &allocations {
        let Some((start, end)) = name.split_once("-1000-") else { continue };
        let [fewest, most] =
            ["10", "10000"].map(|members| allocations[&*format!("{start}-{members}-{end}")]);
        let limit = few + (few - fewest) * 9_000 / 990 + 16;
        assert!(most <= limit, "{name}: {most} > {limit}");
        checked += 1;
    }
    assert_eq!(checked, 7);
}
