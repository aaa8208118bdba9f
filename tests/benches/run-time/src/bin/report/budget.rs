//! The budgets of `DESIGN.md`.

use pathlore_bench_run_time::{Contender, Kind, Workload};

use crate::results::Results;

/// The limits of pathlore's cost for a kind of workload, as ratios to another contender.
pub(crate) struct Budget {
    pub(crate) kind: Kind,
    pub(crate) title: &'static str,
    pub(crate) limits: &'static [Limit],
}

/// A limit of the instructions.
#[derive(Clone, Copy)]
pub(crate) enum Limit {
    /// Limits the geometric mean of the workloads.
    Mean(Contender, f64),
    /// Limits each workload.
    Each(Contender, f64),
}

use Contender::{Hand, Ruma};
use Limit::{Each, Mean};

pub(crate) const BUDGETS: [Budget; 7] = [
    Budget {
        kind: Kind::EncodeRequest,
        title: "Encoding a request with a prepared `Target`",
        limits: &[Mean(Hand, 0.75), Mean(Ruma, 0.4), Each(Hand, 1.0)],
    },
    Budget { kind: Kind::EncodeResponse, title: "Encoding a response", limits: &[Each(Hand, 1.0)] },
    Budget {
        kind: Kind::Decode,
        title: "Decoding a message",
        limits: &[Mean(Hand, 1.0), Each(Hand, 1.05), Each(Ruma, 1.01)],
    },
    Budget {
        kind: Kind::DecodeInvalid,
        title: "Decoding an invalid message",
        limits: &[Mean(Hand, 1.0), Each(Hand, 1.05), Each(Ruma, 1.01)],
    },
    Budget { kind: Kind::Choose, title: "Choosing among five paths", limits: &[Each(Ruma, 1.01)] },
    Budget {
        kind: Kind::GrowEncode,
        title: "Encoding a request that grows",
        limits: &[Each(Hand, 1.2)],
    },
    Budget {
        kind: Kind::GrowDecode,
        title: "Decoding a request that grows",
        limits: &[Each(Hand, 1.2)],
    },
];

impl Budget {
    /// Returns the workloads to which the budget applies.
    pub(crate) fn workloads(&self) -> impl Iterator<Item = Workload> {
        Workload::ALL.iter().copied().filter(|workload| workload.kind() == self.kind)
    }

    /// Returns the geometric mean of the ratios.
    ///
    /// The mean relative to ruma excludes raw bodies. ruma copies them, which would dominate the mean.
    pub(crate) fn mean(&self, results: &Results, other: Contender) -> f64 {
        let (count, sum) = self
            .workloads()
            .filter(|workload| other != Ruma || !is_raw(*workload))
            .filter_map(|workload| results.ratio(workload, other))
            .fold((0.0, 0.0), |(count, sum), ratio| (count + 1.0, sum + ratio.ln()));
        f64::exp(sum / count)
    }

    /// Returns the greatest ratio of a workload.
    pub(crate) fn greatest(&self, results: &Results, other: Contender) -> f64 {
        self.workloads().filter_map(|workload| results.ratio(workload, other)).fold(0.0, f64::max)
    }

    /// Returns the limit of each workload.
    pub(crate) fn each(&self, other: Contender) -> Option<f64> {
        self.limits.iter().find_map(|limit| match *limit {
            Each(contender, limit) if contender == other => Some(limit),
            _ => None,
        })
    }

    /// Returns the workloads that exceed the limit of each workload.
    pub(crate) fn over(&self, results: &Results, other: Contender, limit: f64) -> Vec<Workload> {
        self.workloads()
            .filter(|&workload| {
                results.ratio(workload, other).is_some_and(|ratio| !meets(ratio, limit))
            })
            .collect()
    }
}

/// Returns `true` if the ratio, rounded to two digits as it is printed, is within the limit. The
/// counts are not more precise than that.
pub(crate) fn meets(ratio: f64, limit: f64) -> bool {
    (ratio * 100.0).round() <= limit * 100.0
}

/// Returns `true` if the body of the workload is raw.
pub(crate) fn is_raw(workload: Workload) -> bool {
    workload.name().starts_with("raw-")
}

/// Returns the workloads in which pathlore allocates more often than hand.
pub(crate) fn more_allocations(results: &Results) -> Vec<Workload> {
    let more = |&workload: &Workload| {
        let of = |contender| results.of(workload, contender).allocations;
        of(Contender::Pathlore) > of(Hand)
    };
    Workload::ALL.iter().copied().filter(more).collect()
}
