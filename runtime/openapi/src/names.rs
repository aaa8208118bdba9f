//! Names of operations and tags.

/// Returns the segments of the path of a type, without the crate and without generic arguments.
fn segments(type_name: &str) -> Vec<&str> {
    let path = type_name.split('<').next().unwrap_or_default();
    path.split("::").skip(1).collect()
}

/// Returns the identifier of an operation: the path of the request's type without the crate and, if it is
/// called `Request`, without the name of the type.
pub(crate) fn operation_id(type_name: &str) -> String {
    let mut segments = segments(type_name);
    if segments.len() > 1 {
        segments.pop_if(|last| *last == "Request");
    }
    segments.join("_")
}

/// Returns the tag of an operation: the first module of the request's type, if there are several.
pub(crate) fn tag(type_name: &str) -> Option<&str> {
    let segments = segments(type_name);
    match segments[..] {
        [first, _, _, ..] => Some(first),
        _ => None,
    }
}

/// Returns the first paragraph of a documentation as one line, and the rest.
pub(crate) fn summary(docs: &str) -> (String, &str) {
    let (first, rest) = docs.split_once("\n\n").unwrap_or((docs, ""));
    let first = first.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    (first, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_modules() {
        for (name, id, of_group) in [
            ("api::session::login::v3::Request", "session_login_v3", Some("session")),
            ("api::session::login::v3::Request<'_>", "session_login_v3", Some("session")),
            ("api::login::Request<api::a::T>", "login", None),
            ("api::Request", "Request", None),
            ("api::LoginRequest", "LoginRequest", None),
            ("api::session::LoginRequest", "session_LoginRequest", None),
        ] {
            assert_eq!((operation_id(name).as_str(), tag(name)), (id, of_group), "{name}");
        }
    }

    #[test]
    fn a_summary_is_one_line() {
        assert_eq!(
            summary("One\n  two.\n\nThree.\nFour."),
            ("One two.".to_owned(), "Three.\nFour.")
        );
        assert_eq!(summary(""), (String::new(), ""));
    }
}
