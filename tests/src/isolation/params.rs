//! The values of a statement: `7, 'x', null, true, 1.5`.

use sea_orm::Value;

#[derive(Clone, Debug, PartialEq)]
pub enum Param {
    Null,
    Int(i64),
    Float(f64),
    Bool(bool),
    Text(String),
}

pub(super) fn params(text: &str) -> Result<Vec<Param>, String> {
    let mut params = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (param, after) = match rest.strip_prefix('\'') {
            Some(string) => string_of(string)?,
            None => {
                let (word, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
                (plain(word.trim())?, after)
            }
        };
        params.push(param);
        rest = after.trim_start();
        if let Some(after) = rest.strip_prefix(',') {
            rest = after.trim_start();
        } else if !rest.is_empty() {
            return Err(format!("@params: `{rest}` after a value"));
        }
    }
    Ok(params)
}

/// A string, its first quote taken off, and what follows it.
fn string_of(text: &str) -> Result<(Param, &str), String> {
    let mut value = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\'') {
        value.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('\'') {
            Some(after) => {
                value.push('\'');
                rest = after;
            }
            None => return Ok((Param::Text(value), rest)),
        }
    }
    Err("@params: a string has no end".to_owned())
}

fn plain(word: &str) -> Result<Param, String> {
    match word.to_ascii_lowercase().as_str() {
        "null" => return Ok(Param::Null),
        "true" => return Ok(Param::Bool(true)),
        "false" => return Ok(Param::Bool(false)),
        _ => {}
    }
    let int = word.parse().map(Param::Int).ok();
    int.or_else(|| word.parse().map(Param::Float).ok())
        .ok_or_else(|| format!("@params: `{word}` is not a value"))
}

/// The variants that a NULL can be bound as. PostgreSQL takes it only as the type of what it is compared with.
pub const NULLS: [Value; 3] = [Value::Int(None), Value::String(None), Value::Bool(None)];

/// The values to bind.
pub fn bound(params: &[Param], null: &Value) -> Vec<Value> {
    let value = |param: &Param| match param {
        Param::Null => null.clone(),
        Param::Int(value) => i32::try_from(*value).map_or_else(|_| (*value).into(), Into::into),
        Param::Float(value) => (*value).into(),
        Param::Bool(value) => (*value).into(),
        Param::Text(value) => value.clone().into(),
    };
    params.iter().map(value).collect()
}
