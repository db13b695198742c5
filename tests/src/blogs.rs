use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sea_orm::{DatabaseConnection, EntityTrait, Set};
use tenancy_sea::prelude::*;

use crate::entities::blogs::{
    attachment, blog, blog_member, blog_topic, category, comment, country, currency, draft, event,
    member, note, page, page_link, post, post_category, reaction, setting, ticket, topic, vote,
};
use crate::{Fixture, Snapshot, TestContext};

/// Inserts rows in one statement a table; their ids are given out in order, from 1.
macro_rules! rows {
    ($raw:expr, $entity:ident { $($field:ident),+ }, $rows:expr) => {
        let models = $rows.map(|($($field,)+)| $entity::ActiveModel { $($field: Set($field.into()),)+ ..Default::default() });
        $entity::Entity::insert_many(models).exec_without_returning($raw).await.unwrap();
    };
}

const TABLES: [&str; 21] = [
    "attachment",
    "blog",
    "blog_member",
    "blog_topic",
    "category",
    "comment",
    "country",
    "currency",
    "draft",
    "event",
    "member",
    "note",
    "page",
    "page_link",
    "post",
    "post_category",
    "reaction",
    "setting",
    "ticket",
    "topic",
    "vote",
];

/// Two blogs whose rows overlap wherever they can, and a third without any row.
#[derive(Clone, Debug)]
pub struct Blogs {
    pub context: TestContext,
    pub tenancy: Tenancy<blog::Entity>,
    pub acme: blog::Model,
    pub foobar: blog::Model,
    pub empty: blog::Model,
}

impl Fixture for Blogs {
    async fn set_up(context: TestContext) -> Self {
        Self::create_tables(&context.raw).await;
        let [acme, foobar, empty] = blogs(&context.raw).await;
        fill(&context.raw).await;
        let tenancy = tenancy(context.raw.clone()).await;
        Self {
            context,
            tenancy,
            acme,
            foobar,
            empty,
        }
    }
}

impl Blogs {
    /// The tables, empty.
    pub async fn create_tables(raw: &DatabaseConnection) {
        raw.get_schema_builder()
            .register(blog::Entity)
            .register(post::Entity)
            .register(comment::Entity)
            .register(vote::Entity)
            .register(category::Entity)
            .register(post_category::Entity)
            .register(member::Entity)
            .register(blog_member::Entity)
            .register(topic::Entity)
            .register(blog_topic::Entity)
            .register(country::Entity)
            .register(currency::Entity)
            .register(event::Entity)
            .register(page::Entity)
            .register(page_link::Entity)
            .register(draft::Entity)
            .register(attachment::Entity)
            .register(reaction::Entity)
            .register(setting::Entity)
            .register(ticket::Entity)
            .register(note::Entity)
            .apply(raw)
            .await
            .unwrap();
    }

    /// The connection of acme, blog 1.
    #[must_use]
    pub fn acme(&self) -> TenancyConnection {
        self.tenancy.for_tenant(&self.acme)
    }

    /// The connection of foobar, blog 2.
    #[must_use]
    pub fn foobar(&self) -> TenancyConnection {
        self.tenancy.for_tenant(&self.foobar)
    }

    /// The connection of a blog that has no rows, blog 3.
    #[must_use]
    pub fn empty(&self) -> TenancyConnection {
        self.tenancy.for_tenant(&self.empty)
    }

    /// The tenancy once more, with the number of statements that it has run.
    pub async fn counted(&self) -> (Tenancy<blog::Entity>, Arc<AtomicUsize>) {
        let statements = Arc::new(AtomicUsize::new(0));
        let mut raw = self.raw().clone();
        let counter = Arc::clone(&statements);
        raw.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        (tenancy(raw).await, statements)
    }

    /// SeaORM's own connection.
    #[must_use]
    pub fn raw(&self) -> &DatabaseConnection {
        &self.context.raw
    }

    /// All rows of all tables as they are now.
    pub async fn snapshot(&self) -> Snapshot {
        Snapshot::take(self.raw(), &TABLES).await
    }

    /// What has changed since a snapshot, row by row.
    pub async fn changes(&self, since: &Snapshot) -> Vec<String> {
        since.changes(self.raw()).await
    }

    /// Asserts that no row of any table has changed since a snapshot.
    pub async fn assert_unchanged(&self, since: &Snapshot) {
        let nothing: [&str; 0] = [];
        assert_eq!(self.changes(since).await, nothing);
    }
}

