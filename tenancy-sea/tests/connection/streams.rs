use futures_util::{StreamExt, TryStreamExt};
use tenancy_sea::sea_orm::{
    ConnectionTrait, DatabaseBackend, EntityTrait, MockDatabase, QueryOrder, Statement,
    StreamTrait, TransactionTrait,
};

use crate::blogs::{ACME, ACMES, ALL, FOOBAR, builder, post, refusal, saw, tenancy};

async fn streamed<'a, C: ConnectionTrait + StreamTrait + Send>(
    db: &'a C,
) -> Result<Vec<String>, &'static str>
where
    C::Stream<'a>: Send,
{
    let posts = post::Entity::find()
        .order_by_asc(post::Column::Id)
        .stream(db)
        .await
        .map_err(|err| refusal(&err))?;
    posts
        .map_ok(|post| post.title)
        .try_collect()
        .await
        .map_err(|err| refusal(&err))
}

/// Streams are scoped, on connections and in transactions, and refused where statements are.
#[tokio::test]
async fn streams_are_scoped() {
    let tenancy = tenancy().await;
    assert_eq!(streamed(&tenancy.for_tenant(ACME)).await, saw(ACMES));
    assert_eq!(streamed(&tenancy.connection()).await, Err("NoTenant"));
    assert_eq!(
        tenancy.central(streamed(&tenancy.connection())).await,
        saw(ALL)
    );
    let transaction = tenancy.for_tenant(ACME).begin().await.unwrap();
    assert_eq!(streamed(&transaction).await, saw(ACMES));
    assert_eq!(
        tenancy
            .context(FOOBAR)
            .unwrap()
            .enter(streamed(&transaction))
            .await,
        Err("transaction")
    );
}

/// Raw statements stream as well, and are planned as well.
#[tokio::test]
async fn raw_streams_are_scoped() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    let raw = |sql| Statement::from_string(DatabaseBackend::Sqlite, sql);
    let rows = db
        .stream_raw(raw("SELECT title FROM post ORDER BY id"))
        .await
        .unwrap();
    let titles: Vec<String> = rows
        .map(|row| row.unwrap().try_get_by_index(0).unwrap())
        .collect()
        .await;
    assert_eq!(titles, ACMES);
    let err = db
        .stream_raw(raw("DROP TABLE post"))
        .await
        .map(|_| ())
        .unwrap_err();
    assert_eq!(refusal(&err), "Refused");
    assert_eq!(
        StreamTrait::get_database_backend(&db),
        DatabaseBackend::Sqlite
    );
}

/// A stream keeps the tenant with which it was made, also where it outlives the context.
#[tokio::test]
async fn a_stream_keeps_its_tenant() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    let stream = tenancy
        .run(ACME, post::Entity::find().stream(&db))
        .await
        .unwrap();
    let titles = tenancy
        .context(FOOBAR)
        .unwrap()
        .enter(stream.map(|post| post.unwrap().title).collect::<Vec<_>>())
        .await;
    assert_eq!(titles, ACMES);
}

/// A stranger's row ends the stream with the error; what came before was the tenant's own.
#[tokio::test]
async fn a_strangers_row_ends_the_stream() {
    let model = |id, blog_id| post::Model {
        id,
        blog_id,
        title: "secret".into(),
    };
    let posts = vec![model(1, ACME), model(77, FOOBAR), model(2, ACME)];
    let mock = MockDatabase::new(DatabaseBackend::Postgres).append_query_results([posts]);
    let tenancy = builder(mock.into_connection()).build().await.unwrap();
    let db = tenancy.for_tenant(ACME);
    let mut stream = post::Entity::find().stream(&db).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), model(1, ACME));
    let err = stream.next().await.unwrap().unwrap_err();
    assert_eq!(refusal(&err), "CrossTenantHydration");
    assert!(stream.next().await.is_none(), "nothing comes after it");
}
