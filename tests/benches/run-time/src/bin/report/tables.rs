//! The tables of the report.

use std::fmt::{Result, Write};

use pathlore_bench_run_time::{Contender, Kind, Workload};

use crate::{
    budget::{BUDGETS, Budget, is_raw, meets},
    results::Results,
};

const RAW_BODY: u64 = 1 << 20;

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}

fn names(workloads: &[Workload]) -> String {
    if workloads.is_empty() {
        return "none".to_owned();
    }
    workloads.iter().map(|workload| workload.name()).collect::<Vec<_>>().join(", ")
}

/// Writes the table of budgets.
pub(crate) fn budgets(out: &mut String, results: &Results) -> Result {
    writeln!(
        out,
        "| operation | relative to | budget | geometric mean | | workloads over budget |"
    )?;
    writeln!(out, "|---|---|---:|---:|---|---|")?;
    for budget in &BUDGETS {
        for other in [Contender::Hand, Contender::Ruma] {
            let (mean, limit) = (budget.mean(results, other), budget.limit(other));
            let title = budget.title;
            let verdict = limit.map_or("", |_| verdict(meets(mean, limit)));
            let limit = limit.map_or_else(String::new, |limit| format!("{limit:.2}"));
            let over = names(&budget.over(results, other));
            writeln!(out, "| {title} | {other} | {limit} | {mean:.2} | {verdict} | {over} |")?;
        }
    }
    let more: Vec<Workload> = Workload::ALL
        .iter()
        .copied()
        .filter(|&workload| {
            let of = |contender| results.of(workload, contender).allocations;
            of(Contender::Pathlore) > of(Contender::Hand)
        })
        .collect();
    let total = |contender| -> u64 {
        let of_kind = Workload::ALL.iter().filter(|it| it.kind() == Kind::EncodeRequest);
        of_kind.map(|&workload| results.of(workload, contender).allocations).sum()
    };
    let (pathlore, hand) = (total(Contender::Pathlore), total(Contender::Hand));
    writeln!(
        out,
        "| Allocations | hand | never more | encoding requests: {pathlore}, hand: {hand} | {} | {} |",
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
        "| Copies of a raw body of `Bytes` | | 0 | {copies} | {} | |",
        verdict(copies == 0)
    )
}

/// Writes the header of a table with the ratios of pathlore to hand and ruma.
fn write_ratio_header(out: &mut String) -> Result {
    writeln!(
        out,
        "| workload | pathlore | hand | hand, leanest | ruma | pathlore / hand | pathlore / ruma |"
    )?;
    writeln!(out, "|---|---:|---:|---:|---:|---:|---:|")
}

/// Writes the instructions and ratios of the workloads of a budget.
pub(crate) fn instructions(out: &mut String, results: &Results, budget: &Budget) -> Result {
    write_ratio_header(out)?;
    for workload in budget.workloads() {
        write!(out, "| {workload} ")?;
        for contender in CONTENDERS {
            match results.get(workload, contender) {
                Some(measured) => write!(out, "| {:.0} ", measured.instructions)?,
                None => write!(out, "| ")?,
            }
        }
        for other in [Contender::Hand, Contender::Ruma] {
            let ratio = results.instructions_ratio(workload, other);
            let mark = if meets(ratio, budget.limit(other)) { "" } else { "**" };
            write!(out, "| {mark}{ratio:.2}{mark} ")?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

const CONTENDERS: [Contender; 4] =
    [Contender::Pathlore, Contender::Hand, Contender::HandLeanest, Contender::Ruma];

/// Writes the allocations of all workloads and their bytes.
pub(crate) fn allocations(out: &mut String, results: &Results) -> Result {
    writeln!(out, "| workload | pathlore | hand | hand, leanest | ruma |")?;
    writeln!(out, "|---|---:|---:|---:|---:|")?;
    for &workload in Workload::ALL {
        write!(out, "| {workload} ")?;
        for contender in CONTENDERS {
            match results.get(workload, contender) {
                Some(measured) => write!(out, "| {} ({}) ", measured.allocations, measured.bytes)?,
                None => write!(out, "| ")?,
            }
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

/// Writes the wall-clock times that were measured.
pub(crate) fn nanoseconds(out: &mut String, results: &Results) -> Result {
    write_ratio_header(out)?;
    for &workload in Workload::ALL {
        write!(out, "| {workload} ")?;
        let of = |contender| results.get(workload, contender).and_then(|it| it.nanoseconds);
        for contender in CONTENDERS {
            match of(contender) {
                Some(time) => write!(out, "| {time:.0} ")?,
                None => write!(out, "| ")?,
            }
        }
        for other in [Contender::Hand, Contender::Ruma] {
            match (of(Contender::Pathlore), of(other)) {
                (Some(pathlore), Some(other)) => write!(out, "| {:.2} ", pathlore / other)?,
                _ => write!(out, "| ")?,
            }
        }
        writeln!(out, "|")?;
    }
    Ok(())
}
