//! Refunds of a day over their sales and products, and the sales with one statement more.
//!
//! By hand each table is filtered, and the loader's query too: it runs on its own.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, JoinType, LoaderTrait, QueryFilter, QuerySelect, RelationTrait,
};

use crate::bench::Room;
use crate::entities::sales::{product, refund, sale};

type Refunds = (Vec<refund::Model>, Vec<Option<sale::Model>>);

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Refunds, DbErr> {
    let refunds = refund::Entity::find()
        .join(JoinType::InnerJoin, refund::Relation::Sale.def())
        .join(JoinType::InnerJoin, sale::Relation::Product.def())
        .filter(sale::Column::Day.eq(turn % 10))
        .filter(product::Column::Listed.eq(true))
        .all(&room.db)
        .await?;
    let sales = refunds.load_one(sale::Entity, &room.db).await?;
    Ok((refunds, sales))
}

pub async fn hand(room: &Room, turn: i32) -> Result<Refunds, DbErr> {
    let refunds = refund::Entity::find()
        .join(JoinType::InnerJoin, refund::Relation::Sale.def())
        .join(JoinType::InnerJoin, sale::Relation::Product.def())
        .filter(refund::Column::CompanyId.eq(room.company))
        .filter(sale::Column::CompanyId.eq(room.company))
        .filter(product::Column::CompanyId.eq(room.company))
        .filter(sale::Column::Day.eq(turn % 10))
        .filter(product::Column::Listed.eq(true))
        .all(&room.raw)
        .await?;
    let own = sale::Entity::find().filter(sale::Column::CompanyId.eq(room.company));
    let sales = refunds.load_one(own, &room.raw).await?;
    Ok((refunds, sales))
}
