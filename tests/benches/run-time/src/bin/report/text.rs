//! The report.

use std::fmt::{self, Write};

use pathlore_bench_run_time::{Contender, Workload};

use crate::{budget::BUDGETS, environment, results::Results, tables};

const HEAD: &str = "\
# What pathlore costs at run time

```sh
tests/benches/run-time/run
```

builds, verifies, measures, and writes this page. It needs valgrind. `--no-wall-clock` leaves criterion out.
";

const METHOD: &str = "\
Three do the same work in one run. **pathlore**: its macros, with a `Target` and a `BearerToken` that were prepared
once. **hand**: what an expert writes with `http`, `serde_json`, `form_urlencoded` and `percent-encoding`, with the same
validation. **ruma**: its own endpoints where it has them, its macros where not. *hand, prepared* is hand with base URL
and token parsed before, and no budget is measured by it.

Before anything is measured, each case runs and is checked: what it encodes are the bytes of the sample, and what it
decodes encodes to them again. ruma may order members and header fields differently. The types inside of bodies are the
same plain serde types for pathlore and hand; ruma has its own, validates identifiers while it decodes, and buffers where
it has tagged types as raw JSON.

Instructions are callgrind's, of a release build with one codegen unit, from entering a case to leaving it: making its
inputs and dropping its outcome are not in them. What is consumed is cloned before; freeing it is in ruma's numbers. For
servers, pathlore and hand find the path's arguments, while ruma gets them; where there are some, splitting and decoding
them is added to ruma's case, because its caller has to. Valgrind counts each byte that a copy moves as an instruction,
where processors move many at once.
";

/// What was changed and measured, by hand.
const LEVERS: &str = include_str!("../../../LEVERS.md");

/// The whole page.
pub(crate) fn report(results: &Results) -> Result<String, fmt::Error> {
    let mut out = String::from(HEAD);
    writeln!(out, "\nWith {}; {}.\n", environment::crates(), environment::tools())?;
    writeln!(out, "## Budgets\n\nRatios of instructions, pathlore's to those of the other.\n")?;
    tables::budgets(&mut out, results)?;
    writeln!(
        out,
        "\nBudgets are for the geometric mean; ruma's leaves raw bodies out, which it copies. \
         Decoding is to be\nnever above ruma, so there each workload counts. For responses, with \
         which there is nothing to prepare,\nthe budget is that of decoding; choosing a path by \
         hand has none, because it does not say why.\n"
    )?;
    writeln!(out, "![Instructions of pathlore and ruma, by those of hand](chart.svg)\n")?;
    writeln!(out, "## How it is measured\n\n{METHOD}")?;
    writeln!(out, "## Instructions\n\nIn bold: above the budget.\n")?;
    for budget in &BUDGETS {
        writeln!(out, "### {}\n", budget.title)?;
        tables::instructions(&mut out, results, budget)?;
        writeln!(out)?;
    }
    writeln!(out, "## Allocations\n\nNumber, and bytes. Growing counts as allocating.\n")?;
    tables::allocations(&mut out, results)?;
    let timed = Workload::ALL
        .iter()
        .any(|&workload| results.of(workload, Contender::Pathlore).nanoseconds.is_some());
    if timed {
        writeln!(out, "\n## Wall clock\n\nMedians in nanoseconds, by criterion.\n")?;
        tables::nanoseconds(&mut out, results)?;
    }
    write!(out, "\n{LEVERS}")?;
    Ok(out)
}
