use blog::entities::{Comment, Post};
use sea_orm::EntityTrait;

use crate::site::Site;

/// Z71: the numbers of another blog's posts are nobody's, for reading and for writing.
pub async fn numbers_of_posts(site: Site) {
    let theirs = Post::find().all(&site.db("rival").await).await.unwrap();
    let comments = Comment::find().all(&site.db("rival").await).await.unwrap();
    assert_eq!((theirs.len(), comments.len()), (2, 2));
    let id = theirs[0].id;
    let draft = [("title", "mine"), ("text", "mine"), ("category_id", "")];
    for mut acme in site.signed_in("acme").await {
        acme.get(&format!("/posts/{id}")).await.assert_refused(404);
        acme.get(&format!("/posts/{id}/edit"))
            .await
            .assert_refused(404);
        let edited = acme.post(&format!("/posts/{id}/edit"), &draft).await;
        edited.assert_refused(404);
        acme.post(&format!("/posts/{id}/delete"), &[])
            .await
            .assert_refused(404);
        let comment = acme
            .post(&format!("/posts/{id}/comments"), &[("text", "mine")])
            .await;
        comment.assert_refused(404);
    }
    let after = Post::find().all(&site.db("rival").await).await.unwrap();
    assert_eq!(after, theirs);
    let after = Comment::find()
        .all(&site.tenancy.central_connection())
        .await
        .unwrap();
    assert_eq!(after.len(), 6, "nobody's either");

    // The same, with one's own, is done.
    let own = Post::find()
        .one(&site.db("acme").await)
        .await
        .unwrap()
        .unwrap()
        .id;
    let [mut acme, _] = site.signed_in("acme").await;
    let comment = acme
        .post(&format!("/posts/{own}/comments"), &[("text", "mine")])
        .await;
    assert_eq!(comment.status, 303);
    let edited = acme.post(&format!("/posts/{own}/edit"), &draft).await;
    assert_eq!(edited.status, 303);
    let page = acme.get(&format!("/posts/{own}")).await;
    assert!(page.text.contains("<h1>mine</h1>"), "{}", page.text);
    let deleted = acme.post(&format!("/posts/{own}/delete"), &[]).await;
    assert_eq!(deleted.status, 303);
    acme.get(&format!("/posts/{own}")).await.assert_refused(404);
}

/// Z71: what a form says of the blog or the author is not asked.
pub async fn numbers_in_forms(site: Site) {
    let rival = site.blog("rival").await.id.to_string();
    let [mut acme, _] = site.signed_in("acme").await;
    let draft = [
        ("title", "mine"),
        ("text", "mine"),
        ("category_id", ""),
        ("blog_id", &rival),
        ("author_id", "2"),
    ];
    assert_eq!(acme.post("/new", &draft).await.status, 303);
    assert_eq!(
        Post::find()
            .all(&site.db("acme").await)
            .await
            .unwrap()
            .len(),
        3
    );
    assert_eq!(
        Post::find()
            .all(&site.db("rival").await)
            .await
            .unwrap()
            .len(),
        2
    );
}
