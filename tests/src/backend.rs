use std::fmt;

/// A database on which every test runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
    Mysql,
}

impl Backend {
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mysql];

    /// The environment variable that names the server; SQLite needs none.
    fn variable(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("TENANCY_TEST_POSTGRES_URL"),
            Self::Mysql => Some("TENANCY_TEST_MYSQL_URL"),
        }
    }

    /// The server's URL, or why there is none. SQLite has no server.
    pub fn server(self) -> Result<String, String> {
        let Some(variable) = self.variable() else {
            return Ok(String::new());
        };
        std::env::var(variable).map_err(|_| format!("{variable} is not set"))
    }

    /// Why tests of this backend are skipped; `None` where they run.
    pub(crate) fn skipped(self) -> Option<String> {
        let all = std::env::var("TENANCY_TEST_BACKENDS").is_ok_and(|backends| backends == "all");
        self.server().err().filter(|_| !all)
    }
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        })
    }
}
