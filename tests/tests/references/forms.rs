//! The forms of writing, as SQL text.

use sea_orm::Value;
use tenancy_tests::Backend;

use super::kinds::Kind;
use super::relations::{Part, Relation, is_text};

/// A statement, and the row that holds the key then.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) form: String,
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
    pub(crate) row: i32,
    pub(crate) many: ManyWrites,
}

/// Whether the form is supported for a many-to-many entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ManyWrites {
    Yes,
    No,
}

/// What the key's values stand in; the last says whether text can stand in it too.
const EXPRESSIONS: &[(&str, &str, bool)] = &[
    ("CASE", "CASE WHEN 1 = 1 THEN {} END", true),
    ("sub-query", "(SELECT {})", true),
    ("COALESCE", "COALESCE(NULL, {})", true),
    ("NULLIF", "NULLIF({}, {empty})", true),
    ("CAST", "CAST({} AS {type})", true),
    ("+ 0", "{} + 0", false),
    (
        "sub-query of rows",
        "(SELECT {} FROM country c WHERE c.id = 1)",
        true,
    ),
];

const OF_THE_ROW: &[(&str, &str)] = &[
    (
        "CASE of a column",
        "CASE WHEN amount > 0 THEN {} ELSE NULL END",
    ),
    (
        "COALESCE of a column",
        "COALESCE(NULLIF({}, {empty}), {column})",
    ),
];

/// Builds the statements of a cell: `key` is tried, `own` stands in the other rows.
pub(crate) struct Forms<'f> {
    pub(crate) backend: Backend,
    pub(crate) kind: &'f Kind,
    pub(crate) relation: &'f Relation,
    pub(crate) key: &'f [Part],
    pub(crate) own: &'f [Part],
}

