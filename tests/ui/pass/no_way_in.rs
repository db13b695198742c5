//! No trait leads from a tenant's connection to the one underneath: what is asserted here compiles only while the
//! implementations don't exist.

use sea_orm::{DatabaseConnection, DatabaseTransaction, IntoDatabaseExecutor};
use tenancy_sea::{TenancyConnection, TenancyTransaction};

macro_rules! assert_not_implemented {
    ($ty:ty: $($bound:tt)+) => {
        const _: () = {
            trait Ambiguous<Marker> {
                fn check() {}
            }
            struct Implemented;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: ?Sized + $($bound)+> Ambiguous<Implemented> for T {}
            let _ = <$ty as Ambiguous<_>>::check;
        };
    };
}

assert_not_implemented!(TenancyConnection: std::ops::Deref);
assert_not_implemented!(TenancyConnection: std::ops::DerefMut);
assert_not_implemented!(TenancyConnection: Into<DatabaseConnection>);
assert_not_implemented!(TenancyConnection: AsRef<DatabaseConnection>);
assert_not_implemented!(TenancyConnection: AsMut<DatabaseConnection>);
assert_not_implemented!(TenancyConnection: std::borrow::Borrow<DatabaseConnection>);
assert_not_implemented!(TenancyConnection: IntoDatabaseExecutor<'static>);
assert_not_implemented!(&'static TenancyConnection: IntoDatabaseExecutor<'static>);

assert_not_implemented!(TenancyTransaction: std::ops::Deref);
assert_not_implemented!(TenancyTransaction: std::ops::DerefMut);
assert_not_implemented!(TenancyTransaction: Into<DatabaseTransaction>);
assert_not_implemented!(TenancyTransaction: AsRef<DatabaseTransaction>);
assert_not_implemented!(TenancyTransaction: AsMut<DatabaseTransaction>);
assert_not_implemented!(TenancyTransaction: std::borrow::Borrow<DatabaseTransaction>);
assert_not_implemented!(TenancyTransaction: IntoDatabaseExecutor<'static>);
assert_not_implemented!(&'static TenancyTransaction: IntoDatabaseExecutor<'static>);
