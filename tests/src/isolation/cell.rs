//! Values as the drivers hand them out, comparable whatever their type.

use std::fmt;

use sea_orm::QueryResult;
use sea_orm::sqlx::{Decode, Row as _, Type, TypeInfo, ValueRef, mysql, postgres, sqlite};

/// A value. `Other` is its type and its bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    Null,
    Bool(bool),
    Int(i64),
    Float(String),
    Text(String),
    Other(String, Vec<u8>),
}

/// A row's values by position.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row(pub Vec<Cell>);

impl Row {
    pub fn read(row: &QueryResult) -> Result<Self, String> {
        let cells = if let Some(row) = row.try_as_sqlite_row() {
            (0..row.columns().len())
                .map(|at| sqlite_cell(row, at))
                .collect()
        } else if let Some(row) = row.try_as_pg_row() {
            (0..row.columns().len())
                .map(|at| postgres_cell(row, at))
                .collect()
        } else if let Some(row) = row.try_as_mysql_row() {
            (0..row.columns().len())
                .map(|at| mysql_cell(row, at))
                .collect()
        } else {
            Err("a row of an unknown driver".to_owned())
        };
        cells.map(Self)
    }
}

fn sqlite_cell(row: &sqlite::SqliteRow, at: usize) -> Result<Cell, String> {
    let value = row.try_get_raw(at).map_err(text)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let kind = value.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "INTEGER" | "BOOLEAN" => Cell::Int(row.try_get_unchecked(at).map_err(text)?),
        "REAL" => Cell::Float(
            row.try_get_unchecked::<f64, _>(at)
                .map_err(text)?
                .to_string(),
        ),
        "TEXT" => Cell::Text(row.try_get_unchecked(at).map_err(text)?),
        _ => Cell::Other(kind, row.try_get_unchecked(at).map_err(text)?),
    })
}

fn postgres_cell(row: &postgres::PgRow, at: usize) -> Result<Cell, String> {
    let value = row.try_get_raw(at).map_err(text)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let kind = value.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "BOOL" => Cell::Bool(decode(value)?),
        "INT2" => Cell::Int(decode::<i16>(value)?.into()),
        "INT4" => Cell::Int(decode::<i32>(value)?.into()),
        "INT8" => Cell::Int(decode(value)?),
        "FLOAT4" => Cell::Float(decode::<f32>(value)?.to_string()),
        "FLOAT8" => Cell::Float(decode::<f64>(value)?.to_string()),
        "TEXT" | "VARCHAR" | "CHAR" | "NAME" | "UNKNOWN" => {
            Cell::Text(value.as_str().map_err(text)?.to_owned())
        }
        _ => Cell::Other(kind, value.as_bytes().map_err(text)?.to_vec()),
    })
}

fn decode<'r, T>(value: postgres::PgValueRef<'r>) -> Result<T, String>
where
    T: Decode<'r, postgres::Postgres> + Type<postgres::Postgres>,
{
    T::decode(value).map_err(text)
}

fn mysql_cell(row: &mysql::MySqlRow, at: usize) -> Result<Cell, String> {
    let value = row.try_get_raw(at).map_err(text)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let kind = value.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "BOOLEAN" | "TINYINT" | "SMALLINT" | "MEDIUMINT" | "INT" | "BIGINT" => {
            Cell::Int(row.try_get_unchecked(at).map_err(text)?)
        }
        "FLOAT" => Cell::Float(
            row.try_get_unchecked::<f32, _>(at)
                .map_err(text)?
                .to_string(),
        ),
        "DOUBLE" => Cell::Float(
            row.try_get_unchecked::<f64, _>(at)
                .map_err(text)?
                .to_string(),
        ),
        "VARCHAR" | "CHAR" | "TEXT" | "LONGTEXT" | "MEDIUMTEXT" | "TINYTEXT" => {
            Cell::Text(row.try_get_unchecked(at).map_err(text)?)
        }
        _ => Cell::Other(kind, row.try_get_unchecked(at).map_err(text)?),
    })
}

fn text(err: impl fmt::Display) -> String {
    err.to_string()
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Float(value) => f.write_str(value),
            Self::Text(value) => write!(f, "'{value}'"),
            Self::Other(kind, bytes) => write!(
                f,
                "{kind} {}",
                String::from_utf8_lossy(bytes).escape_debug()
            ),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells: Vec<String> = self.0.iter().map(Cell::to_string).collect();
        write!(f, "({})", cells.join(", "))
    }
}
