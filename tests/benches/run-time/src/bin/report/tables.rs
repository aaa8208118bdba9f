//! The tables of the report.

use std::fmt::{Result, Write};

use pathlore_bench_run_time::{Contender, Workload};

use crate::{
    budget::{BUDGETS, Budget, Limit, is_raw, meets, more_allocations},
    results::{Measured, Results},
};

const RAW_BODY: u64 = 1 << 20;

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}

fn names(workloads: &[Workload]) -> String {
    workloads.iter().map(|workload| workload.name()).collect::<Vec<_>>().join(", ")
}

/// Writes the table of budgets.
pub(crate) fn budgets(out: &mut String, results: &Results) -> Result {
    writeln!(out, "| operation | | budget | measured | | workloads over budget |")?;
    writeln!(out, "|---|---|---:|---:|---|---|")?;
    for budget in &BUDGETS {
        for limit in budget.limits {
            let title = budget.title;
            match *limit {
                Limit::Mean(other, limit) => {
                    let mean = budget.mean(results, other);
                    let verdict = verdict(meets(mean, limit));
                    writeln!(
                        out,
                        "| {title} | geometric mean | {limit:.2} × {other} | {mean:.2} | {verdict} | |"
                    )?;
                }
                Limit::Each(other, limit) => {
                    let greatest = budget.greatest(results, other);
                    let over = budget.over(results, other, limit);
                    let (verdict, over) = (verdict(over.is_empty()), names(&over));
                    writeln!(
                        out,
                        "| {title} | each workload | {limit:.2} × {other} | up to {greatest:.2} | {verdict} | {over} |"
                    )?;
                }
            }
        }
    }
    let more = more_allocations(results);
    writeln!(
        out,
        "| Allocations | each workload | those of hand | more in {} of {} | {} | {} |",
        more.len(),
        Workload::ALL.len(),
        verdict(more.is_empty()),
        names(&more),
    )?;
    let copies: u64 = Workload::ALL
        .iter()
        .filter(|workload| is_raw(**workload))
        .map(|&workload| results.of(workload, Contender::Pathlore).bytes / RAW_BODY)
        .sum();
    writeln!(
        out,
        "| Copies of a raw body of `Bytes` | all workloads | 0 | {copies} | {} | |",
        verdict(copies == 0)
    )
}

const CONTENDERS: [Contender; 4] =
    [Contender::Pathlore, Contender::Hand, Contender::HandLeanest, Contender::Ruma];

/// Writes what the workloads of a budget cost.
pub(crate) fn costs(
    out: &mut String,
    results: &Results,
    budget: &Budget,
    wall_clock: bool,
) -> Result {
    write!(
        out,
        "| workload | instructions: pathlore | hand | hand, leanest | ruma | / hand | / ruma "
    )?;
    write!(out, "| allocations: pathlore | hand | ruma ")?;
    if wall_clock {
        write!(out, "| time in ns: pathlore | hand | ruma ")?;
    }
    let columns = if wall_clock { 12 } else { 9 };
    writeln!(out, "|\n|---{}|", "|---:".repeat(columns))?;
    for workload in budget.workloads() {
        let mut cells = Cells { out, results, workload };
        write!(cells.out, "| {workload} ")?;
        for contender in CONTENDERS {
            cells.measured(contender, |it| Some(format!("{:.0}", it.instructions)))?;
        }
        for other in [Contender::Hand, Contender::Ruma] {
            cells.ratio(other, budget.each(other))?;
        }
        let allocated = results.of(workload, Contender::Hand).allocations;
        for contender in [Contender::Pathlore, Contender::Hand, Contender::Ruma] {
            let limited = contender == Contender::Pathlore;
            cells.measured(contender, |it| {
                let mark = if limited && it.allocations > allocated { "**" } else { "" };
                Some(format!("{mark}{}{mark} ({})", it.allocations, it.bytes))
            })?;
        }
        if wall_clock {
            for contender in [Contender::Pathlore, Contender::Hand, Contender::Ruma] {
                cells.measured(contender, |it| Some(format!("{:.0}", it.nanoseconds?)))?;
            }
        }
        writeln!(cells.out, "|")?;
    }
    Ok(())
}

/// The cells of a row.
struct Cells<'a> {
    out: &'a mut String,
    results: &'a Results,
    workload: Workload,
}

impl Cells<'_> {
    /// Writes a measurement. The cell is empty if there is none.
    fn measured(
        &mut self,
        contender: Contender,
        text: impl Fn(Measured) -> Option<String>,
    ) -> Result {
        let text = self.results.get(self.workload, contender).and_then(text);
        write!(self.out, "| {} ", text.unwrap_or_default())
    }

    /// Writes the ratio to another contender, in bold if it exceeds the limit.
    fn ratio(&mut self, other: Contender, limit: Option<f64>) -> Result {
        let Some(ratio) = self.results.ratio(self.workload, other) else {
            return write!(self.out, "| ");
        };
        let mark = if limit.is_none_or(|limit| meets(ratio, limit)) { "" } else { "**" };
        write!(self.out, "| {mark}{ratio:.2}{mark} ")
    }
}
