use std::any::TypeId;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use sea_orm::{DatabaseConnection, DatabaseConnectionType, DbErr, RuntimeErr};

use tenancy_core::tenant::IdentifierRules;
use tenancy_core::{Bootstrapper, Bootstrappers, Events, FindTenant, Lifecycle, TenantProvider};

use super::guard::Catalogue;
use super::shared::{GenerateKey, Shared, TenantSource, support_returning};
use super::{Outside, Overrides, Tenancy, TenancyOptions};
use crate::entity::{
    EntityDeclaration, IntoTenant, Registration, ResolveOptions, TenantEntity, resolve,
};
use crate::error::{BuildFault, TenancyError};
use crate::plan::Planners;
use crate::provider::SeaOrmProvider;

/// Collects what a [`Tenancy`] is made of.
///
/// Entities with one of the attributes register themselves when they are linked in, so most applications need no more
/// than `Tenancy::<blog::Entity>::builder(database).build().await?`.
#[must_use = "a builder does nothing until `build()`"]
pub struct TenancyBuilder<T: TenantEntity> {
    database: DatabaseConnection,
    by_hand: Vec<Registration>,
    prefixes: Vec<String>,
    outside: Outside,
    options: TenancyOptions,
    tenant_column: Option<String>,
    events: Events,
    bootstrappers: Bootstrappers,
    provider: Option<Arc<dyn FindTenant>>,
    identifiers: IdentifierRules,
    generate_key: Option<GenerateKey>,
    tenant: PhantomData<fn() -> T>,
}

impl<T: TenantEntity> TenancyBuilder<T> {
    pub(super) fn new(database: DatabaseConnection) -> Self {
        Self {
            database,
            by_hand: Vec::new(),
            prefixes: Vec::new(),
            outside: Outside::default(),
            options: TenancyOptions::default(),
            tenant_column: None,
            events: Events::new(),
            bootstrappers: Bootstrappers::new(),
            provider: None,
            identifiers: IdentifierRules::default(),
            generate_key: None,
            tenant: PhantomData,
        }
    }

    /// Registers an entity by hand: one that is declared without attributes, or that no prefix takes in.
    pub fn entity<E: EntityDeclaration>(mut self) -> Self {
        self.by_hand.push(Registration::of::<E>());
        self
    }

    /// Takes in only those self-registered entities whose module path begins so, as SeaORM's schema registry does:
    /// `"my_crate::*"`, `"my-crate"` and `"my_crate::entity::*"` all work. Said several times, any of them will do.
    pub fn entities(mut self, prefix: &str) -> Self {
        self.prefixes.push(module_prefix(prefix));
        self
    }

    /// What a connection that follows the context does where nobody has entered one. Refused by default.
    pub fn outside_tenancy(mut self, outside: Outside) -> Self {
        self.outside = outside;
        self
    }

    /// Sets what is checked beyond scoping.
    pub fn options(mut self, options: TenancyOptions) -> Self {
        self.options = options;
        self
    }

    /// The tenant column of entities that name none, where they have a column of this name.
    pub fn tenant_column(mut self, column: impl Into<String>) -> Self {
        self.tenant_column = Some(column.into());
        self
    }

    /// Fires its events at these listeners, which several tenancies may share.
    pub fn events(mut self, events: Events) -> Self {
        self.events = events;
        self
    }

    /// Adds a bootstrapper, to run after those that were added before.
    pub fn bootstrapper(mut self, bootstrapper: impl Bootstrapper) -> Self {
        self.bootstrappers.push(bootstrapper);
        self
    }

    /// Finds tenants elsewhere than in the database of the tenancy by their entity.
    pub fn provider(mut self, provider: impl TenantProvider) -> Self {
        self.provider = Some(Arc::new(provider));
        self
    }

    /// What tenants' identifiers may be, depending on how requests name a tenant.
    pub fn identifiers(mut self, rules: IdentifierRules) -> Self {
        self.identifiers = rules;
        self
    }

    /// Makes the keys of new tenants that have none, in any form that names a tenant: `generate_keys(Uuid::now_v7)`. The
    /// database does, if nothing else is said.
    pub fn generate_keys<N: IntoTenant<T>>(
        mut self,
        generate: impl Fn() -> N + Send + Sync + 'static,
    ) -> Self {
        self.generate_key = Some(Arc::new(move || generate().into_tenant().key().clone()));
        self
    }

