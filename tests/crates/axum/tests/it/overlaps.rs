//! Endpoints whose paths overlap in every way, compared with a search of all templates.

use pathlore::{
    ErrorResponse, Metadata,
    http::{Method, Request},
};
use pathlore_axum::{Endpoints, MatchedEndpoint};
use tower::ServiceExt as _;

endpoints! {
    any: GET "/{*any}" { any: String }
    a: GET "/a" {}
    a_any: GET "/a/{x}" { x: String }
    a_any_slash: GET "/a/{x}/" { x: String }
    a_b: GET "/a/b" {}
    a_b_any: PUT "/a/b/{y}" { y: String }
    a_any_c: GET "/a/{x}/c" { x: String }
    a_any_any: POST "/a/{x}/{y}" { x: String, y: String }
    a_rest: GET "/a/{x}/c/{*rest}" { x: String, rest: String }
    a_b_rest: POST "/a/b/{*rest}" { rest: String }
    any_b: GET "/{x}/b" { x: String }
    any_b_c: GET "/{x}/b/c" { x: String }
    any_optional: PUT "/{x}/{y?}" { x: String, y: Option<String> }
    prefix: GET "/a/p{x}" { x: String }
    suffix: GET "/a/{x}s" { x: String }
    both: GET "/a/p{x}s" { x: String }
    long_prefix: GET "/a/pp{x}" { x: String }
    b_rest: GET "/b/{*rest}" { rest: String }
    b_any_c: GET "/b/{x}/c" { x: String }
    any_rest: PUT "/{x}/c/{*rest}" { x: String, rest: String }
}

/// A server and the descriptions of its endpoints.
type Case = (Endpoints, Vec<&'static Metadata>);

macro_rules! case {
    ($($name:ident)*) => {
        (
            Endpoints::new()$(.endpoint($name))*.fallback::<ErrorResponse>(),
            vec![$(<$name::Request as pathlore::Endpoint>::METADATA),*],
        )
    };
}

fn all() -> Case {
    case! {
        any a a_any a_any_slash a_b a_b_any a_any_c a_any_any a_rest a_b_rest any_b any_b_c any_optional
        prefix suffix both long_prefix b_rest b_any_c any_rest
    }
}

fn without_open_paths() -> Case {
    case! {
        b_any_c long_prefix both suffix prefix any_b_c any_b a_any_any a_any_c a_b_any a_b a_any_slash a_any a
    }
}

/// Returns a number for each segment of a template, which is smaller if the segment is more specific.
fn specificity(template: &str) -> Vec<usize> {
    let rank = |segment: &str| match segment {
        _ if segment.starts_with("{*") => 1000,
        _ if segment.ends_with("?}") => 900,
        _ if segment.starts_with('{') && segment.ends_with('}') => 800,
        _ if segment.contains('{') => {
            let name = segment.find('}').unwrap() + 1 - segment.find('{').unwrap();
            700 - (segment.len() - name)
        }
        _ => 0,
    };
    template.split('/').map(rank).collect()
}

/// Returns the template that a request leads to, or the status.
fn expected(descriptions: &[&'static Metadata], method: &Method, path: &str) -> String {
    let matches = |metadata: &&&'static Metadata| {
        let template = metadata.paths().next().unwrap();
        let last = template.placeholders().last().copied().unwrap_or("");
        template.match_path(path).is_some_and(|arguments| match arguments {
            Ok(arguments) => arguments.iter().all(|(_, value)| !value.is_empty()),
            // The rest of the path is empty.
            Err(_) => !template.as_str().replace(&format!("{{*{last}}}"), "").eq(path),
        })
    };
    let matching: Vec<_> = descriptions.iter().filter(matches).collect();
    let with_method = matching.iter().filter(|metadata| metadata.method == *method);
    let template = |metadata: &&&&'static Metadata| metadata.paths().next().unwrap().as_str();
    match with_method.map(|it| template(&it)).min_by_key(|template| specificity(template)) {
        Some(template) => template.to_owned(),
        None if matching.is_empty() => "404".to_owned(),
        None => "405".to_owned(),
    }
}

#[tokio::test]
async fn the_most_specific_template_with_the_method_is_chosen() {
    let (found, lost) = compare(all()).await;
    assert!(found > 4000 && lost > 1000, "{found} and {lost}");
    let (found, lost) = compare(without_open_paths()).await;
    assert!(found > 100 && lost > 10_000, "{found} and {lost}");
}

/// Compares the endpoints of many requests. Returns how many have one, and how many have none.
async fn compare((endpoints, descriptions): Case) -> (usize, usize) {
    let router = endpoints.into_router().unwrap();
    let segments = ["a", "b", "c", "px", "ps", "pps", "z", "%61"];
    let mut paths: Vec<String> = vec![String::new()];
    let mut level = paths.clone();
    for _ in 0..4 {
        level = level
            .iter()
            .flat_map(|path| segments.iter().map(move |segment| format!("{path}/{segment}")))
            .collect();
        paths.extend(level.iter().cloned());
    }
    paths.extend(["/a/b/", "/a/z/", "/z/", "/a/"].map(str::to_owned));
    paths.remove(0);
    let (mut found, mut lost) = (0, 0);
    for path in &paths {
        for method in [Method::GET, Method::POST, Method::PUT] {
            let request = Request::builder().method(&method).uri(path);
            let request = request.body(axum::body::Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            let matched = response.extensions().get::<MatchedEndpoint>();
            let actual = matched.map_or_else(
                || response.status().as_u16().to_string(),
                |matched| matched.path.template.to_string(),
            );
            assert_eq!(actual, expected(&descriptions, &method, path), "{method} {path}");
            if matched.is_some() { found += 1 } else { lost += 1 }
        }
    }
    (found, lost)
}
