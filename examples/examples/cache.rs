//! One cache for all tenants, in which none meets another's keys.
//!
//! ```console
//! cargo run -p tenancy-examples --example cache
//! ```

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use sea_orm::{Database, Set};
use tenancy_sea::core::service::{CacheBootstrapper, CachePrefix};
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

/// Stands for Redis, memcached or whatever all tenants share. It takes no key that isn't a tenant's.
#[derive(Clone, Default)]
struct Cache(Arc<Mutex<HashMap<String, String>>>);

impl Cache {
    fn put(&self, key: &str, value: &str) -> Result<(), TenancyError> {
        self.0.lock().unwrap().insert(own(key)?, value.to_owned());
        Ok(())
    }

    fn get(&self, key: &str) -> Result<Option<String>, TenancyError> {
        Ok(self.0.lock().unwrap().get(&own(key)?).cloned())
    }
}

/// The key in the current tenant's part of the cache.
fn own(key: &str) -> Result<String, TenancyError> {
    let prefix = CachePrefix::current().ok_or_else(|| TenancyError::NoTenant {
        entity: "the cache".into(),
    })?;
    Ok(prefix.key(key))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let database = Database::connect("sqlite::memory:").await?;
    let schema = database.get_schema_builder().register(blog::Entity);
    schema.apply(&database).await?;
    let tenancy = Tenancy::<blog::Entity>::builder(database)
        .bootstrapper(CacheBootstrapper::new())
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

    let cache = Cache::default();
    tenancy
        .run(&acme, async { cache.put("front page", "Acme's") })
        .await?;
    let theirs = tenancy
        .run(&rival, async { cache.get("front page") })
        .await?;
    let own = tenancy
        .run(&acme, async { cache.get("front page") })
        .await?;
    println!("acme reads {own:?}, rival reads {theirs:?}");
    assert_eq!((own.as_deref(), theirs), (Some("Acme's"), None));

    let outside = cache.get("front page").unwrap_err();
    println!("outside: {outside}");
    println!("in the cache: {:?}", cache.0.lock().unwrap().keys());
    Ok(())
}
