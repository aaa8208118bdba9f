//! The text of the report.

use std::fmt::{self, Write};

use pathlore_bench_run_time::{Contender, Workload};

use crate::{budget::BUDGETS, environment, results::Results, tables};

const HEAD: &str = "\
# Run-time cost of pathlore

```sh
tests/benches/run-time/run
```

The command builds and verifies the cases, measures them, and writes this page. It requires valgrind. The option
`--no-wall-clock` skips the wall-clock times, which criterion measures.
";

const METHOD: &str = "\
Three implementations do the same work in one run. **pathlore** uses its macros, with a `Target` and a `BearerToken` that
are prepared once. **hand** is code as an expert would write it with `http`, `serde_json`, `form_urlencoded` and
`percent-encoding`, with the same validation: structs with serde's derive, bodies of `Bytes`, constant paths that the compiler
parses, buffers with a capacity, and no `flatten`. It has the base URL and the token as strings. **ruma** uses its own
endpoints if they exist, and its macros otherwise.

No budget refers to *hand, leanest*, which has a base URL and a token that are parsed in advance, and validates a body as UTF-8
as a whole (`serde_json::from_str`) instead of string by string (`from_slice`). pathlore does both as well.

Each case is verified before the measurement: encoding must produce the bytes of the sample, and decoding must produce a
value that is encoded to these bytes. For ruma, members and header fields may be in a different order. pathlore and hand use
the same serde types inside bodies. ruma has types of its own. It validates identifiers while it decodes them, and buffers
tagged types as raw JSON.

callgrind counts the instructions of a release build with one codegen unit, from entering a case to leaving it. Preparing
the input and dropping the outcome are excluded. Inputs that are consumed are cloned in advance; freeing them is included in
ruma's numbers. On the server side, pathlore and hand extract the path arguments, while ruma receives them. If there are any,
splitting and decoding them is part of ruma's case, because its caller has to do it. Valgrind counts an instruction for each
byte of a copy, although processors copy many bytes at once.
";

/// The hand-written part of the report.
const LEVERS: &str = include_str!("../../../LEVERS.md");

/// Returns the report.
pub(crate) fn report(results: &Results) -> Result<String, fmt::Error> {
    let mut out = String::from(HEAD);
    writeln!(out, "\nMeasured with {}; {}.\n", environment::crates(), environment::tools())?;
    writeln!(
        out,
        "## Budgets\n\nBudgets are ratios of pathlore's instructions to those of another \
         implementation.\n"
    )?;
    tables::budgets(&mut out, results)?;
    writeln!(
        out,
        "\nA budget limits the geometric mean of its workloads. The mean relative to ruma excludes \
         raw bodies,\nbecause ruma copies them. When decoding, no single workload should exceed \
         ruma either. Encoding a\nresponse has the budget of decoding, because nothing can be \
         prepared. Choosing a path has no budget\nrelative to hand, because hand does not return \
         the reason for the choice.\n"
    )?;
    writeln!(out, "![Instructions of pathlore and ruma relative to hand](chart.svg)\n")?;
    writeln!(out, "## Method\n\n{METHOD}")?;
    writeln!(out, "## Instructions\n\nRatios over budget are in bold.\n")?;
    for budget in &BUDGETS {
        writeln!(out, "### {}\n", budget.title)?;
        tables::instructions(&mut out, results, budget)?;
        writeln!(out)?;
    }
    writeln!(
        out,
        "## Allocations\n\nThe number of allocations, with their bytes in parentheses. A reallocation \
         counts as an allocation.\n"
    )?;
    tables::allocations(&mut out, results)?;
    let timed = Workload::ALL
        .iter()
        .any(|&workload| results.of(workload, Contender::Pathlore).nanoseconds.is_some());
    if timed {
        writeln!(out, "\n## Wall clock\n\nMedians in nanoseconds, measured by criterion.\n")?;
        tables::nanoseconds(&mut out, results)?;
    }
    write!(out, "\n{LEVERS}")?;
    Ok(out)
}
