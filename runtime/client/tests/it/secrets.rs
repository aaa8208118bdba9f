//! What is printed has no secrets.

use pathlore_client::Body;

use crate::{
    api::{create, read, upload},
    support::{Answer, Scripted, everything, response},
};

#[tokio::test]
async fn debug_prints_no_secrets() {
    let server = Scripted::with(200, r#"{"id":1,"secret":"s3cret"}"#);
    let client = server.client().with_token("s3cret").unwrap();
    let request = create::Request { title: "s3cret".to_owned() };
    let exchange = client.request(&request).exchange().await.unwrap();
    let file = upload::Request::default();
    for text in [
        format!("{client:?}"),
        format!("{:?}", client.request(&request)),
        format!("{:?}", client.request(&request).credentials(|| "s3cret".into())),
        format!("{:?}", client.request(&file).body("s3cret")),
        format!("{exchange:?}"),
        format!("{:?}", Body::from("s3cret")),
    ] {
        assert!(!text.contains("s3cret"), "{text}");
    }
}

#[tokio::test]
async fn errors_print_no_secrets() {
    let respond =
        |status, body| Scripted::new(move |_, _| Answer::Response(response(status, body)));
    for server in [
        respond(200, r#"{"title":["s3cret"]}"#),
        respond(200, "s3cret"),
        respond(500, "s3cret"),
        Scripted::new(|_, _| Answer::Error("down")),
    ] {
        let request = read::Request { id: 1, key: Some("s3cret".to_owned()) };
        let error = server.client().with_token("s3cret").unwrap().send(&request).await.unwrap_err();
        assert!(!everything(&error).contains("s3cret"), "{}", everything(&error));
    }
    let error = Scripted::with(200, "").client().with_token("s3cret\n").unwrap_err();
    assert!(!everything(&error).contains("s3cret"));
}