async fn tenancy(raw: DatabaseConnection) -> Tenancy<blog::Entity> {
    let builder = Tenancy::<blog::Entity>::builder(raw);
    let builder = builder.entities("tenancy_tests::entities::blogs::*");
    builder.build().await.unwrap()
}

async fn blogs(raw: &DatabaseConnection) -> [blog::Model; 3] {
    rows!(
        raw,
        blog { slug, name },
        [("acme", "ACME"), ("foobar", "FOOBAR"), ("empty", "EMPTY")]
    );
    let blogs = blog::Entity::find()
        .order_by_id_asc()
        .all(raw)
        .await
        .unwrap();
    blogs.try_into().unwrap()
}

#[rustfmt::skip]
#[allow(clippy::needless_update, reason = "some entities have no column left to default")]
async fn fill(raw: &DatabaseConnection) {
    const NOBODY: Option<i32> = None;
    rows!(raw, post { blog_id, slug, permalink, title, views }, [
        (1, "hello", "acme-hello".to_owned(), "Acme says hello", 10),
        (2, "hello", "foobar-hello".to_owned(), "Foobar says hello", 200),
        (1, "second", "acme-second".to_owned(), "Acme goes on", 30),
        (2, "second", "foobar-second".to_owned(), "Foobar goes on", 400),
        (2, "third", "foobar-third".to_owned(), "Foobar's secret", 500),
    ]);
    rows!(raw, comment { post_id, token, body, stars }, [
        (1, "acme-1".to_owned(), "first", 1),
        (2, "foobar-1".to_owned(), "first", 20),
        (1, "acme-2".to_owned(), "again", 3),
        (2, "foobar-2".to_owned(), "again", 40),
        (3, "acme-3".to_owned(), "other", 5),
        (5, "foobar-3".to_owned(), "secret", 60),
    ]);
    rows!(raw, vote { comment_id, score }, [(1, 1), (2, 2), (3, 4), (4, 8), (2, 16)]);
    rows!(raw, category { blog_id, name }, [(Some(1), "news"), (Some(2), "news"), (NOBODY, "shared")]);
    rows!(raw, post_category { post_id, category_id, blog_id }, [(1, 1, 1), (2, 2, 2), (1, 3, 1), (4, 3, 2)]);
    rows!(raw, member { name }, [("ann",), ("bob",), ("both",), ("nobody",)]);
    rows!(raw, blog_member { member_id, blog_id }, [(1, 1), (2, 2), (3, 1), (3, 2)]);
    rows!(raw, topic { name }, [("acme",), ("foobar",), ("shared",)]);
    rows!(raw, blog_topic { topic_id, blog_id }, [(1, 1), (2, 2)]);
    rows!(raw, country { name }, [("France",), ("Peru",)]);
    rows!(raw, currency { name }, [("euro",)]);
    rows!(raw, event { blog_id, name }, [(1, "acme opened"), (2, "foobar opened")]);
    rows!(raw, page { blog_id, parent_id, title }, [
        (1, NOBODY, "acme"), (2, NOBODY, "foobar"), (1, Some(1), "acme/a"), (2, Some(2), "foobar/a"), (1, Some(3), "acme/a/b"),
    ]);
    rows!(raw, page_link { page_id, target_id }, [(3, 1), (4, 2)]);
    rows!(raw, draft { blog_id, title }, [(Some(1), "acme"), (Some(2), "foobar"), (NOBODY, "nobody")]);
    rows!(raw, attachment { comment_id, file }, [(Some(1), "acme"), (Some(2), "foobar"), (NOBODY, "nobody")]);
    rows!(raw, reaction { post_id, comment_id, kind }, [
        (Some(1), NOBODY, "acme"), (Some(2), NOBODY, "foobar"), (NOBODY, Some(1), "acme"), (NOBODY, Some(2), "foobar"),
        (Some(1), Some(1), "acme"), (Some(1), Some(2), "torn"), (NOBODY, NOBODY, "nobody"),
    ]);
    rows!(raw, setting { blog_id, name }, [(Some(1), "acme"), (Some(2), "foobar"), (NOBODY, "shared")]);
    rows!(raw, ticket { blog_id, title }, [(1, "acme".to_owned()), (2, "foobar".to_owned())]);
    rows!(raw, note { post_id, text }, [(1, "acme"), (2, "foobar")]);
}
