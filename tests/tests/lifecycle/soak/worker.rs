use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures_util::TryStreamExt;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set, Statement, TransactionTrait,
};
use tenancy_sea::TenancyError;
use tenancy_sea::prelude::*;
use tenancy_tests::assert_refused;
use tenancy_tests::entities::blogs::{comment, member, post, ticket, vote};
use tokio::task::yield_now;

use super::ledger::Ledger;
use crate::tally::look;
use crate::world::World;

/// One tenant's statements on one connection. It is told whose they are only to judge what comes back.
#[derive(Clone, Debug)]
pub struct Worker {
    pub db: TenancyConnection,
    pub tenant: i32,
    pub other: i32,
    pub name: String,
    pub ledger: Arc<Ledger>,
}

/// How many kinds of steps there are.
pub const KINDS: usize = 12;

impl Worker {
    /// Runs one step. What the database doesn't acknowledge has not happened.
    pub async fn step(&self, kind: usize) {
        let outcome = match kind % KINDS {
            0 => self.read().await,
            1 => self.update().await,
            2 => self.update_secondary().await,
            3 => self.insert().await,
            4 => self.upsert().await,
            5 => self.stream().await,
            6 => self.paginate().await,
            7 => self.transaction().await,
            8 => self.link().await,
            9 => self.raw().await,
            10 => self.closure().await,
            _ => self.reach_out().await,
        };
        yield_now().await;
        self.tolerate(kind, outcome);
    }

    /// Two writers in each other's way are the database's affair; it undoes the call.
    fn tolerate(&self, kind: usize, outcome: Result<(), DbErr>) {
        let Err(err) = outcome else { return };
        let text = err.to_string().to_lowercase();
        let collision = ["deadlock", "locked", "record has changed"];
        assert!(
            TenancyError::from_db_err(&err).is_none()
                && collision.iter().any(|known| text.contains(known)),
            "step {kind} of tenant {}: {err:?}",
            self.tenant
        );
        self.ledger.collisions.fetch_add(1, Ordering::Relaxed);
    }

    async fn read(&self) -> Result<(), DbErr> {
        let found = post::Entity::find().find_also_related(comment::Entity);
        for (post, comment) in found.all(&self.db).await? {
            look(self.tenant, [&post]);
            look(self.tenant, &comment);
        }
        yield_now().await;
        look(
            self.tenant,
            &member::Entity::find().limit(20).all(&self.db).await?,
        );
        Ok(())
    }

    async fn update(&self) -> Result<(), DbErr> {
        World::count(&self.db).await?;
        self.ledger.note(self.tenant, |account| account.views += 1);
        Ok(())
    }

    async fn update_secondary(&self) -> Result<(), DbErr> {
        let stars = Expr::col(comment::Column::Stars).add(1);
        let updated = comment::Entity::update_many().col_expr(comment::Column::Stars, stars);
        assert_eq!(updated.exec(&self.db).await?.rows_affected, 1);
        self.ledger.note(self.tenant, |account| account.stars += 1);
        yield_now().await;
        let score = Expr::col(vote::Column::Score).add(1);
        let updated = vote::Entity::update_many().col_expr(vote::Column::Score, score);
        assert_eq!(updated.exec(&self.db).await?.rows_affected, 1);
        self.ledger.note(self.tenant, |account| account.score += 1);
        Ok(())
    }

    fn ticket(&self, what: &str) -> (String, ticket::ActiveModel) {
        let title = format!("{} {} {what}", self.tenant, self.name);
        let ticket = ticket::ActiveModel {
            title: Set(Some(title.clone())),
            ..Default::default()
        };
        (title, ticket)
    }

    async fn insert(&self) -> Result<(), DbErr> {
        let (title, ticket) = self.ticket("inserted");
        look(self.tenant, [&ticket.insert(&self.db).await?]);
        self.ledger.note(self.tenant, |account| {
            assert!(account.tickets.insert(title))
        });
        Ok(())
    }

    /// Of all tasks of a tenant one inserts the row, the others add to it.
    async fn upsert(&self) -> Result<(), DbErr> {
        let post = post::ActiveModel {
            slug: Set("upsert".into()),
            title: Set(self.tenant.to_string()),
            views: Set(1),
            ..Default::default()
        };
        let views = Expr::col((post::Entity, post::Column::Views)).add(1);
        let on_slug = OnConflict::columns([post::Column::BlogId, post::Column::Slug])
            .value(post::Column::Views, views)
            .to_owned();
        let upsert = post::Entity::insert(post).on_conflict(on_slug);
        upsert.exec_without_returning(&self.db).await?;
        self.ledger
            .note(self.tenant, |account| account.upserts += 1);
        Ok(())
    }

