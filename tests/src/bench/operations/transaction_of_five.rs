//! A transaction: insert a row, find it, change it, count, delete it.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set, TransactionTrait,
};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, own_product, product};
use crate::entities::sales::product::{ActiveModel, Column, Entity as Product, Model};

type Seen = (bool, i32, u64, u64);

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Seen, DbErr> {
    let transaction = room.db.begin().await?;
    let inserted = own_product(SCRATCH).insert(&transaction).await?;
    let found = Product::find_by_id(inserted.id).one(&transaction).await?;
    let updated = Product::update(repriced(&inserted, turn))
        .exec(&transaction)
        .await?;
    let count = Product::find()
        .filter(Column::Shelf.eq(SCRATCH))
        .count(&transaction)
        .await?;
    let deleted = Product::delete_by_id(inserted.id)
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok((found.is_some(), updated.price, count, deleted.rows_affected))
}

pub async fn hand(room: &Room, turn: i32) -> Result<Seen, DbErr> {
    let own = Column::CompanyId.eq(room.company);
    let transaction = room.raw.begin().await?;
    let inserted = product(room.company, SCRATCH).insert(&transaction).await?;
    let found = Product::find_by_id(inserted.id)
        .filter(own.clone())
        .one(&transaction)
        .await?;
    let updated = Product::update(repriced(&inserted, turn))
        .validate()?
        .filter(own.clone())
        .exec(&transaction)
        .await?;
    let count = Product::find()
        .filter(own.clone())
        .filter(Column::Shelf.eq(SCRATCH))
        .count(&transaction)
        .await?;
    let deleted = Product::delete_by_id(inserted.id)
        .filter(own)
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok((found.is_some(), updated.price, count, deleted.rows_affected))
}

fn repriced(product: &Model, turn: i32) -> ActiveModel {
    let mut product = product.clone().into_active_model();
    product.price = Set(turn);
    product
}
