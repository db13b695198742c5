use sea_orm::DbBackend;

use super::choice::Choice;

impl Choice<'_> {
    pub(super) fn condition(&mut self) -> String {
        self.list(3, self.clone_word(), Self::term)
    }

    pub(super) fn clone_word(&self) -> &'static str {
        [" AND ", " OR ", " AND "][self.bytes.first().map_or(0, |byte| usize::from(*byte) % 3)]
    }

    pub(super) fn term(&mut self) -> String {
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

    pub(super) fn placeholder(&self) -> &'static str {
        if self.backend == DbBackend::Postgres {
            "$1"
        } else {
            "?"
        }
    }

    pub(super) fn expression(&mut self) -> String {
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
}
