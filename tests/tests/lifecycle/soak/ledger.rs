use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::EntityTrait;
use tenancy_tests::entities::blogs::{blog, blog_member, comment, member, post, ticket, vote};

use crate::tally::{Marked, look, named};
use crate::world::World;

/// What the database has acknowledged, tenant by tenant.
#[derive(Debug)]
pub struct Ledger {
    tenants: Vec<Mutex<Account>>,
    /// Calls that the database refused because of another writer.
    pub collisions: AtomicU64,
}

#[derive(Debug, Default)]
pub struct Account {
    pub views: i32,
    pub stars: i32,
    pub score: i32,
    pub upserts: i32,
    pub tickets: BTreeSet<String>,
    pub members: BTreeSet<String>,
}

impl Ledger {
    pub fn new(tenants: i32) -> Self {
        Self {
            tenants: (0..tenants).map(|_| Mutex::default()).collect(),
            collisions: AtomicU64::new(0),
        }
    }

    pub fn note(&self, tenant: i32, note: impl FnOnce(&mut Account)) {
        let account = &self.tenants[usize::try_from(tenant).unwrap() - 1];
        note(&mut account.lock().unwrap());
    }

    /// Compares with what is in the database, read past tenancy.
    pub async fn check(&self, world: &World) {
        let raw = &world.outside;
        let posts = post::Entity::find().all(raw).await.unwrap();
        let comments = comment::Entity::find().all(raw).await.unwrap();
        let votes = vote::Entity::find().all(raw).await.unwrap();
        let tickets = ticket::Entity::find().all(raw).await.unwrap();
        let members = member::Entity::find()
            .find_with_related(blog::Entity)
            .all(raw)
            .await
            .unwrap();
        let links = blog_member::Entity::find().all(raw).await.unwrap();
        assert_eq!(links.len(), members.len());
        let mut rows = 0;
        for tenant in 1..=world.tenants {
            let account = self.tenants[usize::try_from(tenant).unwrap() - 1]
                .lock()
                .unwrap();
            let own: Vec<_> = posts.iter().filter(|post| post.blog_id == tenant).collect();
            look(tenant, own.iter().copied());
            let views = |slug: &str| {
                let post = own.iter().find(|post| post.slug == slug);
                post.map_or(0, |post| post.views)
            };
            assert_eq!(
                views("counter"),
                account.views,
                "updates of tenant {tenant}"
            );
            assert_eq!(
                views("upsert"),
                account.upserts,
                "upserts of tenant {tenant}"
            );
            assert!(own.len() <= 2, "posts of tenant {tenant}");
            let comment = comments.iter().find(|comment| comment.post_id == tenant);
            assert_eq!(
                comment.unwrap().stars,
                account.stars,
                "updates of tenant {tenant}"
            );
            let vote = votes.iter().find(|vote| vote.comment_id == tenant).unwrap();
            assert_eq!(vote.score - tenant * 1_000, account.score);
            let own: Vec<_> = tickets.iter().filter(|row| row.blog_id == tenant).collect();
            look(tenant, own.iter().copied());
            let titles: BTreeSet<_> = own.iter().map(|row| row.mark().to_owned()).collect();
            assert_eq!(titles.len(), own.len(), "a row was written twice");
            assert_eq!(titles, account.tickets, "rows of tenant {tenant}");
            let own = members
                .iter()
                .filter(|(row, _)| named(row.mark()) == Some(tenant));
            let names: BTreeSet<_> = own
                .map(|(row, blogs)| {
                    let blogs: Vec<i32> = blogs.iter().map(|blog| blog.id).collect();
                    assert_eq!(blogs, [tenant], "who is linked to `{}`", row.name);
                    row.name.clone()
                })
                .collect();
            assert_eq!(names, account.members, "members of tenant {tenant}");
            rows += titles.len() + names.len();
        }
        assert_eq!(rows, tickets.len() + members.len(), "rows of nobody");
        assert_eq!(comments.len(), votes.len());
    }

    /// One line a backend.
    pub fn print(&self, world: &World) {
        let mut counts = [0_usize; 3];
        for account in &self.tenants {
            let account = account.lock().unwrap();
            counts[0] += usize::try_from(account.views + account.stars + account.score).unwrap();
            counts[1] += usize::try_from(account.upserts).unwrap();
            counts[2] += account.tickets.len() + account.members.len();
        }
        let [updates, upserts, rows] = counts;
        let collisions = self.collisions.load(Ordering::Relaxed);
        let _ = writeln!(
            std::io::stderr(),
            "{}: {} tasks of {} tenants, {updates} updates and {upserts} upserts counted, {rows} rows written, {collisions} collisions of two writers",
            world.backend,
            super::tasks(),
            world.tenants,
        );
    }
}
