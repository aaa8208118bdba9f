//! pathlore allocates no more often than code that is written by hand, and no more often for each member if there are more.

use std::collections::BTreeMap;

use pathlore::{IncomingRequest as _, OutgoingRequest as _, Target};
use pathlore_test_growth::{BASE_URL, ByHand as _, Sample, Shape, Visitor, visit};

use crate::allocated;

/// What allocates more often, and at most how much more often. Remove what is fixed.
const KNOWN: &[(&str, u64)] = &[
    ("body-256-fields-10-unknown-decode", 4),
    ("body-256-fields-1000-unknown-decode", 499),
    ("body-256-fields-10000-unknown-decode", 4999),
    ("body-256-fields-encode", 4),
    ("body-64-fields-10-unknown-decode", 4),
    ("body-64-fields-1000-unknown-decode", 499),
    ("body-64-fields-10000-unknown-decode", 4999),
    ("body-64-fields-encode", 2),
    ("body-8-escaped-decode", 21),
    ("body-8-fields-10-unknown-decode", 4),
    ("body-8-fields-1000-unknown-decode", 499),
    ("body-8-fields-10000-unknown-decode", 4999),
    ("body-map-10-keys-decode", 2),
    ("body-map-1000-keys-decode", 8),
    ("body-map-1000-keys-encode", 7),
    ("body-map-10000-keys-decode", 11),
    ("body-map-10000-keys-encode", 10),
    ("query-256-fields-decode", 7),
    ("query-256-fields-reversed-decode", 7),
    ("query-64-fields-decode", 5),
    ("query-64-fields-reversed-decode", 5),
    ("query-map-10-keys-decode", 3),
    ("query-map-10-keys-encode", 10),
    ("query-map-1000-keys-decode", 9),
    ("query-map-1000-keys-encode", 1007),
    ("query-map-10000-keys-decode", 13),
    ("query-map-10000-keys-encode", 10010),
];

/// The numbers of allocations by pathlore and by hand.
#[derive(Clone, Copy)]
struct Count {
    pathlore: u64,
    by_hand: u64,
}

/// The numbers of allocations by the name of the sample and the operation.
#[derive(Default)]
struct Counts(BTreeMap<String, Count>);

impl Visitor for Counts {
    fn visit<S: Shape>(&mut self) {
        let target = Target::new(BASE_URL).expect("a base URL");
        for sample in S::samples() {
            let Sample { name, message, .. } = &sample;
            let (value, pathlore) =
                allocated(|| S::Pathlore::from_http_request(message).expect("a value"));
            let (written, by_hand) = allocated(|| S::ByHand::decode(message).expect("a value"));
            self.insert(format!("{name}-decode"), pathlore.count_total, by_hand.count_total);
            if sample.canonical.is_some() {
                continue;
            }
            let (request, pathlore) =
                allocated(|| value.to_http_request(&target, ()).expect("a request"));
            let (by_hand_request, by_hand) =
                allocated(|| written.encode(BASE_URL).expect("a request"));
            for request in [request, by_hand_request] {
                assert_eq!(request.uri(), message.uri(), "{name}");
                assert_eq!(request.body(), message.body(), "{name}");
            }
            self.insert(format!("{name}-encode"), pathlore.count_total, by_hand.count_total);
        }
    }
}

impl Counts {
    fn all() -> Self {
        let mut counts = Self::default();
        visit(&mut counts);
        counts
    }

    fn insert(&mut self, name: String, pathlore: u64, by_hand: u64) {
        self.0.insert(name, Count { pathlore, by_hand });
    }
}

#[test]
fn no_more_than_by_hand() {
    let counts = Counts::all();
    let known: BTreeMap<&str, u64> = KNOWN.iter().copied().collect();
    let more: Vec<(&str, u64)> = counts
        .0
        .iter()
        .map(|(name, count)| (name.as_str(), count.pathlore.saturating_sub(count.by_hand)))
        .filter(|(name, more)| *more > known.get(name).copied().unwrap_or_default())
        .collect();
    assert_eq!(more, []);
}

/// Ten times as many members may cost ten times as many allocations, and those of a buffer that doubles.
#[test]
fn linear() {
    let counts = Counts::all();
    let mut checked = 0;
    for (name, few) in &counts.0 {
        let Some((start, end)) = name.split_once("-1000-") else { continue };
        let [fewest, most] =
            ["10", "10000"].map(|members| counts.0[&format!("{start}-{members}-{end}")]);
        let step = few.pathlore - fewest.pathlore;
        let limit = few.pathlore + step * 9_000 / 990 + 16;
        assert!(most.pathlore <= limit, "{name}: {} > {limit}", most.pathlore);
        checked += 1;
    }
    assert_eq!(checked, 7);
}
