//! Jobs in a queue of [apalis](https://docs.rs/apalis) on SQLite, each of which runs as the tenant that pushed it.
//!
//! ```console
//! cargo run --manifest-path examples/apalis/Cargo.toml
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use apalis::prelude::*;
use apalis_sqlite::{SqlitePool, SqliteStorage};
use sea_orm::{ActiveModelTrait, Database, EntityTrait, Set};
use serde::{Deserialize, Serialize};
use tenancy_sea::core::BoxError;
use tenancy_sea::core::job::{RestoreTenancy, TenantStamp};
use tenancy_sea::prelude::*;

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

/// The job: it carries the stamp of whoever pushed it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct WritePost {
    stamp: TenantStamp,
    title: String,
}

impl WritePost {
    /// For the current tenant.
    fn new(title: &str) -> Self {
        Self {
            stamp: TenantStamp::current(),
            title: title.to_owned(),
        }
    }
}

/// What the workers need.
#[derive(Clone)]
struct Worker {
    tenancy: Tenancy<blog::Entity>,
    done: Arc<AtomicUsize>,
    all: usize,
}

impl Worker {
    async fn write(&self, job: WritePost) -> Result<(), BoxError> {
        let WritePost { stamp, title } = job;
        let tenancies: [Arc<dyn RestoreTenancy>; 1] = [Arc::new(self.tenancy.clone())];
        let write = async {
            let post = post::ActiveModel {
                title: Set(title.clone()),
                ..Default::default()
            };
            Ok::<_, BoxError>(post.insert(&self.tenancy.connection()).await?)
        };
        let written = stamp.run(&tenancies, write).await;
        match &written {
            Ok(post) => println!("  {title:?} is written for blog {}", post.blog_id),
            Err(err) => println!("  {title:?} is not written: {err}"),
        }
        written.map(drop)
    }
}

async fn write_post(
    job: WritePost,
    worker: Data<Worker>,
    context: WorkerContext,
) -> Result<(), BoxDynError> {
    let written = worker.write(job).await;
    if worker.done.fetch_add(1, Ordering::SeqCst) + 1 == worker.all {
        context.stop()?;
    }
    // A tenant that is gone doesn't come back: no other attempt.
    written.map_err(|err| AbortError::new(err).into())
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let database = Database::connect("sqlite::memory:").await?;
    let schema = database.get_schema_builder().register(blog::Entity);
    schema.register(post::Entity).apply(&database).await?;
    let tenancy = Tenancy::<blog::Entity>::builder(database).build().await?;
    let tenants = tenancy.tenants();
    let create = |slug: &str| {
        tenants.create(blog::ActiveModel {
            slug: Set(slug.to_owned()),
            ..Default::default()
        })
    };
    let (acme, rival, gone) = (
        create("acme").await?,
        create("rival").await?,
        create("gone").await?,
    );

    // The queue survives the process, so its jobs know their tenant by key alone.
    let pool = SqlitePool::connect("sqlite::memory:").await?;
    SqliteStorage::setup(&pool).await?;
    let mut queue = SqliteStorage::new(&pool);
    for blog in [&acme, &rival, &gone] {
        let title = format!("News of {}", blog.slug);
        let job = tenancy
            .context(blog)?
            .enter(async { WritePost::new(&title) })
            .await;
        queue.push(job).await?;
    }
    queue.push(WritePost::new("Nobody's news")).await?;

    // A tenant that is deleted meanwhile: its job fails, and never runs as somebody else.
    tenancy.tenants().delete(&gone).await?;

    println!("The worker runs four jobs:");
    let worker = Worker {
        tenancy: tenancy.clone(),
        done: Arc::default(),
        all: 4,
    };
    WorkerBuilder::new("posts")
        .backend(queue)
        .data(worker)
        .build(write_post)
        .run()
        .await?;

    for blog in [&acme, &rival] {
        let posts = post::Entity::find().all(&tenancy.for_tenant(blog)).await?;
        let titles: Vec<_> = posts.iter().map(|post| &*post.title).collect();
        println!("{} has {titles:?}", blog.slug);
        assert_eq!(titles, [format!("News of {}", blog.slug)]);
    }
    let all = post::Entity::find()
        .all(&tenancy.central_connection())
        .await?;
    assert_eq!(all.len(), 2);
    Ok(())
}