    /// Checks that the entities fit together.
    ///
    /// # Errors
    ///
    /// [`Build`](TenancyError::Build) with every fault of the set: an unknown parent, a cycle, a tenant column that is
    /// missing or of another type than the tenant's key, two entities that say different things about one table.
    /// [`Db`](TenancyError::Db) where the database is not connected.
    pub async fn build(self) -> Result<Tenancy<T>, TenancyError> {
        let registrations = self.registrations();
        let database = self.database;
        if matches!(database.inner, DatabaseConnectionType::Disconnected) {
            return Err(
                DbErr::Conn(RuntimeErr::Internal("the database is not connected".into())).into(),
            );
        }
        if let Some(feature) = missing_feature(&database) {
            let entity = "the database connection".into();
            let fault =
                format!("its rows can't be checked: enable the feature `{feature}` of tenancy-sea");
            return Err(TenancyError::Build {
                faults: vec![BuildFault { entity, fault }],
            });
        }
        let bootstrappers = chosen(self.bootstrappers, &self.options.overrides)?;
        let backend = database.get_database_backend();
        let options = ResolveOptions {
            backend,
            support_returning: support_returning(&database),
            tenant_column: self.tenant_column,
        };
        let schemas = registrations
            .iter()
            .map(|registration| (registration.schema)())
            .collect();
        let registry = resolve(schemas, TypeId::of::<T>(), &options)
            .map_err(|faults| TenancyError::Build { faults })?;
        // Without its own tenancy no set is resolved.
        let own = registry.tenancies().first().cloned();
        let own = own.ok_or_else(|| TenancyError::form("a tenancy without its tenant entity"))?;
        let provider = self
            .provider
            .unwrap_or_else(|| Arc::new(SeaOrmProvider::<T>::new(database.clone())));
        Ok(Tenancy::new(Shared {
            planners: Planners::new(registry, backend),
            lifecycle: Lifecycle::new(self.events).bootstrappers(bootstrappers),
            tenants: TenantSource {
                provider,
                identifiers: self.identifiers,
                generate_key: self.generate_key,
            },
            database,
            backend,
            own,
            outside: self.outside,
            options: self.options,
            catalogue: Arc::new(Catalogue::default()),
        }))
    }

    /// The tenant entity, those registered by hand and those that registered themselves, each once.
    fn registrations(&self) -> Vec<Registration> {
        let linked = inventory::iter::<Registration>();
        let taken_in = linked.copied().filter(|entity| {
            self.prefixes.is_empty()
                || self
                    .prefixes
                    .iter()
                    .any(|prefix| entity.module_path.starts_with(prefix))
        });
        let mut registrations: Vec<Registration> = Vec::new();
        let by_hand = self.by_hand.iter().copied();
        for registration in std::iter::once(Registration::of::<T>())
            .chain(by_hand)
            .chain(taken_in)
        {
            let entity = (registration.entity)();
            if registrations.iter().all(|known| (known.entity)() != entity) {
                registrations.push(registration);
            }
        }
        registrations
    }
}

/// The bootstrappers that the options choose.
fn chosen(
    mut bootstrappers: Bootstrappers,
    overrides: &Overrides,
) -> Result<Bootstrappers, TenancyError> {
    let Overrides::Only(names) = overrides else {
        return Ok(bootstrappers);
    };
    let known: Vec<_> = bootstrappers.names().collect();
    let unknown = names.iter().filter(|name| !known.contains(&name.as_str()));
    let faults: Vec<_> = unknown
        .map(|name| BuildFault {
            entity: "the options".into(),
            fault: format!(
                "overrides name `{name}`, and no bootstrapper has that name; there are {known:?}"
            ),
        })
        .collect();
    if !faults.is_empty() {
        return Err(TenancyError::Build { faults });
    }
    bootstrappers.retain(|name| names.iter().any(|chosen| chosen == name));
    Ok(bootstrappers)
}

/// A module prefix as SeaORM's `EntityRegistry::build_schema` reads it.
fn module_prefix(prefix: &str) -> String {
    let prefix = prefix.trim_end_matches('*');
    match prefix.split_once("::") {
        Some((name, path)) => format!("{}::{path}", name.replace('-', "_")),
        None => format!("{}::", prefix.replace('-', "_")),
    }
}

/// The feature without which the guard can't tell a NULL from a column that isn't there. SeaORM's own features may be
/// switched on by anybody; the connection's name is all that is seen of them from here.
fn missing_feature(database: &DatabaseConnection) -> Option<&'static str> {
    match format!("{:?}", database.inner).as_str() {
        "MockDatabaseConnection" if cfg!(not(feature = "mock")) => Some("mock"),
        "ProxyDatabaseConnection" if cfg!(not(feature = "proxy")) => Some("proxy"),
        _ => None,
    }
}

impl<T: TenantEntity> fmt::Debug for TenancyBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyBuilder")
            .field("tenant", &T::MODULE_PATH)
            .field("entities", &self.prefixes)
            .field("outside", &self.outside)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::module_prefix;

    /// Prefixes mean what they mean to SeaORM's own registry.
    #[test]
    fn prefixes_are_seaorms() {
        assert_eq!(module_prefix("my_crate::*"), "my_crate::");
        assert_eq!(module_prefix("my_crate"), "my_crate::");
        assert_eq!(module_prefix("my-crate"), "my_crate::");
        assert_eq!(module_prefix("my-crate::entity::*"), "my_crate::entity::");
        assert_eq!(module_prefix("my_crate::entity"), "my_crate::entity");
    }
}
