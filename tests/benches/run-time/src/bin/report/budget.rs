//! The budgets, and whether they are kept.

use pathlore_bench_run_time::{Contender, Kind, Workload};

use crate::results::Results;

/// A limit on pathlore's instructions.
pub(crate) struct Budget {
    pub(crate) kind: Kind,
    pub(crate) title: &'static str,
    /// At most this many times those of hand, if there is a budget.
    pub(crate) hand: Option<f64>,
    pub(crate) ruma: Option<f64>,
}

pub(crate) const BUDGETS: [Budget; 5] = [
    Budget {
        kind: Kind::EncodeRequest,
        title: "Writing a request, with a prepared `Target`",
        hand: Some(0.75),
        ruma: Some(0.4),
    },
    Budget {
        kind: Kind::EncodeResponse,
        title: "Writing a response",
        hand: Some(1.0),
        ruma: Some(1.0),
    },
    Budget { kind: Kind::Decode, title: "Reading a message", hand: Some(1.0), ruma: Some(1.0) },
    Budget {
        kind: Kind::DecodeWrong,
        title: "Reading a message that is wrong",
        hand: Some(1.0),
        ruma: Some(1.0),
    },
    Budget { kind: Kind::Choose, title: "Choosing among five paths", hand: None, ruma: Some(1.0) },
];

impl Budget {
    pub(crate) fn workloads(&self) -> impl Iterator<Item = Workload> {
        Workload::ALL.iter().copied().filter(|workload| workload.kind() == self.kind)
    }

    pub(crate) fn limit(&self, other: Contender) -> Option<f64> {
        if other == Contender::Ruma { self.ruma } else { self.hand }
    }

    /// The geometric mean of the ratios. That to ruma leaves raw bodies out: ruma copies them,
    /// which is so much that the mean would say nothing about the rest.
    pub(crate) fn mean(&self, results: &Results, other: Contender) -> f64 {
        let (count, sum) = self
            .workloads()
            .filter(|workload| other != Contender::Ruma || !is_raw(*workload))
            .map(|workload| results.instructions_ratio(workload, other).ln())
            .fold((0.0, 0.0), |(count, sum), logarithm| (count + 1.0, sum + logarithm));
        f64::exp(sum / count)
    }

    /// The workloads that are over the limit by themselves.
    pub(crate) fn over(&self, results: &Results, other: Contender) -> Vec<Workload> {
        self.workloads()
            .filter(|&workload| {
                !keeps(results.instructions_ratio(workload, other), self.limit(other))
            })
            .collect()
    }
}

/// To two digits, as it is printed: counts are not more exact than that.
pub(crate) fn keeps(ratio: f64, limit: Option<f64>) -> bool {
    limit.is_none_or(|limit| (ratio * 100.0).round() <= limit * 100.0)
}

pub(crate) fn is_raw(workload: Workload) -> bool {
    workload.name().starts_with("raw-")
}
