//! The first twenty products by key that are worth a sum: by hand they come from an index in order and the rest isn't read.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::filter_by_arithmetic::worth;
use crate::bench::Room;
use crate::entities::sales::product;

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, _: i32) -> Result<Vec<product::Model>, DbErr> {
    page().all(&room.db).await
}

pub async fn hand(room: &Room, _: i32) -> Result<Vec<product::Model>, DbErr> {
    page()
        .filter(product::Column::CompanyId.eq(room.company))
        .all(&room.raw)
        .await
}

fn page() -> Select<product::Entity> {
    product::Entity::find()
        .filter(worth())
        .order_by_asc(product::Column::Id)
        .limit(20)
}
