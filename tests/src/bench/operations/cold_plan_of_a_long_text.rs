//! The same for a text of 500 terms: planning grows with the text as parsing does.

use sea_orm::DbErr;

use super::cold_plan::{parse, plan, text};
use crate::bench::Room;

const TERMS: usize = 500;

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<(), DbErr> {
    plan(room, text(turn, TERMS))
}

pub async fn hand(_: &Room, turn: i32) -> Result<(), DbErr> {
    parse(&text(turn, TERMS))
}
