//! Generation of workspaces with API crates of different sizes.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use crate::contender::{Contender, TYPES};

/// A generated workspace, which contains API crates with different numbers of endpoints.
pub(crate) struct Workspace {
    pub(crate) contender: Contender,
    pub(crate) directory: PathBuf,
}

/// Returns the name of the crate with this number of endpoints.
pub(crate) fn crate_name(endpoints: usize) -> String {
    format!("api{endpoints:04}")
}

impl Workspace {
    /// Writes a workspace with a crate for each size to a folder named after the contender.
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
        // Escapes characters of the path that are special in TOML strings.
        let runtime = runtime.replace('\\', "\\\\").replace('"', "\\\"");
        let dependencies = contender.dependencies().replace("RUNTIME", &runtime);
        for &endpoints in sizes {
            write_crate(contender, &sources, endpoints, &dependencies)?;
        }
        Ok(Self { contender, directory })
    }

    /// Returns the file whose modification makes cargo rebuild the crate.
    pub(crate) fn root_file(&self, endpoints: usize) -> PathBuf {
        self.directory.join("crates").join(crate_name(endpoints)).join("src/lib.rs")
    }

    /// Adds a member to the body of one endpoint, or removes it.
    pub(crate) fn edit(&self, endpoints: usize, number: usize, add: bool) -> io::Result<()> {
        let file = self.root_file(endpoints).with_file_name(format!("{}.rs", module(number)));
        let field = if add { "pub extra: Option<String>," } else { "// TOUCH" };
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
    // Warnings must not occur, because printing one takes as long as checking a struct.
    let lints = contender.lints();
    // The feature `uses` adds calls of generic functions, so that the crate contains all of the code.
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
    for (module, source) in contender.modules() {
        let _ = writeln!(root, "pub mod {module};");
        fs::write(directory.join(format!("{module}.rs")), source)?;
    }
    for number in 0..endpoints {
        let module = module(number);
        let _ = writeln!(root, "pub mod {module};");
        fs::write(directory.join(format!("{module}.rs")), endpoint(contender, number))?;
    }
    fs::write(directory.join("lib.rs"), root)
}
