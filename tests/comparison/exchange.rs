/// Sends requests to servers of different versions, and checks the results.
async fn exchange() -> Result<(), Box<dyn std::error::Error>> {
    for versions in [&["1.0"][..], &["1.0", "2.0"], &["2.0"]] {
        let url = serve(versions).await?;
        let alice = client::connect(&url, "token-of-alice", versions)?;
        assert_eq!(client::send(&alice, "a/b").await?, "alice-7-shell-hello");
        let error = client::send(&alice, "c").await.unwrap_err().to_string();
        assert_eq!(error, "not in the room c");
        let nobody = client::connect(&url, "secret", versions)?;
        let error = client::send(&nobody, "a/b").await.unwrap_err().to_string();
        assert!(error.contains("401"), "{error}");
    }
    Ok(())
}
