use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use async_trait::async_trait;
use object_store::ObjectStore;
use object_store::path::Path;
use object_store::prefix::PrefixStore;

use crate::tenant::check_resource_key;
use crate::{Bootstrapped, Bootstrapper, BoxError, Context, CurrentTenant, TenantWithResources};

/// The files of a tenant: a part of a storage, out of which no path leads.
///
/// It has the methods of an [`ObjectStore`], whose paths begin below the tenancy's name and the tenant's resource key: `../`
/// and what begins with `/` stay there, since a [`Path`] has no such parts. Where the storage's names don't differ by case,
/// resource keys must not either; UUIDs don't.
///
/// ```
/// use std::sync::Arc;
///
/// use object_store::memory::InMemory;
/// use object_store::path::Path;
/// use object_store::{ObjectStore, ObjectStoreExt};
/// use tenancy_core::service::{FileBootstrapper, TenantFiles};
/// # use tenancy_core::{Bootstrappers, BoxError, CurrentTenant, Events, GenericTenant, Lifecycle, TenancyId};
/// # struct Blog;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), BoxError> {
/// let storage = Arc::new(InMemory::new());
/// let mut bootstrappers = Bootstrappers::new();
/// bootstrappers.push(FileBootstrapper::<GenericTenant>::new(storage.clone()));
/// let lifecycle = Lifecycle::new(Events::new()).bootstrappers(bootstrappers);
/// # let acme = GenericTenant::new("id", 7.into()).resource_key("resource_key", "acme-files");
/// # let acme = CurrentTenant::new(TenancyId::of::<Blog>("blog"), 7.into()).with_model(Arc::new(acme));
///
/// let inside = async {
///     let files = TenantFiles::current().ok_or("no tenant is current")?;
///     files.put(&Path::from("../logo.svg"), "<svg/>".into()).await?;
///     Ok::<_, BoxError>(())
/// };
/// lifecycle.run(acme, inside).await?;
/// # let listed = storage.list_with_delimiter(None).await?;
/// # assert_eq!(listed.common_prefixes, [Path::from("blog")]);
/// # assert!(listed.objects.is_empty());
/// # Ok(()) }
/// ```
///
/// After Sprout's filesystem override.
#[derive(Clone)]
pub struct TenantFiles(Arc<PrefixStore<Arc<dyn ObjectStore>>>);

impl TenantFiles {
    /// The current tenant's, where [`FileBootstrapper`] ran for it: of several tenancies the innermost's alone.
    #[must_use]
    pub fn current() -> Option<Self> {
        Context::with_current(Context::own).map(|files: Arc<Self>| Self::clone(&files))
    }

    /// The same for whoever takes any storage.
    #[must_use]
    pub fn store(&self) -> Arc<dyn ObjectStore> {
        Arc::clone(&self.0) as Arc<dyn ObjectStore>
    }
}

impl Deref for TenantFiles {
    type Target = PrefixStore<Arc<dyn ObjectStore>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl fmt::Debug for TenantFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantFiles").finish_non_exhaustive()
    }
}

/// Puts the [`TenantFiles`] of a tenant `T` into its context. Its name is `filesystem`.
///
/// It needs the tenant's model, for its resource key: look a tenant that is known by its key alone up first
/// (`tenancy.tenant(TenantLookup::key(7))`).
pub struct FileBootstrapper<T> {
    storage: Arc<dyn ObjectStore>,
    tenant: PhantomData<fn() -> T>,
}

impl<T: TenantWithResources + 'static> FileBootstrapper<T> {
    /// In this storage, which no tenant may reach otherwise.
    pub fn new(storage: Arc<dyn ObjectStore>) -> Self {
        Self {
            storage,
            tenant: PhantomData,
        }
    }
}

#[async_trait]
impl<T: TenantWithResources + 'static> Bootstrapper for FileBootstrapper<T> {
    fn name(&self) -> &'static str {
        "filesystem"
    }

    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let model = tenant.model::<T>().ok_or(
            "the tenant's resource key is not known: enter its context with its model, not with its bare key",
        )?;
        let key = model.tenant_resource_key();
        check_resource_key(&key)?;
        let root = Path::from_iter([tenant.tenancy().name(), &key]);
        let files = PrefixStore::new(Arc::clone(&self.storage), root);
        Ok(Bootstrapped::value(TenantFiles(Arc::new(files))))
    }
}

impl<T> fmt::Debug for FileBootstrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileBootstrapper").finish_non_exhaustive()
    }
}
