//! The first twenty products by key that are worth a sum: by hand they come from an index in order and the rest isn't read.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

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
    let worth = Expr::col((product::Entity, product::Column::Price))
        .mul(Expr::col((product::Entity, product::Column::Stock)));
    product::Entity::find()
        .filter(worth.gt(50_000))
        .order_by_asc(product::Column::Id)
        .limit(20)
}
