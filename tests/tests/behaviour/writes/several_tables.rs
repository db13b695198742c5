//! Writes over several tables, in every database's own words.

use sea_orm::{ConnectionTrait, DbErr, ExecResult};
use tenancy_sea::TenancyError;
use tenancy_tests::{Backend, Blogs, each_backend, on_backends};

each_backend![
    the_second_table_of_an_update_is_scoped,
    the_second_table_of_a_delete_is_scoped,
];
on_backends![Mysql => limits_and_orders_keep_the_tenant];

/// A statement either runs scoped, or is refused by tenancy; it never fails otherwise.
fn ran(outcome: Result<ExecResult, DbErr>) -> bool {
    match outcome {
        Ok(_) => true,
        Err(err) => match TenancyError::from_db_err(&err) {
            Some(TenancyError::Refused { .. }) => false,
            _ => panic!("{err:?}"),
        },
    }
}

/// Z27, vectors 34, 86, 88
async fn the_second_table_of_an_update_is_scoped(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let from = "UPDATE ticket SET title = post.title FROM post WHERE post.id = ticket.id + 1";
    let join = "UPDATE ticket JOIN post ON post.id = ticket.id + 1 SET ticket.title = post.title";
    let both =
        "UPDATE ticket, comment SET ticket.title = 'x', comment.body = 'x' WHERE comment.id > 0";
    let statements: &[&str] = if blogs.context.backend == Backend::Mysql {
        &[join, both]
    } else {
        &[from]
    };
    for statement in statements {
        ran(db.execute_unprepared(statement).await);
    }
    for change in blogs.changes(&before).await {
        assert!(
            ["~ticket 1", "~comment 1", "~comment 3", "~comment 5"].contains(&change.as_str()),
            "{change}"
        );
    }
    assert_ne!(
        blogs.snapshot().await.row("ticket 1")["title"],
        "Foobar says hello"
    );
    if blogs.context.backend != Backend::Mysql {
        let own = "UPDATE ticket SET title = post.title FROM post WHERE post.id = ticket.id + 2";
        assert_eq!(db.execute_unprepared(own).await.unwrap().rows_affected(), 1);
        assert_eq!(
            blogs.snapshot().await.row("ticket 1")["title"],
            "Acme goes on"
        );
    }
}

/// Z27, vectors 87, 89
async fn the_second_table_of_a_delete_is_scoped(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let using = "DELETE FROM vote USING comment WHERE comment.id = vote.comment_id + 1";
    let join = "DELETE vote FROM vote JOIN comment ON comment.id = vote.comment_id + 1";
    let both = "DELETE vote, ticket FROM vote JOIN ticket";
    let statements: &[&str] = match blogs.context.backend {
        Backend::Postgres => &[using],
        Backend::Mysql => &[join, both],
        Backend::Sqlite => &[
            "DELETE FROM vote WHERE EXISTS (SELECT 1 FROM comment c WHERE c.id = vote.comment_id + 1)",
        ],
    };
    let mut all_own = 0;
    for statement in statements {
        all_own += usize::from(ran(db.execute_unprepared(statement).await));
    }
    for change in blogs.changes(&before).await {
        assert!(
            ["-vote 1", "-vote 3", "-ticket 1"].contains(&change.as_str()),
            "{change}"
        );
    }
    if blogs.context.backend != Backend::Mysql {
        assert_eq!(all_own, 1);
        blogs.assert_unchanged(&before).await;
    }
}

/// Vectors 90, 98
async fn limits_and_orders_keep_the_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let update = "UPDATE post SET views = 0 ORDER BY views DESC LIMIT 1";
    assert_eq!(
        db.execute_unprepared(update).await.unwrap().rows_affected(),
        1
    );
    let delete = "DELETE FROM vote ORDER BY score DESC LIMIT 1";
    assert_eq!(
        db.execute_unprepared(delete).await.unwrap().rows_affected(),
        1
    );
    assert_eq!(blogs.changes(&before).await, ["-vote 3", "~post 3"]);
}
