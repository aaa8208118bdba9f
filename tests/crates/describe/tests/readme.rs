//! The code of README about documents.

use pathlore_test_describe::{messages as send_message, text as login};

#[rustfmt::skip]
#[allow(unreachable_pub, reason = "README shows public items")]
mod example {
    use super::{login, send_message};

    // README: begin
pathlore::api! { pub API = [send_message::Request<'static>, login::Request] }

pub fn openapi() -> Result<String, pathlore::ParseVersionError> {
    let document = pathlore_openapi::document(&API).title("Chat").version("1.2")?.build();
    Ok(document.to_text())
}
    // README: end
}

#[test]
fn the_example_works() {
    assert!(example::openapi().unwrap().contains("\"title\": \"Chat\""));
}

#[test]
fn the_example_is_in_readme() {
    let (source, readme) = (include_str!("readme.rs"), include_str!("../../../../README.md"));
    let (_, code) = source.split_once("    // README: begin\n").unwrap();
    let (code, _) = code.split_once("    // README: end").unwrap();
    assert!(readme.contains(&format!("```rust,ignore\n{code}```")));
}
