use super::choice::{COLUMNS, Choice};

impl Choice<'_> {
    pub(super) fn with(&mut self) -> String {
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

    pub(super) fn query(&mut self) -> String {
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

    pub(super) fn select(&mut self) -> String {
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

    pub(super) fn filter(&mut self) -> String {
        if self.of(2) == 0 {
            format!(" WHERE {}", self.condition())
        } else {
            String::new()
        }
    }

    pub(super) fn from(&mut self) -> String {
        self.list(2, ", ", Self::joins)
    }

    pub(super) fn joins(&mut self) -> String {
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

    pub(super) fn factor(&mut self) -> String {
        self.depth += 1;
        let deep = self.depth > 6;
        let factor = match self.of(12) {
            0 if !deep => format!("({})", self.joins()),
            1 if !deep => format!("({}) AS {}", self.joins(), self.alias()),
            2 if !deep => format!("({}) AS {}", self.query(), self.alias()),
            3 if !deep => format!("LATERAL ({}) AS {}", self.query(), self.alias()),
            4 => self.alias(),
            5 => format!("{} AS {}(x, y)", self.table(), self.alias()),
            6 => self.table(),
            7 if !deep => format!(
                "{} TABLESAMPLE BERNOULLI ({})",
                self.table(),
                self.expression()
            ),
            8 if !deep => format!("{}({})", self.table(), self.expression()),
            _ => format!("{} AS {}", self.table(), self.alias()),
        };
        self.depth -= 1;
        factor
    }
}
