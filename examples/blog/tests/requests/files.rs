use blog::files::{name_of_upload, path_of};
use object_store::ObjectStoreExt;
use object_store::local::LocalFileSystem;

use crate::site::Site;

/// A file is its blog's: another one of the same name is another blog's.
pub async fn are_served_to_their_blog_alone(site: Site) {
    let [mut acme, mut below] = site.signed_in("acme").await;
    let [mut rival, _] = site.signed_in("rival").await;
    assert_eq!(
        acme.upload("plan für morgen.txt", "of acme").await.status,
        303
    );
    let path = "/files/plan%20f%C3%BCr%20morgen.txt";
    for browser in [&mut acme, &mut below, &mut site.on_subdomain("acme")] {
        let file = browser.get(path).await;
        assert_eq!((file.status, file.text.as_str()), (200, "of acme"));
        let list = browser.get("/files").await;
        assert!(
            list.text.contains(">plan für morgen.txt</a>"),
            "{}",
            list.text
        );
    }
    rival.get(path).await.assert_refused(404);
    assert!(!rival.get("/files").await.text.contains("plan"));

    assert_eq!(
        rival.upload("plan für morgen.txt", "of rival").await.status,
        303
    );
    assert_eq!(acme.get(path).await.text, "of acme");
    assert_eq!(rival.get(path).await.text, "of rival");
    let stranger = site.below_path("acme").upload("x.txt", "x").await;
    assert_eq!(stranger.status, 303, "to the sign-in");
    assert_eq!(site.stored().await.len(), 2);
}

/// `../` and its like lead nowhere: what is stored and what is served stays the blog's.
pub async fn whose_names_lead_elsewhere(site: Site) {
    let (ours, theirs) = (site.blog("acme").await, site.blog("rival").await);
    let [mut acme, mut below] = site.signed_in("acme").await;
    let [mut rival, _] = site.signed_in("rival").await;
    assert_eq!(rival.upload("secret.txt", "of rival").await.status, 303);
    let other = theirs.resource_key;
    for name in [
        format!("../{other}/secret.txt"),
        format!("..\\..\\{other}\\secret.txt"),
        format!("/blog/{other}/secret.txt"),
        format!("..%2F{other}%2Fsecret.txt"),
        "a/../../secret.txt".to_owned(),
    ] {
        assert_eq!(
            acme.upload(&name, "overwritten?").await.status,
            303,
            "{name}"
        );
    }
    for name in ["", "..", ".", "/", "a/..", "..\\.."] {
        assert_eq!(
            acme.upload(name, "overwritten?").await.status,
            422,
            "{name}"
        );
    }
    let own = format!("blog/{}/", ours.resource_key);
    for file in site.stored().await {
        let expected = format!("blog/{other}/secret.txt");
        assert!(file.starts_with(&own) || file == expected, "{file}");
    }
    assert_eq!(rival.get("/files/secret.txt").await.text, "of rival");
    assert_eq!(acme.get("/files/secret.txt").await.text, "overwritten?");

    for path in [
        format!("/files/..%2F{other}%2Fsecret.txt"),
        format!("/files/../{other}/secret.txt"),
        format!("/files/%2e%2e%2f{other}%2fsecret.txt"),
        format!("/files/%2Fblog%2F{other}%2Fsecret.txt"),
        format!("/files/..%5C{other}%5Csecret.txt"),
        format!("/files/..%252F{other}%252Fnone.txt"),
    ] {
        for browser in [&mut acme, &mut below] {
            browser.get(&path).await.assert_refused(404);
        }
    }
}

/// No upload becomes a page of the blog.
pub async fn that_would_be_pages(site: Site) {
    let [mut acme, _] = site.signed_in("acme").await;
    for (name, kind) in [
        ("a.html", "application/octet-stream"),
        ("a.svg", "application/octet-stream"),
        ("a.png.HTML", "application/octet-stream"),
        ("a.PNG", "image/png"),
    ] {
        assert_eq!(
            acme.upload(name, "<script>alert(1)</script>").await.status,
            303
        );
        let file = acme.get(&format!("/files/{name}")).await;
        assert_eq!(file.headers["content-type"], kind);
        assert_eq!(file.headers["x-content-type-options"], "nosniff");
        let policy = file.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("sandbox"), "{policy}");
    }
}

/// An upload that another site's page sends is refused, and so is one that is too large.
pub async fn of_forged_forms(site: Site) {
    for mut acme in site.signed_in("acme").await {
        acme.forge_upload("", "a.txt", "x")
            .await
            .assert_refused(403);
        acme.forge_upload("0123456789abcdef0123456789abcdef", "a.txt", "x")
            .await
            .assert_refused(403);
        let large = "x".repeat(3 * 1024 * 1024);
        assert_eq!(acme.upload("a.txt", &large).await.status, 422);
    }
    assert!(site.stored().await.is_empty());
}

/// Whatever name is taken can be kept on a disk, where each of its letters may need nine.
pub async fn with_long_names(site: Site) {
    let directory = std::env::temp_dir().join(format!("blog_test_{}", blog::secret::secret()));
    std::fs::create_dir_all(&directory).unwrap();
    let disk = LocalFileSystem::new_with_prefix(&directory).unwrap();
    let [mut acme, _] = site.signed_in("acme").await;
    for letter in ["a", "ü", "%", "文"] {
        let mut taken = 0;
        for length in [1, 26, 27, 33, 50, 80, 100, 101] {
            let name = letter.repeat(length);
            let status = acme.upload(&name, "x").await.status;
            assert_eq!(name_of_upload(&name).is_some(), status == 303, "{name}");
            if status == 303 {
                taken += 1;
                let kept = disk.put(&path_of(&name), "x".into()).await;
                assert!(kept.is_ok(), "{name}");
            }
        }
        assert!((2..8).contains(&taken), "{letter}: {taken}");
    }
    std::fs::remove_dir_all(&directory).unwrap();
}
