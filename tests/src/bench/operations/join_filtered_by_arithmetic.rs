//! Refunds of a day's sales that brought in a sum: the tables of the join are read as queries that nothing else is evaluated in.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Select,
};

use crate::bench::Room;
use crate::entities::sales::{product, refund, sale};

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Vec<refund::Model>, DbErr> {
    refunds(turn).all(&room.db).await
}

pub async fn hand(room: &Room, turn: i32) -> Result<Vec<refund::Model>, DbErr> {
    refunds(turn)
        .filter(refund::Column::CompanyId.eq(room.company))
        .filter(sale::Column::CompanyId.eq(room.company))
        .filter(product::Column::CompanyId.eq(room.company))
        .all(&room.raw)
        .await
}

fn refunds(turn: i32) -> Select<refund::Entity> {
    let brought_in = Expr::col((sale::Entity, sale::Column::Price))
        .mul(Expr::col((sale::Entity, sale::Column::Pieces)));
    refund::Entity::find()
        .join(JoinType::InnerJoin, refund::Relation::Sale.def())
        .join(JoinType::InnerJoin, sale::Relation::Product.def())
        .filter(sale::Column::Day.eq(turn % 10))
        .filter(brought_in.gt(1_000))
        .order_by_asc(refund::Column::Id)
}
