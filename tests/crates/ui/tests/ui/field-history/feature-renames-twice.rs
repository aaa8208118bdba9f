use pathlore::response;

#[response]
pub struct Response {
    #[api(
        since = stable("org.name"),
        renamed(stable("org.name"), from = "first"),
        renamed(1.4 | stable("org.name"), from = "second")
    )]
    pub name: Option<String>,
}

fn main() {}

// title: A feature that renames a field twice
