use std::cell::RefCell;
use std::future::Future;
use std::io::Write;
use std::panic::{self, AssertUnwindSafe};
use std::pin::Pin;
use std::process::ExitCode;

use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};

use tokio::runtime::{Builder, Runtime};

use crate::{Backend, Fixture, TestContext, context, log};

/// A test, as [`each_backend!`](crate::each_backend) declares it.
#[derive(Debug)]
pub struct Case {
    pub module: &'static str,
    pub name: &'static str,
    pub backends: &'static [Backend],
    /// It runs for minutes, and only when it is asked for with `--ignored`.
    pub long: bool,
    pub run: fn(TestContext) -> Pin<Box<dyn Future<Output = ()>>>,
}

inventory::collect!(Case);

/// Lists the tests of a file. Each is an `async fn` that takes a [`Fixture`](crate::Fixture) and runs on every backend, in a
/// database of its own. A function that isn't listed is reported by the compiler as unused.
#[macro_export]
macro_rules! each_backend {
    ($($name:ident),+ $(,)?) => {
        $crate::on_backends!(Sqlite, Postgres, Mysql => $($name),+);
    };
}

/// Lists tests about what only some databases have.
#[macro_export]
macro_rules! on_backends {
    ($($backend:ident),+ => $name:ident, $($more:ident),+ $(,)?) => {
        $crate::on_backends!($($backend),+ => $name);
        $crate::on_backends!($($backend),+ => $($more),+);
    };
    ($($backend:ident),+ => $name:ident $(,)?) => {
        $crate::on_backends!($($backend),+ => $name, long = false);
    };
    ($($backend:ident),+ => $name:ident, long = $long:literal) => {
        $crate::inventory::submit! {
            $crate::Case {
                module: module_path!(),
                name: stringify!($name),
                backends: &[$($crate::Backend::$backend),+],
                long: $long,
                run: |context| $crate::start($name, context),
            }
        }
    };
}

/// Lists a test that runs for minutes: on every backend, and only when it is asked for with `--ignored`.
#[macro_export]
macro_rules! long_on_each_backend {
    ($name:ident) => {
        $crate::on_backends!(Sqlite, Postgres, Mysql => $name, long = true);
    };
}

/// Sets a test's fixture up and runs it.
pub fn start<T, R>(
    test: impl FnOnce(T) -> R + 'static,
    context: TestContext,
) -> Pin<Box<dyn Future<Output = ()>>>
where
    T: Fixture + 'static,
    R: Future<Output = ()> + 'static,
{
    Box::pin(async move { test(T::set_up(context).await).await })
}

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs the tests of a binary.
pub fn main() -> ExitCode {
    main_with(Vec::new())
}

/// Runs the tests of a binary, and some that need no database.
pub fn main_with(more: Vec<Trial>) -> ExitCode {
    panic::set_hook(Box::new(|info| LAST_PANIC.set(Some(info.to_string()))));
    let _ = tracing::subscriber::set_global_default(log::Silent);
    let mut arguments = Arguments::from_args();
    // Tests wait for a server's disk more than for a processor.
    arguments.test_threads.get_or_insert(8);
    if !arguments.list {
        announce();
    }
    let mut trials: Vec<Trial> = inventory::iter::<Case>().flat_map(trials).collect();
    trials.extend(more);
    trials.sort_by(|one, other| one.name().cmp(other.name()));
    let conclusion = libtest_mimic::run(&arguments, trials);
    let dropped = runtime().and_then(|runtime| {
        runtime
            .block_on(context::drop_databases())
            .map_err(std::io::Error::other)
    });
    if let Err(err) = dropped {
        let _ = writeln!(std::io::stderr(), "databases are left over: {err}");
    }
    conclusion.exit_code()
}

fn runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
}

fn announce() {
    let mut stderr = std::io::stderr();
    for backend in Backend::ALL {
        let state = backend
            .skipped()
            .map_or_else(|| "runs".to_owned(), |reason| format!("skipped: {reason}"));
        let _ = writeln!(stderr, "{backend}: {state}");
    }
}

fn trials(case: &'static Case) -> impl Iterator<Item = Trial> {
    let runs = |backend: &&Backend| !case.long || backend.skipped().is_none();
    case.backends.iter().filter(runs).map(move |&backend| {
        let module = case
            .module
            .split_once("::")
            .map_or("", |(_, module)| module);
        let name = format!("{module}::{}::{backend}", case.name);
        let ignored = case.long || backend.skipped().is_some();
        Trial::test(name, move || run(case, backend)).with_ignored_flag(ignored)
    })
}

/// Runs a test in a database of its own, which is dropped afterwards whatever happens.
fn run(case: &Case, backend: Backend) -> Result<(), Failed> {
    let server = backend.server()?;
    runtime()?.block_on(async {
        let context = TestContext::create(backend, &server).await?;
        let outcome = AssertUnwindSafe((case.run)(context.clone()))
            .catch_unwind()
            .await;
        context.remove().await?;
        outcome.map_err(|_| LAST_PANIC.take().unwrap_or_default().into())
    })
}