    async fn stream(&self) -> Result<(), DbErr> {
        let tickets = ticket::Entity::find()
            .order_by_desc(ticket::Column::Id)
            .limit(10);
        let mut tickets = tickets.stream(&self.db).await?;
        while let Some(ticket) = tickets.try_next().await? {
            look(self.tenant, [&ticket]);
            yield_now().await;
        }
        Ok(())
    }

    async fn paginate(&self) -> Result<(), DbErr> {
        let tickets = ticket::Entity::find().order_by_asc(ticket::Column::Id);
        let pages = tickets.paginate(&self.db, 3);
        for page in 0..2 {
            look(self.tenant, &pages.fetch_page(page).await?);
            yield_now().await;
        }
        let mut cursor = ticket::Entity::find().cursor_by(ticket::Column::Id);
        look(self.tenant, &cursor.last(3).all(&self.db).await?);
        assert_eq!(
            post::Entity::find()
                .filter(post::Column::Slug.eq("counter"))
                .count(&self.db)
                .await?,
            1
        );
        Ok(())
    }

    /// Committed with one nested and without the other, rolled back, or dropped.
    async fn transaction(&self) -> Result<(), DbErr> {
        let (kept, insert_kept) = self.ticket("kept");
        let (also, insert_also) = self.ticket("also");
        let (_, insert_undone) = self.ticket("undone");
        let outer = self.db.begin().await?;
        World::count(&outer).await?;
        look(self.tenant, [&insert_kept.insert(&outer).await?]);
        yield_now().await;
        let inner = outer.begin().await?;
        look(self.tenant, [&insert_also.insert(&inner).await?]);
        inner.commit().await?;
        let inner = outer.begin().await?;
        insert_undone.insert(&inner).await?;
        yield_now().await;
        inner.rollback().await?;
        let latest = ticket::Entity::find()
            .order_by_desc(ticket::Column::Id)
            .limit(5);
        look(self.tenant, &latest.all(&outer).await?);
        match self.name.len() % 3 {
            0 => outer.rollback().await,
            1 => {
                drop(outer);
                Ok(())
            }
            _ => {
                outer.commit().await?;
                self.ledger.note(self.tenant, |account| {
                    account.views += 1;
                    account.tickets.extend([kept, also]);
                });
                Ok(())
            }
        }
    }

    async fn link(&self) -> Result<(), DbErr> {
        let name = format!("{} {}", self.tenant, self.name);
        let member = member::ActiveModel {
            name: Set(name.clone()),
            ..Default::default()
        };
        look(self.tenant, [&member.insert(&self.db).await?]);
        self.ledger
            .note(self.tenant, |account| assert!(account.members.insert(name)));
        Ok(())
    }

    /// The same text for all tenants.
    async fn raw(&self) -> Result<(), DbErr> {
        let sql = "SELECT DISTINCT blog_id FROM post WHERE id IN (SELECT post_id FROM comment) \
                   UNION SELECT blog_id FROM ticket";
        let raw = Statement::from_string(self.db.get_database_backend(), sql);
        let owners = self.db.query_all_raw(raw).await?;
        let owners: Vec<i32> = owners
            .iter()
            .map(|row| row.try_get("", "blog_id"))
            .collect::<Result<_, _>>()?;
        assert_eq!(owners, [self.tenant]);
        Ok(())
    }

    async fn closure(&self) -> Result<(), DbErr> {
        let (title, ticket) = self.ticket("closure");
        let done = self.db.transaction_async(async |transaction| {
            ticket.insert(transaction).await?;
            yield_now().await;
            World::count(transaction).await
        });
        match done.await {
            Ok(()) => {
                self.ledger.note(self.tenant, |account| {
                    account.views += 1;
                    account.tickets.insert(title);
                });
                Ok(())
            }
            Err(
                sea_orm::TransactionError::Connection(err)
                | sea_orm::TransactionError::Transaction(err),
            ) => Err(err),
        }
    }

    /// What is another tenant's isn't found, isn't changed and isn't written.
    async fn reach_out(&self) -> Result<(), DbErr> {
        assert_eq!(
            post::Entity::find_by_id(self.other).one(&self.db).await?,
            None
        );
        let stolen = post::Entity::update_many()
            .col_expr(post::Column::Views, Expr::value(0))
            .filter(post::Column::BlogId.eq(self.other));
        assert_eq!(stolen.exec(&self.db).await?.rows_affected, 0);
        let (_, mut ticket) = self.ticket("foreign");
        ticket.blog_id = Set(self.other);
        assert_refused!(
            ticket.insert(&self.db).await,
            TenancyError::CrossTenantWrite { .. }
        );
        let comment = comment::ActiveModel {
            post_id: Set(self.other),
            body: Set(self.tenant.to_string()),
            stars: Set(0),
            ..Default::default()
        };
        assert_refused!(
            comment.insert(&self.db).await,
            TenancyError::CrossTenantReference { .. }
        );
        Ok(())
    }
}
