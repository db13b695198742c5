use sea_orm::{EntityTrait, Set};
use tenancy_sea::TenancyBuilder;
use tenancy_sea::prelude::*;
use tenancy_sea::tenants::Tenants;
use tenancy_tests::entities::studios::{film, studio};
use tenancy_tests::{Fixture, TestContext};

use super::heard::Heard;

/// No studio yet, and a tenancy whose events are written down.
pub(super) struct Studios {
    pub(super) context: TestContext,
    pub(super) tenancy: Tenancy<studio::Entity>,
    pub(super) heard: Heard,
}

impl Fixture for Studios {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw.get_schema_builder().register(studio::Entity);
        schema.register(film::Entity).apply(raw).await.unwrap();
        let tenancy = builder(&context).build().await.unwrap();
        let heard = Heard::of(tenancy.events());
        Self {
            context,
            tenancy,
            heard,
        }
    }
}

pub(super) fn builder(context: &TestContext) -> TenancyBuilder<studio::Entity> {
    Tenancy::<studio::Entity>::builder(context.raw.clone())
        .entities("tenancy_tests::entities::studios::*")
}

impl Studios {
    pub(super) fn tenants(&self) -> Tenants<studio::Entity> {
        self.tenancy.tenants()
    }

    /// A studio that is there, of which nothing was heard.
    pub(super) async fn studio(&self, slug: &str) -> studio::Model {
        let created = self.tenants().create(new(slug)).await.unwrap();
        self.heard.take();
        created
    }

    /// All studios as the database has them.
    pub(super) async fn stored(&self) -> Vec<studio::Model> {
        let found = studio::Entity::find().order_by_id_asc();
        found.all(&self.context.raw).await.unwrap()
    }

    pub(super) async fn slugs(&self) -> Vec<String> {
        let stored = self.stored().await.into_iter();
        stored.map(|studio| studio.slug).collect()
    }
}

pub(super) fn new(slug: &str) -> studio::ActiveModel {
    studio::ActiveModel {
        slug: Set(slug.to_owned()),
        name: Set(slug.to_uppercase()),
        ..Default::default()
    }
}
