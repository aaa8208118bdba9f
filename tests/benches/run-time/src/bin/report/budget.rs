//! The budgets.

use pathlore_bench_run_time::{Contender, Kind, Workload};

use crate::results::Results;

/// The limits of pathlore's instructions for a kind of workload.
pub(crate) struct Budget {
    pub(crate) kind: Kind,
    pub(crate) title: &'static str,
    /// The maximum ratio to the instructions of hand, if there is a budget.
    pub(crate) hand: Option<f64>,
    /// The maximum ratio to the instructions of ruma, if there is a budget.
    pub(crate) ruma: Option<f64>,
}

pub(crate) const BUDGETS: [Budget; 5] = [
    Budget {
        kind: Kind::EncodeRequest,
        title: "Encoding a request with a prepared `Target`",
        hand: Some(0.75),
        ruma: Some(0.4),
    },
    Budget {
        kind: Kind::EncodeResponse,
        title: "Encoding a response",
        hand: Some(1.0),
        ruma: Some(1.0),
    },
    Budget { kind: Kind::Decode, title: "Decoding a message", hand: Some(1.0), ruma: Some(1.0) },
    Budget {
        kind: Kind::DecodeInvalid,
        title: "Decoding an invalid message",
        hand: Some(1.0),
        ruma: Some(1.0),
    },
    Budget { kind: Kind::Choose, title: "Choosing among five paths", hand: None, ruma: Some(1.0) },
];

impl Budget {
    /// Returns the workloads to which the budget applies.
    pub(crate) fn workloads(&self) -> impl Iterator<Item = Workload> {
        Workload::ALL.iter().copied().filter(|workload| workload.kind() == self.kind)
    }

    /// Returns the maximum ratio to another contender.
    pub(crate) fn limit(&self, other: Contender) -> Option<f64> {
        if other == Contender::Ruma { self.ruma } else { self.hand }
    }

    /// Returns the geometric mean of the ratios.
    ///
    /// The mean relative to ruma excludes raw bodies. ruma copies them, which would dominate the mean.
    pub(crate) fn mean(&self, results: &Results, other: Contender) -> f64 {
        let (count, sum) = self
            .workloads()
            .filter(|workload| other != Contender::Ruma || !is_raw(*workload))
            .map(|workload| results.instructions_ratio(workload, other).ln())
            .fold((0.0, 0.0), |(count, sum), logarithm| (count + 1.0, sum + logarithm));
        f64::exp(sum / count)
    }

    /// Returns the workloads that exceed the limit.
    pub(crate) fn over(&self, results: &Results, other: Contender) -> Vec<Workload> {
        self.workloads()
            .filter(|&workload| {
                !meets(results.instructions_ratio(workload, other), self.limit(other))
            })
            .collect()
    }
}

/// Returns `true` if the ratio, rounded to two digits as it is printed, is within the limit. The
/// counts are not more precise than that.
pub(crate) fn meets(ratio: f64, limit: Option<f64>) -> bool {
    limit.is_none_or(|limit| (ratio * 100.0).round() <= limit * 100.0)
}

/// Returns `true` if the body of the workload is raw.
pub(crate) fn is_raw(workload: Workload) -> bool {
    workload.name().starts_with("raw-")
}
