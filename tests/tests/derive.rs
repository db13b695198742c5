//! What the attributes declare, in every format and position, comes to the right columns: the entities of
//! `tests/ui/pass` are compiled here, built into tenancies and asked for their rows.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]
#![allow(
    clippy::panic,
    unreachable_pub,
    reason = "entities stay as `sea-orm-cli` writes them"
)]

#[path = "../ui/pass/generated_compact/mod.rs"]
mod generated_compact;
#[path = "../ui/pass/generated_dense/mod.rs"]
mod generated_dense;
#[path = "../ui/pass/generated_expanded/mod.rs"]
mod generated_expanded;
#[path = "../ui/pass/hydration.rs"]
mod hydration;
#[path = "../ui/pass/keys.rs"]
mod keys;
#[path = "../ui/pass/no_way_in.rs"]
mod no_way_in;
#[path = "../ui/pass/options.rs"]
mod options;
#[path = "../ui/pass/positions.rs"]
mod positions;
#[path = "../ui/pass/tenancies.rs"]
mod tenancies;

use sea_orm::entity::prelude::*;
use sea_orm::{
    ConnectionTrait, Database, DbBackend, Iterable, PrimaryKeyToColumn, QueryOrder, QuerySelect,
    Schema,
};
use tenancy_sea::Context;
use tenancy_sea::entity::{EntityDeclaration, tenant_of};
use tenancy_sea::prelude::*;

async fn database() -> DatabaseConnection {
    Database::connect("sqlite::memory:").await.unwrap()
}

async fn create<E: EntityTrait>(database: &DatabaseConnection, entity: E) {
    let table = Schema::new(DbBackend::Sqlite).create_table_from_entity(entity);
    database.execute(&table).await.unwrap();
}

/// The ids that the tenant sees.
async fn ids<E: EntityTrait>(db: &TenancyConnection) -> Vec<i32> {
    let key = E::PrimaryKey::iter().next().unwrap().into_column();
    E::find()
        .select_only()
        .column(key)
        .order_by_asc(key)
        .into_tuple()
        .all(db)
        .await
        .unwrap()
}

/// The entities of `sea-orm-cli generate entity`, with one line added to each: the tenant column is the key of the only
/// relation to the tenant, the parent is reached by its relation, the pivot is found.
macro_rules! generated {
    ($format:ident) => {
        #[tokio::test]
        async fn $format() {
            use $format::{cake, cake_filling, child, filling, fruit, parent, rust_keyword, vendor};
            let database = database().await;
            create(&database, cake::Entity).await;
            create(&database, fruit::Entity).await;
            create(&database, vendor::Entity).await;
            create(&database, filling::Entity).await;
            create(&database, cake_filling::Entity).await;
            create(&database, rust_keyword::Entity).await;
            create(&database, parent::Entity).await;
            create(&database, child::Entity).await;
            for rows in [
                "INSERT INTO cake (id, name) VALUES (1, 'mine'), (2, 'theirs')",
                "INSERT INTO fruit (id, name, cake_id) VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', NULL), (4, 'd', 1)",
                "INSERT INTO vendor (id, _name_, fruitId) VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', NULL), (4, 'd', 3)",
                "INSERT INTO filling (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'both'), (4, 'nobody')",
                "INSERT INTO _cake_filling_ (cake_id, filling_id) VALUES (1, 1), (2, 2), (1, 3), (2, 3)",
                "INSERT INTO parent (id1, id2) VALUES (1, 1), (2, 2)",
                "INSERT INTO child (id, parent_id1, parent_id2) VALUES (1, 1, 1), (2, 2, 2)",
                "INSERT INTO rust_keyword (id, testing, rust, keywords, type, typeof, crate, self, self_id1, self_id2,
                     fruit_id1, fruit_id2, cake_id)
                 VALUES (1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 1), (2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2)",
            ] {
                database.execute_unprepared(rows).await.unwrap();
            }
            let prefix = concat!("derive::", stringify!($format), "::*");
            let tenancy = Tenancy::<cake::Entity>::builder(database).entities(prefix).build().await.unwrap();
            let mine = tenancy.for_tenant(1);
            assert_eq!(ids::<cake::Entity>(&mine).await, [1]);
            assert_eq!(ids::<fruit::Entity>(&mine).await, [1, 4]);
            assert_eq!(ids::<vendor::Entity>(&mine).await, [1]);
            assert_eq!(ids::<filling::Entity>(&mine).await, [1, 3]);
            assert_eq!(ids::<cake_filling::Entity>(&mine).await, [1, 1]);
            assert_eq!(ids::<rust_keyword::Entity>(&mine).await, [1]);
            assert_eq!(ids::<parent::Entity>(&mine).await, [1, 2]);
            assert_eq!(ids::<child::Entity>(&mine).await, [1, 2]);

            let theirs = cake::Model { id: 2, name: None };
            assert_eq!(theirs.tenant_key_name(), "id");
            assert_eq!(ids::<fruit::Entity>(&tenancy.for_tenant(&theirs)).await, [2]);
            assert_eq!(ids::<vendor::Entity>(&tenancy.for_tenant(theirs)).await, [2]);
        }
    };
}

