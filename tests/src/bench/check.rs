use sea_orm::{DbErr, EntityTrait};

use super::{Form, Operation, Room};
use crate::entities::sales::{product, sale};

/// That both forms do the same: they answer the same, and leave the same rows behind.
///
/// # Errors
///
/// Where they don't.
pub async fn check(operation: &Operation, room: &Room) -> Result<(), DbErr> {
    const TURNS: i32 = 2;
    let mut seen = Vec::new();
    for form in Form::BOTH {
        (operation.prepare)(room, TURNS).await?;
        let mut outcomes = Vec::new();
        for turn in 0..TURNS {
            outcomes.push(format!("{:?}", operation.run(form, room, turn).await?));
        }
        seen.push((outcomes, rows(room).await?));
    }
    room.clear().await?;
    let [scoped, hand] = &seen[..] else {
        return Err(DbErr::Custom("there are two forms".into()));
    };
    if scoped == hand {
        return Ok(());
    }
    let what = if scoped.0 == hand.0 {
        "write"
    } else {
        "answer"
    };
    let name = operation.name;
    Err(DbErr::Custom(format!(
        "{name}: the forms {what} differently"
    )))
}

/// All rows that an operation can have written, without the keys that the database gives out.
async fn rows(room: &Room) -> Result<Vec<String>, DbErr> {
    let mut rows = Vec::new();
    for product in product::Entity::find().all(&room.raw).await? {
        rows.push(format!("{:?}", product::Model { id: 0, ..product }));
    }
    for sale in sale::Entity::find().all(&room.raw).await? {
        rows.push(format!("{:?}", sale::Model { id: 0, ..sale }));
    }
    rows.sort();
    Ok(rows)
}
