//! What is measured, in which order.

use std::{collections::BTreeSet, io};

use crate::{
    cargo::{Cost, PROFILES, Profile},
    contender::Contender,
    generate::Workspace,
    statistics::{median, slope},
};

/// How much is measured.
pub(crate) struct Plan {
    /// For each profile, numbers of endpoints: none, from where on the slope is taken, and the
    /// further ones.
    sizes: [&'static [usize]; 3],
    pub(crate) repetitions: usize,
    edits: usize,
}

/// Once, with so few endpoints that it takes minutes.
pub(crate) const QUICK: Plan =
    Plan { sizes: [&[0, 50, 200], &[0, 50, 200], &[0, 10, 40]], repetitions: 1, edits: 3 };

/// Up to the 1,000 endpoints that a budget speaks of.
pub(crate) const FULL: Plan = Plan { sizes: [&[0, 50, 200, 1000]; 3], repetitions: 3, edits: 9 };

impl Plan {
    pub(crate) fn sizes(&self, profile: Profile) -> &'static [usize] {
        self.sizes[profile as usize]
    }

    /// The sizes of all crates that are measured.
    pub(crate) fn all_sizes(&self) -> BTreeSet<usize> {
        self.sizes.concat().into_iter().chain(COUNTED).chain([ONE, EDITED]).collect()
    }

    /// The sizes between which an endpoint is measured. The first endpoints are left out: they
    /// also pay for what all share.
    pub(crate) fn between(&self, profile: Profile) -> [usize; 2] {
        let sizes = self.sizes(profile);
        [sizes[1], sizes[sizes.len() - 1]]
    }

    /// Where the line should be straight: the sizes of its first and of its last part.
    pub(crate) fn parts(&self, profile: Profile) -> Option<[[usize; 2]; 2]> {
        match *self.sizes(profile) {
            [_, low, middle, high] => Some([[low, middle], [middle, high]]),
            _ => None,
        }
    }
}

/// The number of endpoints of the crate that is edited.
pub(crate) const EDITED: usize = 200;
/// Those of the crate that is built with its whole tree.
const ONE: usize = 1;
/// Those between which lines are counted: their number does not vary, so few endpoints do.
const COUNTED: [usize; 2] = [10, 30];

/// What was measured of a contender.
pub(crate) struct Measurements {
    pub(crate) contender: Contender,
    /// For each profile, for each size, the seconds of each repetition.
    times: [Vec<Vec<f64>>; 3],
    /// For each size, bytes: debug, release.
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
            times: PROFILES.map(|profile| vec![Vec::new(); plan.sizes(profile).len()]),
            libraries: [Vec::new(), Vec::new()],
            edits: Vec::new(),
            clean: Vec::new(),
            crates: 0,
            lines: 0.0,
        }
    }

    /// The seconds that each size takes.
    pub(crate) fn times(&self, profile: Profile) -> Vec<f64> {
        self.times[profile as usize].iter().map(|times| median(times)).collect()
    }

    /// The seconds of one more endpoint, between two sizes.
    pub(crate) fn per_endpoint(&self, plan: &Plan, profile: Profile, between: [usize; 2]) -> f64 {
        slope(plan.sizes(profile), &self.times(profile), between)
    }

    /// The milliseconds of one more endpoint.
    pub(crate) fn milliseconds(&self, plan: &Plan, profile: Profile) -> f64 {
        self.per_endpoint(plan, profile, plan.between(profile)) * 1e3
    }

    /// The bytes of one more endpoint.
    pub(crate) fn bytes(&self, plan: &Plan, profile: Profile) -> f64 {
        let sizes = self.libraries[profile as usize - 1].as_slice();
        slope(plan.sizes(profile), sizes, plan.between(profile))
    }

    pub(crate) fn edit(&self) -> f64 {
        median(&self.edits)
    }

    pub(crate) fn clean_wall(&self) -> f64 {
        median(&self.clean.iter().map(|cost| cost.wall).collect::<Vec<_>>())
    }

    pub(crate) fn clean_processor(&self) -> f64 {
        median(&self.clean.iter().map(|cost| cost.processor).collect::<Vec<_>>())
    }
}

/// Measures all, with the contenders in turn, so that what the machine does besides meets all.
pub(crate) fn measure(workspaces: &[Workspace], plan: &Plan) -> io::Result<Vec<Measurements>> {
    let mut all: Vec<_> =
        workspaces.iter().map(|workspace| Measurements::new(workspace.contender, plan)).collect();
    for repetition in 1..=plan.repetitions {
        for (workspace, measured) in workspaces.iter().zip(&mut all) {
            say(workspace, &format!("clean build {repetition}"));
            let (cost, crates) = workspace.build_all(ONE)?;
            measured.clean.push(cost);
            measured.crates = crates;
        }
    }
    for profile in PROFILES {
        for workspace in workspaces {
            say(workspace, &format!("dependencies for {}", profile.name()));
            workspace.prepare(profile)?;
        }
        for repetition in 1..=plan.repetitions {
            for (index, &size) in plan.sizes(profile).iter().enumerate() {
                for (workspace, measured) in workspaces.iter().zip(&mut all) {
                    let cost = workspace.build(profile, size)?;
                    let (name, time) = (profile.name(), cost.processor);
                    say(workspace, &format!("{name} {repetition}, {size} endpoints: {time:.2} s"));
                    measured.times[profile as usize][index].push(cost.processor);
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
        say(workspace, "edits of one endpoint");
        measured.edits = edits(workspace, plan.edits)?;
        say(workspace, "LLVM lines");
        let counts = [workspace.llvm_lines(COUNTED[0])?, workspace.llvm_lines(COUNTED[1])?];
        #[expect(clippy::cast_precision_loss, reason = "no crate has that many lines")]
        let counts = counts.map(|count| count as f64);
        measured.lines = slope(&COUNTED, &counts, COUNTED);
    }
    Ok(all)
}

fn edits(workspace: &Workspace, repetitions: usize) -> io::Result<Vec<f64>> {
    // Fills what rustc keeps.
    workspace.check_incrementally(EDITED)?;
    let times = (0..repetitions)
        .map(|repetition| {
            workspace.edit(EDITED, EDITED / 2, repetition % 2 == 0)?;
            Ok(workspace.check_incrementally(EDITED)?.processor)
        })
        .collect();
    workspace.edit(EDITED, EDITED / 2, false)?;
    times
}

fn say(workspace: &Workspace, what: &str) {
    eprintln!("{:>8}: {what}", workspace.contender.name());
}
