//! Statements that bytes choose from a grammar: deep, and mostly valid.

use sea_orm::DbBackend;

const TABLES: [&str; 12] = [
    "project",
    "task",
    "sub_task",
    "label",
    "member",
    "account",
    "manager",
    "project_label",
    "account_member",
    "invoice",
    "voucher",
    "country",
];
const NAMES: [&str; 9] = [
    "a",
    "b",
    "c",
    "project",
    "task",
    "A",
    "tenancy_1",
    "account_member",
    "label",
];
const COLUMNS: [&str; 10] = [
    "id",
    "account_id",
    "project_id",
    "task_id",
    "name",
    "title",
    "org_id",
    "member_id",
    "points",
    "nope",
];

struct Choice<'b> {
    bytes: &'b [u8],
    backend: DbBackend,
    depth: usize,
}

/// A statement of the grammar.
pub fn statement(bytes: &[u8], backend: DbBackend) -> String {
    let mut choice = Choice {
        bytes,
        backend,
        depth: 0,
    };
    choice.statement()
}

impl Choice<'_> {
    fn next(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                *first
            }
            None => 0,
        }
    }

    fn of(&mut self, count: u8) -> u8 {
        self.next() % count
    }

    fn one<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[usize::from(self.next()) % list.len()]
    }

    fn maybe(&mut self, text: impl FnOnce(&mut Self) -> String) -> String {
        if self.of(3) == 1 {
            text(self)
        } else {
            String::new()
        }
    }

    fn list(&mut self, most: u8, separator: &str, item: impl Fn(&mut Self) -> String) -> String {
        let count = 1 + self.of(most);
        let items: Vec<String> = (0..count).map(|_| item(self)).collect();
        items.join(separator)
    }

    fn name(&mut self, text: &str) -> String {
        match (self.of(4), self.backend) {
            (0, DbBackend::MySql) => format!("`{text}`"),
            (0, _) => format!("\"{text}\""),
            _ => text.to_owned(),
        }
    }

    fn table(&mut self) -> String {
        let name = self.one(&TABLES);
        let schema = match (self.of(12), self.backend) {
            (0, DbBackend::Postgres) => "public.",
            (0, DbBackend::Sqlite) => "main.",
            _ => "",
        };
        format!("{schema}{}", self.name(name))
    }

    fn alias(&mut self) -> String {
        let name = self.one(&NAMES);
        self.name(name)
    }

    fn column(&mut self) -> String {
        let column = self.one(&COLUMNS);
        let column = self.name(column);
        if self.of(2) == 0 {
            column
        } else {
            format!("{}.{column}", self.alias())
        }
    }

    fn statement(&mut self) -> String {
        let with = self.maybe(Self::with);
        match self.of(8) {
            0 | 1 => format!("{with}{}", self.insert()),
            2 => format!("{with}{}", self.update()),
            3 => format!("{with}{}", self.delete()),
            4 => format!("EXPLAIN {with}{}", self.query()),
            _ => format!("{with}{}", self.query()),
        }
    }

    fn with(&mut self) -> String {
        let recursive = if self.of(3) == 0 { "RECURSIVE " } else { "" };
        let ctes = self.list(3, ", ", |choice| {
            let name = match choice.of(2) {
                0 => choice.alias(),
                _ => choice.table(),
            };
            let columns = choice.maybe(|choice| format!("({})", choice.list(3, ", ", Self::alias)));
            let body = match choice.of(6) {
                0 => choice.update(),
                1 => choice.insert(),
                _ => choice.query(),
            };
            format!("{name}{columns} AS ({body})")
        });
        format!("WITH {recursive}{ctes} ")
    }

    fn query(&mut self) -> String {
        if self.depth > 6 {
            return "SELECT 1".to_owned();
        }
        self.depth += 1;
        let query = match self.of(10) {
            0 => format!(
                "{} {} {}",
                self.select(),
                self.one(&["UNION", "UNION ALL", "EXCEPT", "INTERSECT"]),
                self.select()
            ),
            1 => format!("({})", self.query()),
            2 => format!("{}{}", self.with(), self.select()),
            3 => format!("VALUES ({})", self.list(3, ", ", Self::expression)),
            _ => self.select(),
        };
        let order =
            self.maybe(|choice| format!(" ORDER BY {}", choice.list(2, ", ", Self::expression)));
        let limit = self.maybe(|choice| format!(" LIMIT {}", choice.expression()));
        let lock = self.maybe(|choice| {
            choice
                .one(&[
                    " FOR UPDATE",
                    " FOR SHARE",
                    " FOR UPDATE OF a",
                    " FOR NO KEY UPDATE",
                    " LOCK IN SHARE MODE",
                ])
                .to_owned()
        });
        self.depth -= 1;
        format!("{query}{order}{limit}{lock}")
    }

    fn select(&mut self) -> String {
        let distinct = self.maybe(|choice| {
            choice
                .one(&["DISTINCT ", "DISTINCT ON (a.id) ", "ALL "])
                .to_owned()
        });
        let items = self.list(3, ", ", |choice| match choice.of(5) {
            0 => "*".to_owned(),
            1 => format!("{}.*", choice.alias()),
            2 => format!("{} AS {}", choice.expression(), choice.alias()),
            _ => choice.expression(),
        });
        let from = if self.of(8) == 0 {
            String::new()
        } else {
            format!(" FROM {}", self.from())
        };
        let filter = self.filter();
        let group =
            self.maybe(|choice| format!(" GROUP BY {}", choice.list(2, ", ", Self::expression)));
        let having = self.maybe(|choice| format!(" HAVING {}", choice.condition()));
        format!("SELECT {distinct}{items}{from}{filter}{group}{having}")
    }

    fn filter(&mut self) -> String {
        if self.of(2) == 0 {
            format!(" WHERE {}", self.condition())
        } else {
            String::new()
        }
    }

    fn from(&mut self) -> String {
        self.list(2, ", ", Self::joins)
    }

    fn joins(&mut self) -> String {
        let mut joins = self.factor();
        for _ in 0..self.of(4) {
            let kind = self.one(&[
                "JOIN",
                "LEFT JOIN",
                "RIGHT JOIN",
                "FULL JOIN",
                "CROSS JOIN",
                "NATURAL JOIN",
                "NATURAL LEFT JOIN",
                "INNER JOIN",
                "STRAIGHT_JOIN",
                "LEFT OUTER JOIN",
            ]);
            let factor = self.factor();
            let on = match (kind, self.of(5)) {
                ("CROSS JOIN" | "NATURAL JOIN" | "NATURAL LEFT JOIN", 1..) | (_, 0) => {
                    String::new()
                }
                (_, 1) => format!(" USING ({})", self.one(&COLUMNS)),
                _ => format!(" ON {}", self.condition()),
            };
            joins = format!("{joins} {kind} {factor}{on}");
        }
        joins
    }

    fn factor(&mut self) -> String {
        self.depth += 1;
        let deep = self.depth > 6;
        let factor = match self.of(10) {
            0 if !deep => format!("({})", self.joins()),
            1 if !deep => format!("({}) AS {}", self.joins(), self.alias()),
            2 if !deep => format!("({}) AS {}", self.query(), self.alias()),
            3 if !deep => format!("LATERAL ({}) AS {}", self.query(), self.alias()),
            4 => self.alias(),
            5 => format!("{} AS {}(x, y)", self.table(), self.alias()),
            6 => self.table(),
            _ => format!("{} AS {}", self.table(), self.alias()),
        };
        self.depth -= 1;
        factor
    }

    fn condition(&mut self) -> String {
        self.list(3, self.clone_word(), Self::term)
    }

    fn clone_word(&self) -> &'static str {
        [" AND ", " OR ", " AND "][self.bytes.first().map_or(0, |byte| usize::from(*byte) % 3)]
    }

    fn term(&mut self) -> String {
        self.depth += 1;
        let deep = self.depth > 8;
        let term = match self.of(11) {
            0 if !deep => format!("({})", self.condition()),
            1 if !deep => format!("NOT {}", self.term()),
            2 if !deep => format!("EXISTS ({})", self.query()),
            3 if !deep => format!("{} IN ({})", self.expression(), self.query()),
            4 => format!("{} IN (1, 2, ?)", self.column()).replace('?', self.placeholder()),
            5 => format!("{} IS NULL", self.column()),
            6 if !deep => format!(
                "{} BETWEEN {} AND {}",
                self.column(),
                self.expression(),
                self.expression()
            ),
            _ => format!(
                "{} {} {}",
                self.expression(),
                self.one(&["=", "<>", "<", "LIKE", "||"]),
                self.expression()
            ),
        };
        self.depth -= 1;
        term
    }

    fn placeholder(&self) -> &'static str {
        if self.backend == DbBackend::Postgres {
            "$1"
        } else {
            "?"
        }
    }

    fn expression(&mut self) -> String {
        self.depth += 1;
        let deep = self.depth > 8;
        let expression = match self.of(14) {
            0 if !deep => format!("({})", self.query()),
            1 if !deep => format!(
                "CASE WHEN {} THEN {} ELSE {} END",
                self.condition(),
                self.expression(),
                self.expression()
            ),
            2 if !deep => format!("coalesce({}, {})", self.expression(), self.expression()),
            3 if !deep => format!(
                "CAST({} AS {})",
                self.expression(),
                self.one(&["int", "text", "char(3)", "signed"])
            ),
            4 if !deep => format!("count(*) FILTER (WHERE {})", self.condition()),
            5 if !deep => format!(
                "sum({}) OVER (PARTITION BY {})",
                self.expression(),
                self.expression()
            ),
            6 => self.placeholder().to_owned(),
            7 => "NULL".to_owned(),
            8 => "'x'".to_owned(),
            9 if !deep => format!("{} + {}", self.expression(), self.expression()),
            10 => "424242".to_owned(),
            _ => self.column(),
        };
        self.depth -= 1;
        expression
    }

    fn insert(&mut self) -> String {
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

    fn upserted(&mut self) -> String {
        match self.of(3) {
            0 => format!("excluded.{}", self.one(&COLUMNS)),
            1 => format!("VALUES({})", self.one(&COLUMNS)),
            _ => self.expression(),
        }
    }

    fn returning(&mut self) -> String {
        self.maybe(|choice| format!(" RETURNING {}", choice.list(2, ", ", Self::expression)))
    }

    fn sets(&mut self) -> String {
        self.list(3, ", ", |choice| {
            format!("{} = {}", choice.column(), choice.expression())
        })
    }

    fn update(&mut self) -> String {
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

    fn delete(&mut self) -> String {
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
