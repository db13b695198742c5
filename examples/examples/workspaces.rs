//! Two tenancies in one application: organisations, and the workspaces within them.
//!
//! ```console
//! cargo run -p tenancy-examples --example workspaces
//! ```

use sea_orm::{ActiveModelTrait, Database, DbErr, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::TenantLookup;
use tenancy_sea::prelude::*;

mod organisation {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    /// The outer tenant.
    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[tenant_identifier]
        #[sea_orm(unique)]
        pub slug: String,
        #[sea_orm(has_many)]
        pub workspaces: HasMany<super::workspace::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod workspace {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    /// The inner tenant. To an organisation its workspaces are rows like any other.
    #[tenant]
    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "workspace")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub organisation_id: i32,
        #[tenant_identifier]
        #[sea_orm(unique)]
        pub slug: String,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
        pub organisation: BelongsTo<super::organisation::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod document {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    /// Belongs to both.
    #[belongs_to_tenant(tenancy = "super::organisation::Entity")]
    #[belongs_to_tenant(tenancy = "super::workspace::Entity")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "document")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub organisation_id: i32,
        pub workspace_id: i32,
        pub title: String,
        #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
        pub organisation: BelongsTo<super::organisation::Entity>,
        #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
        pub workspace: BelongsTo<super::workspace::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod template {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    /// Belongs to an organisation, and to one of its workspaces or to all of them.
    #[belongs_to_tenant(tenancy = "super::organisation::Entity")]
    #[belongs_to_tenant(tenancy = "super::workspace::Entity")]
    #[optional_tenant(tenancy = "super::workspace::Entity")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "template")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub organisation_id: i32,
        pub workspace_id: Option<i32>,
        pub name: String,
        #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
        pub organisation: BelongsTo<super::organisation::Entity>,
        #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
        pub workspace: BelongsTo<Option<super::workspace::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

fn chapter(title: &str) {
    println!("\n{title}");
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let database = Database::connect("sqlite::memory:").await?;
    let schema = database
        .get_schema_builder()
        .register(organisation::Entity)
        .register(workspace::Entity)
        .register(document::Entity)
        .register(template::Entity);
    schema.apply(&database).await?;

    // A tenancy for each: its own provider, events, options and current tenant. The entities are the same.
    let organisations = Tenancy::<organisation::Entity>::builder(database.clone())
        .build()
        .await?;
    let workspaces = Tenancy::<workspace::Entity>::builder(database)
        .build()
        .await?;

    chapter("1. Organisations are created by the application, workspaces by their organisation");
    let mut companies = Vec::new();
    for slug in ["acme", "foobar"] {
        let new = organisation::ActiveModel {
            slug: Set(slug.into()),
            ..Default::default()
        };
        companies.push(organisations.tenants().create(new).await?);
    }
    for company in &companies {
        let db = organisations.for_tenant(company);
        for name in ["design", "sales"] {
            let new = workspace::ActiveModel {
                slug: Set(format!("{}-{name}", company.slug)),
                ..Default::default()
            };
            let created = new.insert(&db).await?;
            println!("  {} belongs to {}", created.slug, company.slug);
        }
    }
    let acme = &companies[0];

    chapter("2. An inner tenancy adds to the outer one");
    let db = organisations.connection();
    organisations
        .run(acme, async {
            for slug in ["acme-design", "acme-sales"] {
                let lookup = TenantLookup::Identifier(slug.into());
                let workspace = workspaces.tenant(lookup).await?;
                let within = workspaces.run(workspace, async {
                    // Both keys are filled in.
                    let new = document::ActiveModel {
                        title: Set(format!("plan of {slug}")),
                        ..Default::default()
                    };
                    new.insert(&db).await?;
                    let seen = document::Entity::find().all(&db).await?;
                    println!("  in {slug}: {:?}", titles(&seen));
                    assert_eq!(seen.len(), 1);
                    Ok::<_, DbErr>(())
                });
                within.await?;
            }
            // Without a workspace it is the whole organisation again.
            let seen = document::Entity::find().all(&db).await?;
            println!("  in acme: {:?}", titles(&seen));
            assert_eq!(seen.len(), 2);
            Ok::<_, DbErr>(())
        })
        .await?;

    chapter("3. A template of the organisation is shared by its workspaces");
    let everywhere = template::ActiveModel {
        workspace_id: Set(None),
        name: Set("letter".into()),
        ..Default::default()
    };
    everywhere.insert(&organisations.for_tenant(acme)).await?;
    for company in &companies {
        let design = TenantLookup::Identifier(format!("{}-design", company.slug));
        let design = workspaces.tenant(design).await?;
        let db = organisations
            .for_tenant(company)
            .and_tenant::<workspace::Entity>(design);
        let seen = template::Entity::find().count(&db).await?;
        println!("  {}-design sees {seen}", company.slug);
    }

    chapter("4. A workspace of another organisation has nothing here, and takes nothing");
    let foreign = workspaces
        .tenant(TenantLookup::Identifier("foobar-design".into()))
        .await?;
    let db = organisations
        .for_tenant(acme)
        .and_tenant::<workspace::Entity>(foreign);
    assert_eq!(document::Entity::find().count(&db).await?, 0);
    let new = document::ActiveModel {
        title: Set("smuggled".into()),
        ..Default::default()
    };
    let refused = new.insert(&db).await.unwrap_err();
    println!("  {refused}");
    assert!(matches!(
        TenancyError::from_db_err(&refused),
        Some(TenancyError::CrossTenantReference { .. })
    ));
    Ok(())
}

fn titles(documents: &[document::Model]) -> Vec<&str> {
    let titles = documents.iter().map(|document| document.title.as_str());
    titles.collect()
}
