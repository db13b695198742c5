//! One body a test, every database.

use std::io::Write;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;

use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use tenancy_sea::BoxError;
use tokio::runtime::Builder;

use crate::site::Site;

/// A test: its name, and what it does with a site of its own.
pub struct Test {
    pub name: &'static str,
    pub run: fn(Site) -> Pin<Box<dyn Future<Output = ()>>>,
}

macro_rules! tests {
    ($($module:ident::$name:ident),+ $(,)?) => {
        &[$($crate::harness::Test {
            name: concat!(stringify!($module), "::", stringify!($name)),
            run: |site| Box::pin($crate::$module::$name(site)),
        }),+]
    };
}
pub(crate) use tests;

pub fn main(tests: &'static [Test]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(4);
    let postgres = std::env::var("TENANCY_TEST_POSTGRES_URL").ok();
    let is_demanded = std::env::var("TENANCY_TEST_BACKENDS").is_ok_and(|names| names == "all");
    if postgres.is_none() && !is_demanded && !arguments.list {
        let _ = writeln!(
            std::io::stderr(),
            "postgres: skipped: TENANCY_TEST_POSTGRES_URL is not set"
        );
    }
    let is_skipped = postgres.is_none() && !is_demanded;
    let trials = tests.iter().flat_map(|test| {
        let server = postgres.clone();
        let on_postgres = move || {
            let server = server.ok_or("TENANCY_TEST_POSTGRES_URL is not set")?;
            run(test, Some(server))
        };
        [
            Trial::test(format!("{}::sqlite", test.name), move || run(test, None)),
            Trial::test(format!("{}::postgres", test.name), on_postgres)
                .with_ignored_flag(is_skipped),
        ]
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn run(test: &'static Test, server: Option<String>) -> Result<(), Failed> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let outcome: Result<_, BoxError> = runtime.block_on(async {
        let (site, database) = Site::open(server).await?;
        let outcome = AssertUnwindSafe((test.run)(site)).catch_unwind().await;
        database.remove().await?;
        Ok(outcome)
    });
    // The harness tells of the panic.
    if let Err(panic) = outcome.map_err(|err| err.to_string())? {
        resume_unwind(panic);
    }
    Ok(())
}
