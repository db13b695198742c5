//! What the environment says.

use std::env;
use std::path::Path;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use tenancy_sea::BoxError;

/// In memory, if nothing else is said.
const IN_MEMORY: &str = "sqlite::memory:";

/// How the application is run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `DATABASE_URL`: PostgreSQL or SQLite; SQLite in memory if it isn't set.
    pub database_url: String,
    /// `UPLOADS`: a directory; in memory if it isn't set and the database is, else `data/uploads`.
    pub uploads: Option<String>,
    /// `DOMAIN`: blogs are its subdomains. `localhost` if it isn't set: browsers know where `acme.localhost` is.
    pub domain: String,
    /// `PORT`: 0 for any. 3000 if it isn't set.
    pub port: u16,
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    ///
    /// Where `PORT` is no port.
    pub fn from_environment() -> Result<Self, BoxError> {
        let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
        let database_url = set("DATABASE_URL").unwrap_or_else(|| IN_MEMORY.to_owned());
        let kept = || (database_url != IN_MEMORY).then(|| "data/uploads".to_owned());
        Ok(Self {
            uploads: set("UPLOADS").or_else(kept),
            database_url,
            domain: set("DOMAIN").unwrap_or_else(|| "localhost".to_owned()),
            port: set("PORT").map_or(Ok(3000), |port| port.parse())?,
        })
    }

    /// Where uploads are kept, of all blogs.
    ///
    /// # Errors
    ///
    /// Where the directory can't be made.
    pub fn storage(&self) -> Result<Arc<dyn ObjectStore>, BoxError> {
        let Some(directory) = &self.uploads else {
            return Ok(Arc::new(InMemory::new()));
        };
        std::fs::create_dir_all(directory)?;
        Ok(Arc::new(LocalFileSystem::new_with_prefix(Path::new(
            directory,
        ))?))
    }
}