impl Forms<'_> {
    pub(crate) fn all(&self) -> Vec<Written> {
        let mut all = self.inserts();
        all.extend(self.updates());
        all.extend(self.upserts());
        all
    }

    fn columns(&self) -> String {
        let base = self.kind.base(self.relation);
        let names = base
            .iter()
            .map(|(column, _)| *column)
            .chain(self.relation.columns.iter().copied());
        let names: Vec<&str> = ["id", "amount"].into_iter().chain(names).collect();
        names.join(", ")
    }

    fn row(&self, id: i32, key: &str) -> String {
        let base: String = self
            .kind
            .base(self.relation)
            .iter()
            .map(|(_, part)| format!("{}, ", part.literal()))
            .collect();
        format!("{id}, 5, {base}{key}")
    }

    fn marks(&self) -> String {
        vec!["?"; self.relation.columns.len()].join(", ")
    }

    fn values(&self, key: &[Part]) -> Vec<Value> {
        let columns = self.relation.columns;
        key.iter()
            .zip(columns)
            .map(|(part, column)| part.value(column))
            .collect()
    }

    fn written(&self, form: &str, text: String, values: Vec<Value>, row: i32) -> Written {
        let text = if self.backend == Backend::Postgres {
            let mut number = 0;
            let numbered = text.split('?').map(|piece| {
                number += 1;
                if number == 1 {
                    piece.to_owned()
                } else {
                    format!("${}{piece}", number - 1)
                }
            });
            numbered.collect()
        } else {
            text
        };
        Written {
            form: form.into(),
            text,
            values,
            row,
            many: ManyWrites::Yes,
        }
    }

    fn not_for_many(mut written: Written) -> Written {
        written.many = ManyWrites::No;
        written
    }

    fn inserts(&self) -> Vec<Written> {
        let table = self.kind.table;
        let into = format!("INSERT INTO {table} ({})", self.columns());
        let (literals, marks) = (literals_of(self.key).join(", "), self.marks());
        let values = self.values(self.key);
        let mut all = vec![
            self.written(
                "INSERT literals",
                format!("{into} VALUES ({})", self.row(1000, &literals)),
                vec![],
                1000,
            ),
            self.written(
                "INSERT values",
                format!("{into} VALUES ({})", self.row(1000, &marks)),
                values.clone(),
                1000,
            ),
            Self::not_for_many(self.written(
                "INSERT SELECT literals",
                format!("{into} SELECT {} FROM country WHERE id = 1", self.row(1000, &literals)),
                vec![],
                1000,
            )),
            Self::not_for_many(self.written(
                "INSERT SELECT values UNION ALL",
                format!(
                    "{into} SELECT {} FROM country WHERE id = 1 UNION ALL SELECT {} FROM country WHERE id = 2",
                    self.row(1001, &literals_of(self.own).join(", ")),
                    self.row(1000, &literals),
                ),
                vec![],
                1000,
            )),
        ];
        for (name, key, values) in self.expressions() {
            let row = self.row(1000, &key);
            all.push(self.written(
                &format!("INSERT {name}"),
                format!("{into} VALUES ({row})"),
                values,
                1000,
            ));
        }
        for (place, name) in ["first", "middle", "last"].into_iter().enumerate() {
            all.push(self.bulk(&format!("INSERT of 3, {name}"), 3, place));
        }
        if self.backend != Backend::Mysql {
            all.push(self.written(
                "INSERT RETURNING",
                format!("{into} VALUES ({}) RETURNING id", self.row(1000, &marks)),
                values,
                1000,
            ));
        } else {
            let base = self.kind.base(self.relation);
            let owners: String = base
                .iter()
                .map(|(column, part)| format!("{column} = {}, ", part.literal()))
                .collect();
            let set = format!(
                "INSERT INTO {table} SET id = 1000, amount = 5, {owners}{}",
                self.set(&literals_of(self.key))
            );
            all.push(Self::not_for_many(self.written(
                "INSERT SET",
                set,
                vec![],
                1000,
            )));
        }
        all
    }

    /// An INSERT of many rows, of which one holds the key that is tried and the others an own one.
    pub(crate) fn bulk(&self, form: &str, rows: usize, place: usize) -> Written {
        let marks = self.marks();
        let (mut texts, mut values, mut row) = (Vec::new(), Vec::new(), 0);
        for at in 0..rows {
            let id = 1000 + i32::try_from(at).unwrap();
            texts.push(format!("({})", self.row(id, &marks)));
            if at == place {
                row = id;
                values.extend(self.values(self.key));
            } else {
                values.extend(self.values(self.own));
            }
        }
        let text = format!(
            "INSERT INTO {} ({}) VALUES {}",
            self.kind.table,
            self.columns(),
            texts.join(", ")
        );
        self.written(form, text, values, row)
    }

    /// The key in each expression, with literals and with values. Only the first column's value is an expression.
    fn expressions(&self) -> Vec<(String, String, Vec<Value>)> {
        let mut all = Vec::new();
        let column = self.relation.columns[0];
        // What a bare NULL is of no type in.
        if self.key[0] == Part::Null {
            return all;
        }
        for (name, expression, text) in EXPRESSIONS {
            if is_text(column) && !text {
                continue;
            }
            for (how, first) in [("literals", self.key[0].literal()), ("values", "?".into())] {
                let rest: String = self.key[1..]
                    .iter()
                    .map(|part| format!(", {}", part.literal()))
                    .collect();
                let filled = self.filled(expression, &first);
                let values = if how == "values" {
                    vec![self.key[0].value(column)]
                } else {
                    vec![]
                };
                all.push((format!("{name}, {how}"), format!("{filled}{rest}"), values));
            }
        }
        all
    }

    fn filled(&self, expression: &str, first: &str) -> String {
        let column = self.relation.columns[0];
        let sql_type = match (is_text(column), self.backend) {
            (true, Backend::Mysql) => "CHAR(30)",
            (true, _) => "VARCHAR(30)",
            (false, Backend::Mysql) => "SIGNED",
            (false, _) => "INTEGER",
        };
        let empty = if is_text(column) { "''" } else { "-1" };
        expression
            .replace("{type}", sql_type)
            .replace("{empty}", empty)
            .replace("{column}", column)
            .replace("{}", first)
    }

    fn set(&self, parts: &[String]) -> String {
        let columns = self.relation.columns;
        let set: Vec<String> = columns
            .iter()
            .zip(parts)
            .map(|(column, part)| format!("{column} = {part}"))
            .collect();
        set.join(", ")
    }

    fn updates(&self) -> Vec<Written> {
        let table = self.kind.table;
        let literals = literals_of(self.key);
        let marks = vec!["?".to_owned(); literals.len()];
        let update = |set: &str| format!("UPDATE {table} SET {set} WHERE id = 1");
        let mut all = vec![
            self.written("UPDATE literals", update(&self.set(&literals)), vec![], 1),
            self.written(
                "UPDATE values",
                update(&self.set(&marks)),
                self.values(self.key),
                1,
            ),
            self.written(
                "UPDATE of all rows",
                format!(
                    "UPDATE {table} SET amount = amount + 1, {}",
                    self.set(&marks)
                ),
                self.values(self.key),
                3,
            ),
        ];
        if self.backend != Backend::Mysql {
            let text = format!("{} RETURNING id", update(&self.set(&marks)));
            all.push(self.written("UPDATE RETURNING", text, self.values(self.key), 1));
        }
        for (name, key, values) in self.expressions() {
            let first = key
                .strip_suffix(&rest_of(&literals))
                .unwrap_or(&key)
                .to_owned();
            let parts: Vec<String> = std::iter::once(first)
                .chain(literals[1..].iter().cloned())
                .collect();
            let text = update(&self.set(&parts));
            all.push(self.written(&format!("UPDATE {name}"), text, values, 1));
        }
        if self.key[0] != Part::Null {
            for (name, expression) in OF_THE_ROW {
                let first = self.filled(expression, &literals[0]);
                let parts: Vec<String> = std::iter::once(first)
                    .chain(literals[1..].iter().cloned())
                    .collect();
                let text = update(&self.set(&parts));
                all.push(self.written(&format!("UPDATE {name}"), text, vec![], 1));
            }
        }
        all
    }

    fn upserts(&self) -> Vec<Written> {
        let table = self.kind.table;
        let into = format!("INSERT INTO {table} ({})", self.columns());
        let (arm, inserted): (&str, fn(&str) -> String) = match self.backend {
            Backend::Mysql => ("ON DUPLICATE KEY UPDATE", |column| {
                format!("VALUES({column})")
            }),
            _ => ("ON CONFLICT (id) DO UPDATE SET", |column| {
                format!("excluded.{column}")
            }),
        };
        let excluded: Vec<String> = self
            .relation
            .columns
            .iter()
            .map(|column| inserted(column))
            .collect();
        let (literals, marks) = (literals_of(self.key), vec!["?".to_owned(); self.key.len()]);
        let (tried, own) = (
            self.row(1000, &self.marks()),
            literals_of(self.own).join(", "),
        );
        let met = self.row(1, &self.marks());
        let met_own = self.row(1, &own);
        let forms = [
            (
                "upsert that inserts",
                format!("{into} VALUES ({tried}) {arm} {}", self.set(&excluded)),
                true,
                1000,
            ),
            (
                "upsert that updates, inserted value",
                format!("{into} VALUES ({met}) {arm} {}", self.set(&excluded)),
                true,
                1,
            ),
            (
                "upsert that updates, literals",
                format!("{into} VALUES ({met_own}) {arm} {}", self.set(&literals)),
                false,
                1,
            ),
            (
                "upsert that updates, values",
                format!("{into} VALUES ({met_own}) {arm} {}", self.set(&marks)),
                true,
                1,
            ),
        ];
        let written = |(form, text, bound, row)| {
            let values = if bound { self.values(self.key) } else { vec![] };
            Self::not_for_many(self.written(form, text, values, row))
        };
        forms.into_iter().map(written).collect()
    }
}

fn literals_of(key: &[Part]) -> Vec<String> {
    key.iter().map(|part| part.literal()).collect()
}

fn rest_of(literals: &[String]) -> String {
    literals[1..]
        .iter()
        .map(|part| format!(", {part}"))
        .collect()
}
