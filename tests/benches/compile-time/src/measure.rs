//! The measurements and their order.

use std::{collections::BTreeSet, io};

use crate::{
    cargo::{Cost, PROFILES, Profile},
    contender::Contender,
    generate::Workspace,
    statistics::{median, slope},
};

/// The extent of the measurements.
pub(crate) struct Plan {
    /// The numbers of endpoints for each profile. The first is 0, and the slope is measured from the
    /// second on.
    sizes: [&'static [usize]; 3],
    /// The numbers of endpoints for which the instructions of a check are counted.
    pub(crate) counted: &'static [usize],
    pub(crate) repetitions: usize,
    edits: usize,
}

/// A single repetition with few endpoints. Instructions are counted once in any case.
pub(crate) const QUICK: Plan = Plan {
    sizes: [&[0, 50, 200], &[0, 50, 200], &[0, 10, 40]],
    counted: &[0, 50, 200, 1000],
    repetitions: 1,
    edits: 3,
};

/// Three repetitions with up to 1,000 endpoints, which the budgets require.
pub(crate) const FULL: Plan = Plan {
    sizes: [&[0, 50, 200, 1000]; 3],
    counted: &[0, 50, 200, 1000],
    repetitions: 3,
    edits: 9,
};

impl Plan {
    /// Returns the numbers of endpoints for a profile.
    pub(crate) fn sizes(&self, profile: Profile) -> &'static [usize] {
        self.sizes[profile as usize]
    }

    /// Returns the sizes of all crates that are measured.
    pub(crate) fn all_sizes(&self) -> BTreeSet<usize> {
        let timed = self.sizes.concat().into_iter();
        timed.chain(self.counted.iter().copied()).chain(LLVM_LINES).chain([ONE, EDITED]).collect()
    }

    /// Returns the sizes between which the slope is measured.
    ///
    /// The first endpoints are excluded, because their time includes code that all endpoints share.
    pub(crate) fn between(&self, profile: Profile) -> [usize; 2] {
        let sizes = self.sizes(profile);
        [sizes[1], sizes[sizes.len() - 1]]
    }

    /// Returns the sizes that limit the first and the last part of the line, whose slopes should be
    /// equal. Returns `None` if there are too few sizes.
    pub(crate) fn parts(&self, profile: Profile) -> Option<[[usize; 2]; 2]> {
        match *self.sizes(profile) {
            [_, low, middle, high] => Some([[low, middle], [middle, high]]),
            _ => None,
        }
    }
}

/// The size of the crate that is edited for incremental checks.
pub(crate) const EDITED: usize = 200;
/// The size of the crate that is built together with its dependencies.
const ONE: usize = 1;
/// The sizes between which LLVM IR lines are counted. Small sizes suffice, because the count is
/// deterministic.
const LLVM_LINES: [usize; 2] = [10, 30];

/// The sizes between which the instructions of a response are counted.
pub(crate) const ANSWERED: [usize; 2] = [0, 40];

/// The measurements of a contender.
pub(crate) struct Measurements {
    pub(crate) contender: Contender,
    /// The millions of instructions of a check for each number of endpoints, and of an incremental check.
    pub(crate) instructions: Vec<f64>,
    pub(crate) edit_instructions: f64,
    /// The seconds for each profile, size and repetition.
    times: [Vec<Vec<f64>>; 3],
    /// The bytes for each size, in a debug and in a release build.
    libraries: [Vec<f64>; 2],
    edits: Vec<f64>,
    clean: Vec<Cost>,
    pub(crate) crates: usize,
    pub(crate) lines: f64,
}

impl Measurements {
    fn new(contender: Contender, plan: &Plan) -> Self {
        Self {
            contender,
            instructions: Vec::new(),
            edit_instructions: 0.0,
            times: PROFILES.map(|profile| vec![Vec::new(); plan.sizes(profile).len()]),
            libraries: [Vec::new(), Vec::new()],
            edits: Vec::new(),
            clean: Vec::new(),
            crates: 0,
            lines: 0.0,
        }
    }

    /// Returns the millions of instructions of a check of one more endpoint between two sizes.
    pub(crate) fn instructions(&self, plan: &Plan, between: [usize; 2]) -> f64 {
        slope(plan.counted, &self.instructions, between)
    }

    /// Returns the median of the seconds for each size.
    pub(crate) fn times(&self, profile: Profile) -> Vec<f64> {
        self.times[profile as usize].iter().map(|times| median(times)).collect()
    }

    /// Returns the seconds of one more endpoint between two sizes.
    pub(crate) fn per_endpoint(&self, plan: &Plan, profile: Profile, between: [usize; 2]) -> f64 {
        slope(plan.sizes(profile), &self.times(profile), between)
    }

    /// Returns the milliseconds of one more endpoint.
    pub(crate) fn milliseconds(&self, plan: &Plan, profile: Profile) -> f64 {
        self.per_endpoint(plan, profile, plan.between(profile)) * 1e3
    }