generated!(generated_compact);
generated!(generated_dense);
generated!(generated_expanded);

/// Wherever the attributes stand, all of them are taken, and the marked relation of two is the owner.
#[tokio::test]
async fn positions() {
    macro_rules! entities {
        ($database:ident, $($entity:ident),+ $(,)?) => {
            create(&$database, positions::blog::Entity).await;
            $database.execute_unprepared("INSERT INTO blog (id) VALUES (1), (2)").await.unwrap();
            $(
                create(&$database, positions::$entity::Entity).await;
                let table = stringify!($entity);
                let rows = format!(
                    "INSERT INTO {table} (id, blog_id, editor_id) VALUES (1, 1, 2), (2, 2, 1), (3, NULL, 2)"
                );
                $database.execute_unprepared(&rows).await.unwrap();
            )+
            let builder = Tenancy::<positions::blog::Entity>::builder($database).entities("derive::positions::*");
            let tenancy = builder.build().await.unwrap();
            let mine = tenancy.for_tenant(positions::blog::Model { id: 1 }.into_ex());
            $(
                assert_eq!(ids::<positions::$entity::Entity>(&mine).await, [1, 3], stringify!($entity));
            )+
        };
    }
    let database = database().await;
    entities!(
        database,
        compact_above_all,
        compact_around_the_derive,
        compact_below_all,
        compact_below_the_derive,
        compact_model_above_all,
        compact_model_around_the_derive,
        compact_model_below_all,
        dense_above_all,
        dense_above_in_the_other_order,
        dense_around_all,
        dense_around_the_derive,
        dense_around_the_model,
        dense_below_all,
        dense_below_in_the_other_order,
        dense_below_the_derive,
        dense_between_model_and_derive,
        expanded_above,
        expanded_around,
        expanded_below,
    );
}

/// Columns by either name, relations by field and variant, pivots through a relation, several parents.
#[tokio::test]
async fn options() {
    use options::{account, account_member, article, country, member, plan, remark, topic};
    let database = database().await;
    create(&database, account::Entity).await;
    create(&database, member::Entity).await;
    create(&database, account_member::Entity).await;
    create(&database, topic::Entity).await;
    create(&database, article::Entity).await;
    create(&database, remark::Entity).await;
    create(&database, country::Entity).await;
    create(&database, plan::Entity).await;
    for rows in [
        "INSERT INTO account (id) VALUES (1), (2)",
        "INSERT INTO member (id) VALUES (1), (2), (3), (4)",
        "INSERT INTO account_members (account_id, member_id) VALUES (1, 1), (2, 2), (1, 3), (2, 3)",
        "INSERT INTO topic (id, ownerAccount, owner) VALUES (1, 1, '2'), (2, 2, '1')",
        "INSERT INTO article (id, published_by, topic_id) VALUES (1, 1, 2), (2, 2, 1)",
        "INSERT INTO remark (id, article_id, topic_id) VALUES (1, 1, NULL), (2, 2, 2), (3, NULL, 1), (4, 1, 2)",
        "INSERT INTO country (id) VALUES (1), (2)",
        "INSERT INTO \"plan\" (id) VALUES (1), (2)",
    ] {
        database.execute_unprepared(rows).await.unwrap();
    }
    let builder = Tenancy::<account::Entity>::builder(database).entities("derive::options::*");
    let tenancy = builder.build().await.unwrap();
    let mine = tenancy.for_tenant(&account::Model { id: 1 });
    assert_eq!(ids::<topic::Entity>(&mine).await, [1]);
    assert_eq!(ids::<article::Entity>(&mine).await, [1]);
    assert_eq!(
        ids::<member::Entity>(&mine).await,
        [1, 3, 4],
        "the fourth has no link and is shared"
    );
    assert_eq!(
        ids::<remark::Entity>(&mine).await,
        [1, 3],
        "every parent that is set is own, and one is set"
    );
    assert_eq!(ids::<country::Entity>(&mine).await, [1, 2]);
    assert_eq!(ids::<plan::Entity>(&mine).await, [1, 2]);

    let refused = country::Entity::insert(country::ActiveModel {
        id: sea_orm::Set(3),
    })
    .exec(&mine)
    .await;
    assert!(refused.is_err(), "a read-only table is not written");
}

