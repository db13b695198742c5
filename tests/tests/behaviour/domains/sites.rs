use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sea_orm::{DatabaseConnection, EntityTrait, Set};
use tenancy_sea::TenancyBuilder;
use tenancy_sea::domains::Domains;
use tenancy_sea::prelude::*;
use tenancy_sea::provider::SeaOrmDomainProvider;
use tenancy_tests::entities::sites::{address, alias, domain, page, site};
use tenancy_tests::{Fixture, Store, TestContext};

use crate::tenants::heard::Heard;

/// Two sites with a page each and without a domain, and a tenancy whose events are written down.
pub(super) struct Sites {
    pub(super) context: TestContext,
    pub(super) tenancy: Tenancy<site::Entity>,
    pub(super) heard: Heard,
    pub(super) acme: site::Model,
    pub(super) rival: site::Model,
    /// The tenancy's connection, whose statements are counted.
    pub(super) database: DatabaseConnection,
    statements: Arc<AtomicUsize>,
}

impl Fixture for Sites {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw.get_schema_builder().register(site::Entity);
        let schema = schema.register(domain::Entity).register(alias::Entity);
        let schema = schema.register(address::Entity).register(page::Entity);
        schema.apply(raw).await.unwrap();
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&statements);
        let mut database = raw.clone();
        database.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let tenancy = builder(&database).build().await.unwrap();
        let acme = site(&tenancy, "acme").await;
        let rival = site(&tenancy, "rival").await;
        let heard = Heard::of(tenancy.events());
        Self {
            context,
            tenancy,
            heard,
            acme,
            rival,
            database,
            statements,
        }
    }
}

pub(super) fn builder(database: &DatabaseConnection) -> TenancyBuilder<site::Entity> {
    Tenancy::<site::Entity>::builder(database.clone()).entities("tenancy_tests::entities::sites::*")
}

pub(super) async fn site(tenancy: &Tenancy<site::Entity>, slug: &str) -> site::Model {
    let new = site::ActiveModel {
        slug: Set(slug.to_owned()),
        name: Set(slug.to_uppercase()),
        ..Default::default()
    };
    let created = tenancy.tenants().create(new).await.unwrap();
    let page = page::ActiveModel {
        site_id: Set(created.id),
        title: Set(format!("page of {slug}")),
        ..Default::default()
    };
    page.store(tenancy.database_for_migrations()).await.unwrap();
    created
}

impl Sites {
    pub(super) fn domains(&self) -> Domains<domain::Entity> {
        self.tenancy.domains()
    }

    pub(super) fn aliases(&self) -> Domains<alias::Entity> {
        self.tenancy.domains()
    }

    pub(super) fn provider(&self) -> SeaOrmDomainProvider<domain::Entity> {
        SeaOrmDomainProvider::new(self.database.clone())
    }

    /// A domain that is there, of which nothing was heard.
    pub(super) async fn domain(&self, site: &site::Model, name: &str) -> domain::Model {
        let created = self.domains().create(site, new(name)).await.unwrap();
        self.heard.take();
        created
    }

    /// All domains as the database has them.
    pub(super) async fn stored(&self) -> Vec<domain::Model> {
        let found = domain::Entity::find().order_by_id_asc();
        found.all(&self.context.raw).await.unwrap()
    }

    pub(super) async fn names(&self) -> Vec<String> {
        let stored = self.stored().await.into_iter();
        stored.map(|domain| domain.name).collect()
    }

    /// The names of a site's primary domains.
    pub(super) async fn primary(&self, site: &site::Model) -> Vec<String> {
        let stored = self.stored().await.into_iter();
        let primary = stored.filter(|domain| domain.site_id == site.id && domain.is_primary);
        primary.map(|domain| domain.name).collect()
    }

    /// How many statements the tenancy and the provider have run so far.
    pub(super) fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }
}

pub(super) fn new(name: &str) -> domain::ActiveModel {
    domain::ActiveModel {
        name: Set(name.to_owned()),
        ..Default::default()
    }
}

pub(super) fn new_alias(host: &str) -> alias::ActiveModel {
    alias::ActiveModel {
        host: Set(host.to_owned()),
        ..Default::default()
    }
}