    /// Returns the bytes of one more endpoint.
    pub(crate) fn bytes(&self, plan: &Plan, profile: Profile) -> f64 {
        let sizes = self.libraries[profile as usize - 1].as_slice();
        slope(plan.sizes(profile), sizes, plan.between(profile))
    }

    /// Returns the median of the CPU seconds of an incremental check.
    pub(crate) fn edit(&self) -> f64 {
        median(&self.edits)
    }

    /// Returns the median of the wall-clock seconds of a clean build.
    pub(crate) fn clean_wall(&self) -> f64 {
        median(&self.clean.iter().map(|cost| cost.wall).collect::<Vec<_>>())
    }

    /// Returns the median of the CPU seconds of a clean build.
    pub(crate) fn clean_cpu(&self) -> f64 {
        median(&self.clean.iter().map(|cost| cost.cpu).collect::<Vec<_>>())
    }
}

/// Measures all contenders in turn, so that other load on the machine affects all of them.
pub(crate) fn measure(workspaces: &[Workspace], plan: &Plan) -> io::Result<Vec<Measurements>> {
    let mut all: Vec<_> =
        workspaces.iter().map(|workspace| Measurements::new(workspace.contender, plan)).collect();
    for repetition in 1..=plan.repetitions {
        for (workspace, measured) in workspaces.iter().zip(&mut all) {
            log(workspace, &format!("clean build {repetition}"));
            let (cost, crates) = workspace.build_all(ONE)?;
            measured.clean.push(cost);
            measured.crates = crates;
        }
    }
    for &size in plan.counted {
        for (workspace, measured) in workspaces.iter().zip(&mut all) {
            let millions = millions(workspace.count_instructions(size)?);
            log(workspace, &format!("check, {size} endpoints: {millions:.0} M instructions"));
            measured.instructions.push(millions);
        }
    }
    for profile in PROFILES {
        for workspace in workspaces {
            log(workspace, &format!("dependencies, {}", profile.name()));
            workspace.prepare(profile)?;
        }
        for repetition in 1..=plan.repetitions {
            for (index, &size) in plan.sizes(profile).iter().enumerate() {
                for (workspace, measured) in workspaces.iter().zip(&mut all) {
                    let cost = workspace.build(profile, size)?;
                    let (name, time) = (profile.name(), cost.cpu);
                    log(workspace, &format!("{name} {repetition}, {size} endpoints: {time:.2} s"));
                    measured.times[profile as usize][index].push(cost.cpu);
                }
            }
        }
        if profile == Profile::Check {
            continue;
        }
        for (workspace, measured) in workspaces.iter().zip(&mut all) {
            for &size in plan.sizes(profile) {
                #[expect(clippy::cast_precision_loss, reason = "no library is that large")]
                let bytes = workspace.library_size(profile, size)? as f64;
                measured.libraries[profile as usize - 1].push(bytes);
            }
        }
    }
    for (workspace, measured) in workspaces.iter().zip(&mut all) {
        log(workspace, "edits of one endpoint");
        measured.edits = edits(workspace, plan.edits)?;
        // The last of the edits was undone without a check, and would be none for the cache.
        workspace.check_incrementally(EDITED)?;
        workspace.edit(EDITED, EDITED / 2, true)?;
        measured.edit_instructions = millions(workspace.count_incrementally(EDITED)?);
        workspace.edit(EDITED, EDITED / 2, false)?;
        log(workspace, "LLVM IR lines");
        let counts = [workspace.llvm_lines(LLVM_LINES[0])?, workspace.llvm_lines(LLVM_LINES[1])?];
        #[expect(clippy::cast_precision_loss, reason = "no crate has that many lines")]
        let counts = counts.map(|count| count as f64);
        measured.lines = slope(&LLVM_LINES, &counts, LLVM_LINES);
    }
    Ok(all)
}

/// Returns the millions of instructions of a check of one more response.
pub(crate) fn count_answers(workspaces: &[Workspace]) -> io::Result<Vec<f64>> {
    workspaces
        .iter()
        .map(|workspace| {
            let [none, all] = ANSWERED.map(|size| workspace.count_instructions(size).map(millions));
            let response = slope(&ANSWERED, &[none?, all?], ANSWERED);
            log(workspace, &format!("check of a response: {response:.1} M instructions"));
            Ok(response)
        })
        .collect()
}

/// Measures incremental checks after edits of one endpoint.
fn edits(workspace: &Workspace, repetitions: usize) -> io::Result<Vec<f64>> {
    // Fills the incremental cache.
    workspace.check_incrementally(EDITED)?;
    let times = (0..repetitions)
        .map(|repetition| {
            workspace.edit(EDITED, EDITED / 2, repetition % 2 == 0)?;
            Ok(workspace.check_incrementally(EDITED)?.cpu)
        })
        .collect();
    workspace.edit(EDITED, EDITED / 2, false)?;
    times
}

#[expect(clippy::cast_precision_loss, reason = "no compiler executes that many")]
fn millions(instructions: u64) -> f64 {
    instructions as f64 / 1e6
}

fn log(workspace: &Workspace, message: &str) {
    eprintln!("{:>8}: {message}", workspace.contender.name());
}
