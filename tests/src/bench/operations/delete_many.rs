//! 20 rows, found over an index.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, product, store};
use crate::entities::sales::product::{Column, Entity as Product};

pub async fn prepare(room: &Room, turns: i32) -> Result<(), DbErr> {
    room.clear().await?;
    let rows = (0..turns * 20).map(|row| product(room.company, SCRATCH + row / 20));
    store(&room.raw, rows).await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<u64, DbErr> {
    let deleted = Product::delete_many()
        .filter(Column::Shelf.eq(SCRATCH + turn))
        .exec(&room.db)
        .await?;
    Ok(deleted.rows_affected)
}

pub async fn hand(room: &Room, turn: i32) -> Result<u64, DbErr> {
    let deleted = Product::delete_many()
        .filter(Column::CompanyId.eq(room.company))
        .filter(Column::Shelf.eq(SCRATCH + turn))
        .exec(&room.raw)
        .await?;
    Ok(deleted.rows_affected)
}
