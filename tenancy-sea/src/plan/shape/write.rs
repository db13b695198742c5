use std::collections::HashSet;

use sea_orm::Value;

use super::Runs;
use super::repeated::{Part, Repeated};
use crate::entity::{BoundTenants, TenancyNumber, is_null, key_of};
use crate::error::TenancyError;
use crate::plan::bind::value_of;
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;

/// Writes a repeated text out, and puts the values in the order of its parameters.
pub(in crate::plan) struct Writer<'w> {
    runs: &'w Runs,
    dialect: Dialect,
    given: Vec<Value>,
    tenants: Option<&'w BoundTenants>,
    /// Those whose keys the text uses.
    used: &'w [TenancyNumber],
    sql: String,
    /// In the order of the text, where that isn't the order in which they were given.
    ordered: Vec<Value>,
    as_given: bool,
    /// How many values stand before the tenants' keys.
    before_tenants: usize,
}

impl<'w> Writer<'w> {
    pub(in crate::plan) fn new(
        runs: &'w Runs,
        dialect: Dialect,
        given: Vec<Value>,
        tenants: Option<&'w BoundTenants>,
    ) -> Self {
        Self {
            runs,
            dialect,
            given,
            tenants,
            used: &[],
            sql: String::new(),
            ordered: Vec::new(),
            as_given: false,
            before_tenants: 0,
        }
    }

    /// The text, and the values to bind.
    pub(in crate::plan) fn write(
        mut self,
        text: &'w Repeated,
    ) -> Result<(String, Vec<Value>), TenancyError> {
        self.used = &text.tenants;
        self.sql.reserve_exact(self.length(&text.parts, 1));
        self.as_given = match self.dialect {
            Dialect::Postgres => true,
            Dialect::Sqlite => text.in_order(),
            Dialect::MySql => false,
        };
        let bound = if self.as_given {
            self.given.len()
        } else {
            let bound = self.bound(&text.parts, 1);
            self.ordered.reserve(bound + self.used.len());
            bound
        };
        self.before_tenants = bound;
        for part in &text.parts {
            self.text(part, 0);
            if !self.as_given {
                self.order(part, 0)?;
            }
        }
        let mut values = if self.as_given {
            self.given
        } else {
            self.ordered
        };
        if self.dialect != Dialect::MySql {
            for tenant in self.used {
                values.push(value_of(*tenant, self.tenants)?);
            }
        }
        Ok((self.sql, values))
    }

    fn text(&mut self, part: &Part, repetition: usize) {
        match part {
            Part::Text(text) => self.sql.push_str(text),
            Part::Parameter { parameter, .. } => self.placeholder(*parameter, repetition),
            Part::Group { run, parts } if self.dialect == Dialect::Postgres => {
                for repetition in 0..self.runs.repeated(*run) {
                    if repetition > 0 {
                        self.sql.push_str(", ");
                    }
                    for part in parts {
                        self.text(part, repetition);
                    }
                }
            }
            // Without numbers every repetition has the same text.
            Part::Group { run, parts } => {
                let begin = self.sql.len();
                for part in parts {
                    self.text(part, 0);
                }
                let end = self.sql.len();
                for _ in 1..self.runs.repeated(*run) {
                    self.sql.push_str(", ");
                    self.sql.extend_from_within(begin..end);
                }
            }
        }
    }

    fn placeholder(&mut self, parameter: Parameter, repetition: usize) {
        match (self.dialect, parameter) {
            (Dialect::Postgres, Parameter::Given(index)) => {
                self.sql.push('$');
                push_number(&mut self.sql, self.runs.place(index, repetition) + 1);
            }
            // To sqlx a named parameter of SQLite is the value of that number.
            (Dialect::Postgres | Dialect::Sqlite, Parameter::Tenant(tenant)) => {
                let place = self.used.iter().position(|used| *used == tenant);
                let before = self.before_tenants + place.unwrap_or_default();
                self.sql.push('$');
                push_number(&mut self.sql, before + 1);
            }
            _ => self.sql.push('?'),
        }
    }

    /// Puts the values of a part in its order.
    fn order(&mut self, part: &Part, repetition: usize) -> Result<(), TenancyError> {
        match part {
            Part::Text(_) => {}
            Part::Parameter {
                parameter: Parameter::Tenant(_),
                ..
            } if self.dialect == Dialect::Sqlite => {}
            Part::Parameter { parameter, once } => {
                let value = self.value(*parameter, *once, repetition)?;
                self.ordered.push(value);
            }
            Part::Group { run, parts } => {
                for repetition in 0..self.runs.repeated(*run) {
                    for part in parts {
                        self.order(part, repetition)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn value(
        &mut self,
        parameter: Parameter,
        once: bool,
        repetition: usize,
    ) -> Result<Value, TenancyError> {
        match parameter {
            Parameter::Tenant(tenant) => value_of(tenant, self.tenants),
            Parameter::Given(index) => {
                let place = self.runs.place(index, repetition);
                let value = self.given.get_mut(place).ok_or_else(lost)?;
                Ok(if once {
                    std::mem::replace(value, Value::Bool(None))
                } else {
                    value.clone()
                })
            }
            Parameter::Distinct { first, rest, .. } => {
                let keys = self.runs.places(first).chain(self.runs.places(rest));
                let mut distinct = HashSet::new();
                for place in keys {
                    let value = self.given.get(place).ok_or_else(lost)?;
                    if !is_null(value) {
                        distinct.insert(key_of(value).ok_or_else(lost)?);
                    }
                }
                Ok(Value::from(
                    i64::try_from(distinct.len()).unwrap_or(i64::MAX),
                ))
            }
        }
    }

    /// How many values the text binds beside the tenants' keys.
    fn bound(&self, parts: &[Part], times: usize) -> usize {
        let each = parts.iter().map(|part| match part {
            Part::Text(_) => 0,
            Part::Parameter { parameter, .. } => {
                let is_tenant = matches!(parameter, Parameter::Tenant(_));
                usize::from(!is_tenant || self.dialect == Dialect::MySql)
            }
            Part::Group { run, parts } => self.bound(parts, self.runs.repeated(*run)),
        });
        each.sum::<usize>() * times
    }

    /// How long the text becomes at most.
    fn length(&self, parts: &[Part], times: usize) -> usize {
        let number = match self.dialect {
            Dialect::Postgres => 6,
            Dialect::Sqlite | Dialect::MySql => 1,
        };
        let each = parts.iter().map(|part| match part {
            Part::Text(text) => text.len(),
            Part::Parameter {
                parameter: Parameter::Tenant(_),
                ..
            } if self.dialect == Dialect::Sqlite => 6,
            Part::Parameter { .. } => number,
            Part::Group { run, parts } => {
                let times = self.runs.repeated(*run);
                self.length(parts, times) + 2 * times
            }
        });
        each.sum::<usize>() * times
    }
}

fn lost() -> TenancyError {
    TenancyError::form("a value that the statement doesn't bring")
}

/// Appends a number in decimal.
pub(super) fn push_number(text: &mut String, number: usize) {
    let mut divisor = 1;
    while number / divisor >= 10 {
        divisor *= 10;
    }
    while divisor > 0 {
        let digit = number / divisor % 10;
        text.push(char::from(b'0' + u8::try_from(digit).unwrap_or_default()));
        divisor /= 10;
    }
}
