//! 10 000 rows, one at a time.

use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, product, store};
use crate::entities::sales::product::{Column, Entity as Product};

const ROWS: u64 = 10_000;

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    let there = Product::find().filter(Column::Shelf.eq(SCRATCH));
    if there.count(&room.raw).await? != ROWS {
        room.clear().await?;
        store(&room.raw, (0..ROWS).map(|_| product(room.company, SCRATCH))).await?;
    }
    Ok(())
}

pub async fn scoped(room: &Room, _: i32) -> Result<(u64, i64), DbErr> {
    let rows = Product::find()
        .filter(Column::Shelf.eq(SCRATCH))
        .stream(&room.db)
        .await?;
    rows.try_fold((0, 0), |(rows, sum), row| async move {
        Ok((rows + 1, sum + i64::from(row.price)))
    })
    .await
}

pub async fn hand(room: &Room, _: i32) -> Result<(u64, i64), DbErr> {
    let rows = Product::find()
        .filter(Column::CompanyId.eq(room.company))
        .filter(Column::Shelf.eq(SCRATCH))
        .stream(&room.raw)
        .await?;
    rows.try_fold((0, 0), |(rows, sum), row| async move {
        Ok((rows + 1, sum + i64::from(row.price)))
    })
    .await
}
