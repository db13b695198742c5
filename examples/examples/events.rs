//! A tenant is created, its pipeline runs, and every event is printed in its order.
//!
//! ```console
//! cargo run -p tenancy-examples --example events
//! ```

use std::sync::{Arc, Mutex};

use sea_orm::{ActiveModelTrait, Database, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::core::event::{CreatingTenant, TenancyEvent, TenantCreated, TenantEvent};
use tenancy_sea::core::job::{InProcessQueue, Job, JobPipeline, Next};
use tenancy_sea::core::{Bootstrapped, Bootstrapper, BoxError};
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, CurrentTenant};

mod blog {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[tenant_identifier]
        #[sea_orm(unique)]
        pub slug: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod post {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: i32,
        pub title: String,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<super::blog::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What happened, line by line.
#[derive(Clone, Default)]
struct Story(Arc<Mutex<Vec<String>>>);

impl Story {
    fn tell(&self, line: impl Into<String>) {
        let line = line.into();
        println!("  {line}");
        self.0.lock().unwrap().push(line);
    }

    fn chapter(&self, title: &str) {
        println!("\n{title}");
        self.0.lock().unwrap().clear();
    }

    fn told(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Bootstraps the language in which a blog speaks.
struct Greeting(String);

struct GreetingBootstrapper(Story);

#[async_trait::async_trait]
impl Bootstrapper for GreetingBootstrapper {
    fn name(&self) -> &'static str {
        "greeting"
    }

    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        self.0.tell("    bootstrapper: a greeting");
        let undo = self.0.clone();
        Ok(
            Bootstrapped::value(Greeting(format!("Hello from {tenant}"))).and_undo(move || {
                undo.tell("    bootstrapper: no greeting");
                Ok(())
            }),
        )
    }
}

/// The first job of the pipeline.
struct ReserveStorage(Story);

#[async_trait::async_trait]
impl Job<CurrentTenant> for ReserveStorage {
    async fn handle(&self, tenant: &mut CurrentTenant) -> Result<Next, BoxError> {
        self.0.tell(format!("    job: storage for {tenant}"));
        Ok(Next::Continue)
    }

    async fn compensate(&self, tenant: &mut CurrentTenant) -> Result<(), BoxError> {
        self.0
            .tell(format!("    job undone: no storage for {tenant}"));
        Ok(())
    }
}

/// The second: it works in the tenant's context.
struct WriteFirstPost(Tenancy<blog::Entity>, Story);

#[async_trait::async_trait]
impl Job<CurrentTenant> for WriteFirstPost {
    async fn handle(&self, tenant: &mut CurrentTenant) -> Result<Next, BoxError> {
        let Self(tenancy, story) = self;
        let blog = tenant.model::<blog::Model>().ok_or("a blog")?;
        if blog.slug == "unlucky" {
            return Err("the printer is on fire".into());
        }
        let post = async {
            let greeting = Context::current().get::<Greeting>().ok_or("a greeting")?;
            let post = post::ActiveModel {
                title: Set(greeting.0.clone()),
                ..Default::default()
            };
            Ok::<_, BoxError>(post.insert(&tenancy.connection()).await?)
        };
        let post = tenancy.run(&*tenant, post).await?;
        story.tell(format!("    job: {:?} is written", post.title));
        Ok(Next::Continue)
    }
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let story = Story::default();
    let database = Database::connect("sqlite::memory:").await?;
    let schema = database.get_schema_builder().register(blog::Entity);
    schema.register(post::Entity).apply(&database).await?;
    let tenancy = Tenancy::<blog::Entity>::builder(database)
        .bootstrapper(GreetingBootstrapper(story.clone()))
        .build()
        .await?;

    // Whoever listens to a family hears of all its events.
    let (tenants, tenancies) = (story.clone(), story.clone());
    let events = tenancy.events();
    events.observe::<TenantEvent>(move |event| tenants.tell(event.name()));
    events.observe::<TenancyEvent>(move |event| tenancies.tell(format!("    {}", event.name())));

    // A series of jobs is a listener.
    let jobs = (
        ReserveStorage(story.clone()),
        WriteFirstPost(tenancy.clone(), story.clone()),
    );
    events.listen::<TenantCreated>(
        JobPipeline::make(jobs)
            .send(|event: &TenantCreated| event.tenant.clone())
            .to_listener(),
    );

    // And one that runs later, on a queue.
    let queue = InProcessQueue::new("mails");
    let mails = story.clone();
    let mail = move |tenant: CurrentTenant| {
        let mails = mails.clone();
        async move {
            mails.tell(format!("later: a mail to {tenant}"));
            Ok::<_, BoxError>(())
        }
    };
    events.listen::<TenantCreated>(
        JobPipeline::make((mail,))
            .send(|event: &TenantCreated| event.tenant.clone())
            .should_be_queued(true)
            .on_queue(queue.clone())
            .to_listener(),
    );

    let blog = |slug: &str| blog::ActiveModel {
        slug: Set(slug.to_owned()),
        ..Default::default()
    };

    story.chapter("A blog is created:");
    let acme = tenancy.tenants().create(blog("acme")).await?;
    queue.idle().await;
    assert_eq!(
        story.told(),
        [
            "SavingTenant",
            "CreatingTenant",
            "TenantCreated",
            "    job: storage for blog 1",
            "    InitializingTenancy",
            "    TenancyInitialized",
            "    BootstrappingTenancy",
            "    bootstrapper: a greeting",
            "    TenancyBootstrapped",
            "    EndingTenancy",
            "    TenancyEnded",
            "    RevertingToCentralContext",
            "    bootstrapper: no greeting",
            "    RevertedToCentralContext",
            "    job: \"Hello from blog 1\" is written",
            "TenantSaved",
            "later: a mail to blog 1",
        ]
    );

    story.chapter("A job fails, and nothing is left of the blog:");
    let err = tenancy.tenants().create(blog("unlucky")).await.unwrap_err();
    println!("  {err}");
    assert_eq!(
        story.told(),
        [
            "SavingTenant",
            "CreatingTenant",
            "TenantCreated",
            "    job: storage for blog 2",
            "    job undone: no storage for blog 2",
            "DeletingTenant",
            "TenantDeleted",
        ]
    );

    story.chapter("A listener says no:");
    events.listen::<CreatingTenant>(|_: CreatingTenant| async { Err("sold out") });
    let err = tenancy.tenants().create(blog("late")).await.unwrap_err();
    println!("  {err}");

    let blogs = tenancy.tenants().all().await?;
    assert_eq!(blogs, std::slice::from_ref(&acme));
    let posts = post::Entity::find()
        .count(&tenancy.for_tenant(&acme))
        .await?;
    println!("\n{} blog and {posts} post are there", blogs.len());
    Ok(())
}
