//! The forms of writing, as SeaORM's own methods.

use std::fmt::Debug;
use std::str::FromStr;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel,
    Iterable, PrimaryKeyToColumn, QueryFilter, Value,
};
use tenancy_sea::TenancyConnection;

use super::forms::ManyWrites;

/// A way to write a row through SeaORM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Insert,
    InsertMany,
    InsertWithReturning,
    Upsert,
    UpsertMet,
    Update,
    UpdateMany,
}

pub(crate) const METHODS: [(Method, i32, ManyWrites); 7] = [
    (Method::Insert, 1000, ManyWrites::Yes),
    (Method::InsertMany, 1001, ManyWrites::Yes),
    (Method::InsertWithReturning, 1000, ManyWrites::Yes),
    (Method::Upsert, 1000, ManyWrites::No),
    (Method::UpsertMet, 1, ManyWrites::No),
    (Method::Update, 1, ManyWrites::Yes),
    (Method::UpdateMany, 1, ManyWrites::Yes),
];

type Sets = Vec<(&'static str, Value)>;

/// Runs a method with the key's columns set to `key`; `base` makes the row an own one, `own` is another key.
pub(crate) async fn run<E>(
    method: Method,
    db: &TenancyConnection,
    base: Sets,
    key: Sets,
    own: Sets,
) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync,
    E::Column: FromStr,
    <E::Column as FromStr>::Err: Debug,
{
    let column = |name: &str| E::Column::from_str(name).unwrap();
    let model = |id: i32, sets: &[&Sets]| {
        let mut model = <E::ActiveModel as ActiveModelTrait>::default();
        model.set(column("id"), id.into());
        for (name, value) in sets.iter().copied().flatten() {
            model.set(column(name), value.clone());
        }
        model
    };
    let amount: Sets = vec![("amount", 5.into())];
    let insert = |id| model(id, &[&amount, &base, &key]);
    let primary_key = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    let on_key = |columns: Vec<E::Column>| {
        OnConflict::columns(primary_key.clone())
            .update_columns(columns)
            .to_owned()
    };
    let written = || key.iter().map(|(name, _)| column(name)).collect();
    match method {
        Method::Insert => insert(1000).insert(db).await.map(drop),
        Method::InsertMany => {
            let others = |id| model(id, &[&amount, &base, &own]);
            E::insert_many([others(1000), insert(1001), others(1002)])
                .exec(db)
                .await
                .map(drop)
        }
        Method::InsertWithReturning => E::insert(insert(1000))
            .exec_with_returning(db)
            .await
            .map(drop),
        Method::Upsert => E::insert(insert(1000))
            .on_conflict(on_key(written()))
            .exec_without_returning(db)
            .await
            .map(drop),
        Method::UpsertMet => E::insert(insert(1))
            .on_conflict(on_key(written()))
            .exec_without_returning(db)
            .await
            .map(drop),
        Method::Update => model(1, &[&key]).update(db).await.map(drop),
        Method::UpdateMany => {
            let mut update = E::update_many();
            for (name, value) in &key {
                update = update.col_expr(column(name), Expr::value(value.clone()));
            }
            update.filter(column("id").eq(1)).exec(db).await.map(drop)
        }
    }
}
