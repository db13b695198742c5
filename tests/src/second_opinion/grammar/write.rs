use sea_orm::DbBackend;

use super::choice::{COLUMNS, Choice};

impl Choice<'_> {
    pub(super) fn insert(&mut self) -> String {
        self.depth += 1;
        let table = self.table();
        let alias = self.maybe(|choice| format!(" AS {}", choice.alias()));
        let width = 1 + self.of(4);
        let columns: Vec<String> = (0..width)
            .map(|_| {
                let column = self.one(&COLUMNS);
                self.name(column)
            })
            .collect();
        let row = |choice: &mut Self| {
            let values: Vec<String> = (0..width)
                .map(|_| {
                    if choice.of(6) == 0 {
                        "DEFAULT".to_owned()
                    } else {
                        choice.expression()
                    }
                })
                .collect();
            format!("({})", values.join(", "))
        };
        let source = match self.of(6) {
            0 => self.query(),
            1 => {
                let items: Vec<String> = (0..width).map(|_| self.expression()).collect();
                format!(
                    "SELECT {} FROM {}{}",
                    items.join(", "),
                    self.from(),
                    self.filter()
                )
            }
            2 if self.backend == DbBackend::MySql => {
                let set: Vec<String> = columns
                    .iter()
                    .map(|column| format!("{column} = {}", self.expression()))
                    .collect();
                self.depth -= 1;
                return format!("INSERT INTO {table} SET {}", set.join(", "));
            }
            3 => "DEFAULT VALUES".to_owned(),
            _ => format!("VALUES {}", self.list(3, ", ", row)),
        };
        let columns = if source == "DEFAULT VALUES" {
            String::new()
        } else {
            format!(" ({})", columns.join(", "))
        };
        let conflict = self.maybe(|choice| {
            let sets = choice.list(3, ", ", |choice| {
                format!("{} = {}", choice.one(&COLUMNS), choice.upserted())
            });
            match (choice.backend, choice.of(4)) {
                (DbBackend::MySql, _) => format!(" ON DUPLICATE KEY UPDATE {sets}"),
                (_, 0) => " ON CONFLICT DO NOTHING".to_owned(),
                (_, 1) => format!(
                    " ON CONFLICT (lower(name)) WHERE {} DO UPDATE SET {sets}",
                    choice.condition()
                ),
                _ => format!(" ON CONFLICT (id) DO UPDATE SET {sets}{}", choice.filter()),
            }
        });
        let returning = self.returning();
        self.depth -= 1;
        format!("INSERT INTO {table}{alias}{columns} {source}{conflict}{returning}")
    }

    pub(super) fn upserted(&mut self) -> String {
        match self.of(3) {
            0 => format!("excluded.{}", self.one(&COLUMNS)),
            1 => format!("VALUES({})", self.one(&COLUMNS)),
            _ => self.expression(),
        }
    }

    pub(super) fn returning(&mut self) -> String {
        self.maybe(|choice| format!(" RETURNING {}", choice.list(2, ", ", Self::expression)))
    }

    pub(super) fn sets(&mut self) -> String {
        self.list(3, ", ", |choice| {
            format!("{} = {}", choice.column(), choice.expression())
        })
    }

    pub(super) fn update(&mut self) -> String {
        self.depth += 1;
        let target = if self.backend == DbBackend::MySql && self.of(2) == 0 {
            self.from()
        } else {
            self.factor()
        };
        let sets = self.sets();
        let from = self.maybe(|choice| format!(" FROM {}", choice.from()));
        let update = format!(
            "UPDATE {target} SET {sets}{from}{}{}",
            self.filter(),
            self.returning()
        );
        self.depth -= 1;
        update
    }

    pub(super) fn delete(&mut self) -> String {
        match self.of(3) {
            0 if self.backend == DbBackend::MySql => format!(
                "DELETE {} FROM {}{}",
                self.list(2, ", ", Self::alias),
                self.from(),
                self.filter()
            ),
            1 => format!(
                "DELETE FROM {} USING {}{}",
                self.factor(),
                self.from(),
                self.filter()
            ),
            _ => format!(
                "DELETE FROM {}{}{}",
                self.factor(),
                self.filter(),
                self.returning()
            ),
        }
    }
}
