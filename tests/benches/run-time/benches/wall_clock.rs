//! Measures the wall-clock times of all cases. They vary with other load on the machine, so
//! instructions are the more reliable measure.

use std::time::Duration;

use criterion::Criterion;
use pathlore_bench_run_time::{Workload, cases};

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300))
        .configure_from_args();
    let cases = cases();
    for &workload in Workload::ALL {
        let mut group = criterion.benchmark_group(workload.name());
        for case in cases.iter().filter(|case| case.workload == workload) {
            group.bench_function(case.contender.name(), |bencher| {
                bencher.iter_custom(|iterations| case.time(iterations));
            });
        }
        group.finish();
    }
    criterion.final_summary();
}
