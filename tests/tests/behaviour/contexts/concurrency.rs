//! Two tenants at once on a multi-threaded runtime, switching at every await.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, Set, Statement, TransactionTrait,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{comment, post, ticket};
use tenancy_tests::{Blogs, each_backend};

each_backend![a_thousand_mixed_statements_a_tenant_never_meet];

const STATEMENTS: usize = 1_000;

/// Z47: with panics and cancelled futures among them.
async fn a_thousand_mixed_statements_a_tenant_never_meet(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let follows = blogs.tenancy.connection();
    let tasks = [(1, "acme", 2), (2, "foobar", 3)].map(|(blog, name, posts)| {
        let worker = Worker {
            db: follows.clone(),
            blog,
            name,
            posts,
        };
        tokio::spawn(Interleaved::new(
            blogs
                .tenancy
                .context(blog)
                .unwrap()
                .enter(async move { worker.run().await }),
        ))
    });
    let [acme, foobar] = tasks;
    let updates = [acme.await.unwrap(), foobar.await.unwrap()];

    let after = blogs.snapshot().await;
    let views = |snapshot: &tenancy_tests::Snapshot, row: &str| {
        snapshot.row(row)["views"].as_i64().unwrap()
    };
    for (row, blog) in [
        ("post 1", 0),
        ("post 3", 0),
        ("post 2", 1),
        ("post 4", 1),
        ("post 5", 1),
    ] {
        assert_eq!(
            views(&after, row) - views(&before, row),
            updates[blog],
            "{row}"
        );
    }
    for ticket in ticket::Entity::find().all(blogs.raw()).await.unwrap() {
        let owner = if ticket.blog_id == 1 {
            "acme"
        } else {
            "foobar"
        };
        assert_eq!(ticket.title.as_deref(), Some(owner));
    }
    for change in blogs.changes(&before).await {
        assert!(
            change.contains("ticket") || change.starts_with("~post"),
            "{change}"
        );
    }
}

struct Worker {
    db: TenancyConnection,
    blog: i32,
    name: &'static str,
    posts: u64,
}

impl Worker {
    /// Runs the statements and returns how many updates have succeeded.
    async fn run(self) -> i64 {
        let mut updates = 0;
        for step in 0..STATEMENTS {
            match step % 11 {
                8 => self.panic_half_way().await,
                9 => self.cancel(step).await,
                10 if self.update().await => updates += 1,
                10 => {}
                kind => self.statement(kind).await,
            }
        }
        updates
    }

    async fn statement(&self, kind: usize) {
        let outcome = match kind {
            0 => self.read().await,
            1 => self.read_secondary().await,
            2 => self.count().await,
            3 => self.insert().await,
            4 => self.raw().await,
            5 => self.transaction().await,
            6 => self.delete().await,
            _ => self.foreign().await,
        };
        tolerate(outcome);
    }

    async fn read(&self) -> Result<(), DbErr> {
        let posts = post::Entity::find().all(&self.db).await?;
        assert_eq!(posts.len() as u64, self.posts);
        assert!(posts.iter().all(|post| post.blog_id == self.blog));
        Ok(())
    }

    async fn read_secondary(&self) -> Result<(), DbErr> {
        let comments = comment::Entity::find()
            .find_also_related(post::Entity)
            .all(&self.db)
            .await?;
        assert_eq!(comments.len(), 3);
        assert!(
            comments
                .iter()
                .all(|(_, post)| post.as_ref().is_some_and(|post| post.blog_id == self.blog))
        );
        Ok(())
    }

    async fn count(&self) -> Result<(), DbErr> {
        assert_eq!(post::Entity::find().count(&self.db).await?, self.posts);
        Ok(())
    }

    async fn insert(&self) -> Result<(), DbErr> {
        let ticket = ticket::ActiveModel {
            title: Set(Some(self.name.into())),
            ..Default::default()
        };
        assert_eq!(ticket.insert(&self.db).await?.blog_id, self.blog);
        Ok(())
    }

    async fn raw(&self) -> Result<(), DbErr> {
        let statement =
            Statement::from_string(self.db.get_database_backend(), "SELECT blog_id FROM ticket");
        for row in self.db.query_all_raw(statement).await? {
            assert_eq!(row.try_get::<i32>("", "blog_id")?, self.blog);
        }
        Ok(())
    }

    async fn transaction(&self) -> Result<(), DbErr> {
        let transaction = self.db.begin().await?;
        assert_eq!(post::Entity::find().count(&transaction).await?, self.posts);
        tokio::task::yield_now().await;
        assert_eq!(comment::Entity::find().count(&transaction).await?, 3);
        transaction.commit().await
    }

    async fn delete(&self) -> Result<(), DbErr> {
        ticket::Entity::delete_many()
            .filter(ticket::Column::Id.gt(2))
            .exec(&self.db)
            .await
            .map(drop)
    }

    /// What is another tenant's isn't found, whoever asks when.
    async fn foreign(&self) -> Result<(), DbErr> {
        let foreign = post::Entity::find()
            .filter(post::Column::BlogId.ne(self.blog))
            .count(&self.db)
            .await?;
        assert_eq!(foreign, 0);
        Ok(())
    }

    async fn update(&self) -> bool {
        let views = Expr::col(post::Column::Views).add(1);
        match post::Entity::update_many()
            .col_expr(post::Column::Views, views)
            .exec(&self.db)
            .await
        {
            Ok(updated) => {
                assert_eq!(updated.rows_affected, self.posts);
                true
            }
            Err(err) => {
                tolerate(Err(err));
                false
            }
        }
    }

    async fn panic_half_way(&self) {
        let panics = post::Entity::without_tenant_restrictions(async || {
            let _ = post::Entity::find().one(&self.db).await;
            panic!("on purpose");
        });
        AssertUnwindSafe(panics).catch_unwind().await.unwrap_err();
    }

    /// Polls an opened statement a few times and drops it.
    async fn cancel(&self, step: usize) {
        let opened =
            post::Entity::without_tenant_restrictions(|| post::Entity::find().all(&self.db));
        let mut opened = Box::pin(opened);
        for _ in 0..step % 4 {
            if futures_util::poll!(&mut opened).is_ready() {
                return;
            }
            tokio::task::yield_now().await;
        }
    }
}

/// A deadlock is the database's answer to two writers, not a leak.
fn tolerate(outcome: Result<(), DbErr>) {
    if let Err(err) = outcome {
        assert!(
            err.to_string().to_lowercase().contains("deadlock"),
            "{err:?}"
        );
    }
}

/// Gives way to other tasks before every poll.
struct Interleaved<F> {
    future: Pin<Box<F>>,
    yielded: bool,
}

impl<F> Interleaved<F> {
    fn new(future: F) -> Self {
        Self {
            future: Box::pin(future),
            yielded: false,
        }
    }
}

impl<F: Future> Future for Interleaved<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.yielded = !self.yielded;
        if self.yielded {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.future.as_mut().poll(context)
    }
}
