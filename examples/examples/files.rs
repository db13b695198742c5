//! One file storage for all tenants: each has the part below its resource key, and no path leads out of it.
//!
//! ```console
//! cargo run -p tenancy-examples --example files
//! ```

use std::sync::Arc;

use futures_util::TryStreamExt;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use sea_orm::{Database, Set};
use tenancy_sea::core::BoxError;
use tenancy_sea::core::service::{FileBootstrapper, TenantFiles};
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
        #[tenant_resource_key]
        pub resource_key: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An upload, under a name that a visitor chose.
async fn upload(name: &str, content: &str) -> Result<(), BoxError> {
    let files = TenantFiles::current().ok_or("uploads belong to a blog")?;
    files
        .put(&Path::from(name), content.to_owned().into())
        .await?;
    Ok(())
}

async fn download(name: &str) -> Result<String, BoxError> {
    let files = TenantFiles::current().ok_or("downloads belong to a blog")?;
    let bytes = files.get(&Path::from(name)).await?.bytes().await?;
    Ok(String::from_utf8(bytes.to_vec())?)
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    // A local directory, S3 or any other storage of `object_store` does the same.
    let storage = Arc::new(InMemory::new());
    storage
        .put(&Path::from("secrets.txt"), "the application's own".into())
        .await?;

    let database = Database::connect("sqlite::memory:").await?;
    let schema = database.get_schema_builder().register(blog::Entity);
    schema.apply(&database).await?;
    let tenancy = Tenancy::<blog::Entity>::builder(database)
        .bootstrapper(FileBootstrapper::<blog::Model>::new(storage.clone()))
        .build()
        .await?;
    let tenants = tenancy.tenants();
    let create = |slug: &str| {
        tenants.create(blog::ActiveModel {
            slug: Set(slug.to_owned()),
            ..Default::default()
        })
    };
    let (acme, rival) = (create("acme").await?, create("rival").await?);
    println!("acme's files stand below blog/{}", acme.resource_key);

    run(&tenancy, &acme, upload("logo.svg", "Acme's logo")).await?;
    let own = run(&tenancy, &acme, download("logo.svg")).await?;
    let theirs = run(&tenancy, &rival, download("logo.svg")).await;
    println!(
        "acme reads {own:?}, rival reads nothing: {}",
        theirs.is_err()
    );
    assert!(theirs.is_err());

    // Wherever a name tries to lead, it stays below the resource key.
    let up = format!("../{}/logo.svg", acme.resource_key);
    for name in [
        &*up,
        "../secrets.txt",
        "/secrets.txt",
        "a/../../secrets.txt",
        "..\\secrets.txt",
    ] {
        assert!(
            run(&tenancy, &rival, download(name)).await.is_err(),
            "{name}"
        );
        run(&tenancy, &rival, upload(name, "overwritten?")).await?;
    }
    assert_eq!(
        run(&tenancy, &acme, download("logo.svg")).await?,
        "Acme's logo"
    );
    let untouched = storage
        .get(&Path::from("secrets.txt"))
        .await?
        .bytes()
        .await?;
    assert_eq!(untouched, "the application's own");

    println!("in the storage:");
    let mut files: Vec<_> = storage.list(None).try_collect().await?;
    files.sort_by(|a, b| a.location.cmp(&b.location));
    for file in &files {
        println!("  {}", file.location);
    }
    let of_rival = |path: &Path| {
        path.as_ref()
            .starts_with(&format!("blog/{}/", rival.resource_key))
    };
    assert_eq!(
        files.iter().filter(|file| of_rival(&file.location)).count(),
        5
    );
    Ok(())
}

/// `tenancy.run`, with the error of an application that has many kinds of them.
async fn run<V>(
    tenancy: &Tenancy<blog::Entity>,
    blog: &blog::Model,
    work: impl Future<Output = Result<V, BoxError>>,
) -> Result<V, BoxError> {
    tenancy.run(blog, work).await
}
