//! The requests to the server of the notes API.

use std::io::Write;

use pathlore::SupportedVersions;
use pathlore_examples::{
    client::Client,
    notes::{Note, Problem, create, list, read, replace},
};

use super::{
    report::{Report, Stop},
    requests::Requests,
};

/// Creates, lists, reads and replaces a note.
pub(super) async fn run<W: Write>(report: &mut Report<W>, client: Client) -> Result<(), Stop> {
    let mut requests = Requests::new(report);
    let note = |title: &str| Note {
        title: title.to_owned(),
        text: String::new(),
        tags: vec!["tour".to_owned()],
    };
    let old = client.clone().with_supported_versions(SupportedVersions::from_versions(["1.0"]));
    let request = create::Request::new(note("first"));
    let created = requests.expect_success("Create a note", &old, &request).await?;

    let mut request = list::Request::new();
    request.tags = vec!["tour".to_owned()];
    let page = requests.expect_success("List notes with a tag", &client, &request).await?;
    let [entry] = &page.notes[..] else {
        return Err(requests.report.failed("the list has not one note"));
    };

    let mut request = read::Request::new(entry.id);
    let response = requests.expect_success("Read the note", &client, &request).await?;
    let expected = read::Response::found(created.etag.clone(), note("first"));
    requests.report.check("the note is the one that was created", response == expected)?;
    request.if_none_match = vec![created.etag.clone().into()];
    let response = requests.expect_success("Read it again", &client, &request).await?;
    let expected = read::Response::not_modified(created.etag.clone());
    requests.report.check("the note has not changed", response == expected)?;

    let init = replace::RequestInit { id: entry.id, note: note("second") };
    let mut request = replace::Request::new(init);
    request.if_match = vec![created.etag.into()];
    requests.expect_success("Replace the note", &client, &request).await?;
    let problem = requests.expect_error("Replace the old version", &client, &request).await?;
    requests.report.check("the note has changed", matches!(problem, Problem::Changed { .. }))
}
