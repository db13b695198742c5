//! What is on a server beside the rows: tables, functions, roles, files, settings. No attack may leave any there.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use tenancy_tests::Backend;
use tenancy_tests::isolation::{Row, difference};

#[derive(Debug)]
pub struct Objects {
    rows: Vec<Row>,
    files: Vec<PathBuf>,
}

/// The file that attacks try to write.
pub fn file(backend: Backend) -> String {
    let name = format!("tenancy_hostile_{}_{backend}", std::process::id());
    std::env::temp_dir().join(name).display().to_string()
}

impl Objects {
    pub async fn of(backend: Backend, database: &DatabaseConnection) -> Self {
        let questions: &[&str] = match backend {
            Backend::Sqlite => &[
                "SELECT type, name, sql FROM sqlite_master",
                "SELECT type, name, sql FROM sqlite_temp_master",
                "SELECT 'database', name, file FROM pragma_database_list WHERE file NOT LIKE '%tenancy_test_%'",
                "SELECT 'setting', user_version, application_id FROM pragma_user_version, pragma_application_id",
            ],
            Backend::Postgres => &[
                "SELECT relkind::text, relname::text FROM pg_class WHERE relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')",
                "SELECT 'function', proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
                "SELECT 'schema', nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_t%'",
                "SELECT 'role', rolname::text FROM pg_roles",
                "SELECT 'extension', extname::text FROM pg_extension",
                "SELECT 'large object', oid::text FROM pg_largeobject_metadata",
                "SELECT 'setting', name || '=' || setting FROM pg_settings WHERE name IN ('search_path', 'role', 'session_authorization', 'row_security', 'standard_conforming_strings')",
                "SELECT 'channel', pg_listening_channels()",
                "SELECT 'prepared', gid FROM pg_prepared_xacts",
            ],
            Backend::Mysql => &[
                "SELECT table_type, table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
                "SELECT 'routine', routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()",
                "SELECT 'trigger', trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()",
                "SELECT 'event', event_name FROM information_schema.events WHERE event_schema = DATABASE()",
                "SELECT 'user', CONCAT(user, '@', host) FROM mysql.user",
                "SELECT 'function', name FROM mysql.func",
                "SELECT 'setting', @@sql_mode",
            ],
        };
        let mut rows = Vec::new();
        for question in questions {
            let statement = Statement::from_string(database.get_database_backend(), *question);
            let found = database
                .query_all_raw(statement)
                .await
                .unwrap_or_else(|err| panic!("{question}: {err}"));
            rows.extend(
                found
                    .iter()
                    .map(|row| Row::read(row).expect("a row can be read")),
            );
        }
        Self {
            rows,
            files: files(backend),
        }
    }

    /// What is there that wasn't, or isn't any more.
    pub fn difference(&self, later: &Self) -> Option<String> {
        let files = (self.files != later.files).then(|| format!("files: {:?}", later.files));
        files.or_else(|| difference(&self.rows, &later.rows))
    }
}

fn files(backend: Backend) -> Vec<PathBuf> {
    let file = file(backend);
    let file = Path::new(&file);
    [
        file.to_owned(),
        file.with_extension("db"),
        file.with_extension("txt"),
    ]
    .into_iter()
    .filter(|file| file.exists())
    .collect()
}