/// Keys of every type, and newtypes of them, are the value that the rows carry; names are the database's.
#[test]
fn keys() {
    use keys::{Code, Id, Number, bytes, code, expanded, id, number};
    let uuid = Uuid::from_u128(7);

    let tenant = number::Model {
        id: 1,
        number: Number(-3),
    };
    assert_eq!(tenant.tenant_key(), TenantKey::from(-3));
    assert_eq!(tenant.tenant_key_name(), "number");
    assert_eq!(tenant.tenant_identifier(), "-3");

    let tenant = code::Model {
        id: 1,
        org_code: Code("acme".into()),
        slug: "a".into(),
        resource_key: uuid,
    };
    assert_eq!(tenant.tenant_key(), TenantKey::from("acme"));
    assert_eq!(tenant.tenant_key_name(), "orgCode");
    assert_eq!(
        (
            tenant.tenant_identifier().as_str(),
            tenant.tenant_identifier_name()
        ),
        ("a", "handle")
    );
    assert_eq!(tenant.tenant_resource_key(), uuid.to_string());
    assert_eq!(tenant.tenant_resource_key_name(), "resourceKey");

    let tenant = id::Model {
        r#type: Id(uuid),
        id: 1,
    };
    assert_eq!(tenant.tenant_key(), TenantKey::Uuid(*uuid.as_bytes()));
    assert_eq!(tenant.tenant_key_name(), "type");

    let tenant = bytes::Model {
        digest: vec![0, 255],
    };
    assert_eq!(tenant.tenant_key(), TenantKey::from(vec![0_u8, 255]));

    let tenant = expanded::Model {
        name: "x".into(),
        key: 0,
    };
    assert_eq!(tenant.tenant_key(), TenantKey::from(0));
    assert_eq!(tenant.tenant_key_name(), "the_key");
}

/// The key column is found by `build()` under the same name.
#[tokio::test]
async fn key_columns() {
    macro_rules! builds {
        ($($tenant:ident),+) => {
            $(
                let builder = Tenancy::<keys::$tenant::Entity>::builder(database().await);
                let prefix = concat!("derive::keys::", stringify!($tenant));
                assert!(builder.entities(prefix).build().await.is_ok(), stringify!($tenant));
            )+
        };
    }
    builds!(number, code, id, bytes, expanded);
}

/// An entity of two tenancies declares an owner for each.
#[test]
fn tenancies() {
    let named = format!("{:?}", tenancies::named::Entity::declaration());
    assert!(
        named.contains("relation: Some(\"Blog\")") && named.contains("column: Some(\"org_id\")"),
        "{named}"
    );
    let marked = format!("{:?}", tenancies::marked::Entity::declaration());
    assert!(
        marked.contains("column: Some(\"blog_id\")") && marked.contains("column: Some(\"org_id\")"),
        "{marked}"
    );
    assert_eq!(
        tenancies::marked::Entity::MODULE_PATH,
        "derive::tenancies::marked"
    );
}

/// The field that holds the tenant is found by all that can say the tenant column, and filled in each of its types where
/// its whole key is the tenant's.
#[test]
fn hydration() {
    use hydration::{of_the_column, of_the_default, of_two_columns, organisation};
    let organisation = organisation::Model {
        id: 1,
        region: "north".into(),
    };
    let context = Context::tenant(tenant_of::<organisation::Entity>(organisation.clone()));

    let row = of_the_column::Model {
        id: 1,
        org_id: Some(1),
        editor_id: Some(1),
    };
    let row = row.into_ex().hydrate_tenant(&context).unwrap();
    assert_eq!(*row.r#type.as_ref().unwrap(), organisation);
    assert!(row.editor.is_unloaded());

    let row = of_the_default::Model {
        id: 1,
        tenant_id: 1,
        author_id: 1,
    };
    let row = row.into_ex().hydrate_tenant(&context).unwrap();
    assert_eq!(*row.organisation.as_ref().unwrap(), organisation);
    assert!(row.author.is_unloaded());

    let rows = [("north", 1), ("south", 1), ("north", 2)].map(|(region, org_id)| {
        let row = of_two_columns::Model {
            id: 1,
            region: region.into(),
            org_id,
        };
        row.into_ex()
    });
    let rows = Vec::from(rows).hydrate_tenant(&context).unwrap();
    let filled = rows.iter().map(|row| row.organisation.is_loaded());
    assert_eq!(filled.collect::<Vec<_>>(), [true, false, false]);
}
