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

Requests that grow have 8, 64 and 256 fields: texts, optional texts, numbers and flags. The fields come in order or reversed, or
among 10 to 10,000 unknown members, of which every other one is nested and each has an escape. The maps are a flattened field and
`query_all`; hand reads the body as a map, without `flatten`. The requests of ruma with 256 fields are left out,
because serde's derive takes more than a minute to compile each. Budgets are per workload, so that cost is linear wherever that
of hand is.

callgrind counts the instructions of a release build with one codegen unit, from entering a case to leaving it. Preparing
the input and dropping the outcome are excluded. Inputs that are consumed are cloned in advance; freeing them is included in
ruma's numbers. On the server side, pathlore and hand extract the path arguments, while ruma receives them. If there are any,
splitting and decoding them is part of ruma's case, because its caller has to do it. Valgrind counts an instruction for each
byte of a copy, although processors copy many bytes at once.
";

const BUDGETS_TEXT: &str = "\
The budgets are those of the design, as ratios of pathlore's instructions. The budget of encoding is that of requests, for
which a `Target` can be prepared; of responses, only that no workload costs more than in hand. Invalid messages have the budget
of decoding, but ruma's errors have no place. Choosing a path has no budget relative to hand, because hand does not return the
reason for the choice. The mean relative to ruma excludes raw bodies, because ruma copies them.
";

const COSTS: &str = "\
Instructions, allocations with their bytes in parentheses, and, if they were measured, the medians of wall-clock times, which
vary with other load on the machine. A reallocation counts as an allocation. What is over budget is in bold.
";

/// The hand-written part of the report.
const LEVERS: &str = include_str!("../../../LEVERS.md");

/// Returns the report.
pub(crate) fn report(results: &Results) -> Result<String, fmt::Error> {
    let mut out = String::from(HEAD);
    writeln!(out, "\nMeasured with {}; {}.\n", environment::crates(), environment::tools())?;
    writeln!(out, "## Budgets\n")?;
    tables::budgets(&mut out, results)?;
    writeln!(out, "\n{BUDGETS_TEXT}")?;
    writeln!(out, "![Instructions of pathlore and ruma relative to hand](chart.svg)\n")?;
    writeln!(out, "## Method\n\n{METHOD}")?;
    writeln!(out, "## Costs\n\n{COSTS}")?;
    let wall_clock = Workload::ALL
        .iter()
        .any(|&workload| results.of(workload, Contender::Pathlore).nanoseconds.is_some());
    for budget in &BUDGETS {
        writeln!(out, "### {}\n", budget.title)?;
        tables::costs(&mut out, results, budget, wall_clock)?;
        writeln!(out)?;
    }
    write!(out, "{LEVERS}")?;
    Ok(out)
}
