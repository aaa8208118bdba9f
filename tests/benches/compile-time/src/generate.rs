//! Writes, for a contender, a workspace of API crates that differ in their number of endpoints.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use crate::contender::{Contender, TYPES};

/// A generated workspace.
pub(crate) struct Workspace {
    pub(crate) contender: Contender,
    pub(crate) directory: PathBuf,
}

/// The name of the crate with so many endpoints.
pub(crate) fn crate_name(endpoints: usize) -> String {
    format!("api{endpoints:04}")
}

impl Workspace {
    /// Writes a workspace with a crate for each of `sizes`, in a folder of the contender's name.
    pub(crate) fn write(
        contender: Contender,
        parent: &Path,
        runtime: &Path,
        sizes: &BTreeSet<usize>,
    ) -> io::Result<Self> {
        let directory = parent.join(contender.name());
        let sources = directory.join("crates");
        if sources.exists() {
            fs::remove_dir_all(&sources)?;
        }
        fs::create_dir_all(&sources)?;
        fs::write(
            directory.join("Cargo.toml"),
            "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n",
        )?;
        let runtime = runtime.to_str().ok_or_else(|| io::Error::other("a path is not UTF-8"))?;
        // A path may hold what a TOML string would take for an escape.
        let runtime = runtime.replace('\\', "\\\\").replace('"', "\\\"");
        let dependencies = contender.dependencies().replace("RUNTIME", &runtime);
        for &endpoints in sizes {
            write_crate(contender, &sources, endpoints, &dependencies)?;
        }
        Ok(Self { contender, directory })
    }

    /// The file by whose time of change cargo sees that a crate changed.
    pub(crate) fn root_file(&self, endpoints: usize) -> PathBuf {
        self.directory.join("crates").join(crate_name(endpoints)).join("src/lib.rs")
    }

    /// Adds a member to the body of one endpoint, or takes it away again.
    pub(crate) fn edit(&self, endpoints: usize, number: usize, more: bool) -> io::Result<()> {
        let file = self.root_file(endpoints).with_file_name(format!("{}.rs", module(number)));
        let field = if more { "pub extra: Option<String>," } else { "// TOUCH" };
        fs::write(file, endpoint(self.contender, number).replace("// TOUCH", field))
    }
}

fn module(number: usize) -> String {
    format!("endpoint{number:04}")
}

fn endpoint(contender: Contender, number: usize) -> String {
    contender.endpoint().replace("NUMBER", &format!("{number:04}"))
}

fn write_crate(
    contender: Contender,
    sources: &Path,
    endpoints: usize,
    dependencies: &str,
) -> io::Result<()> {
    let name = crate_name(endpoints);
    let directory = sources.join(&name).join("src");
    fs::create_dir_all(&directory)?;
    let features = contender.features();
    // A warning would be an endpoint's cost too: to print one takes as long as to check a struct.
    let lints = contender.lints();
    // `uses` calls what is generic, so that all of an endpoint's code is compiled in its crate.
    fs::write(
        directory.with_file_name("Cargo.toml"),
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [features]\nuses = []\n{features}\n[dependencies]\n{dependencies}\n\
             [lints.rust]\nwarnings = \"deny\"\n{lints}"
        ),
    )?;
    let mut root = String::from("pub mod types;\n");
    fs::write(directory.join("types.rs"), TYPES)?;
    for (module, text) in contender.modules() {
        let _ = writeln!(root, "pub mod {module};");
        fs::write(directory.join(format!("{module}.rs")), text)?;
    }
    for number in 0..endpoints {
        let module = module(number);
        let _ = writeln!(root, "pub mod {module};");
        fs::write(directory.join(format!("{module}.rs")), endpoint(contender, number))?;
    }
    fs::write(directory.join("lib.rs"), root)
}
