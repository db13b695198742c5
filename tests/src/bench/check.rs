use sea_orm::{DbErr, EntityTrait};

use super::{Form, Operation, Room};
use crate::entities::sales::{product, sale};

/// Asserts that both forms do the same: they answer the same, and leave the same rows behind.
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
    assert_eq!(
        seen[0].0, seen[1].0,
        "{}: the forms answer differently",
        operation.name
    );
    assert_eq!(
        seen[0].1, seen[1].1,
        "{}: the forms write differently",
        operation.name
    );
    Ok(())
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
