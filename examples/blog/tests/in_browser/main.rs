//! The application in Chromium, as people and as attackers use it.
//!
//! `chromedriver` is started here, and ends with the tests whatever happens to them. Where it isn't installed they are listed
//! as ignored, and fail under `TENANCY_TEST_BROWSER=required`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod attacker;
mod attacks;
mod driver;
mod phone;
mod running;
mod site;
mod use_of_blogs;
mod window;

use std::io::Write;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Builder;

use driver::Driver;
use site::Site;

type Test = fn(Arc<Driver>, Site) -> Pin<Box<dyn Future<Output = ()>>>;

macro_rules! tests {
    ($($module:ident::$name:ident),+ $(,)?) => {
        [$((
            concat!(stringify!($module), "::", stringify!($name)),
            (|driver, site| Box::pin($module::$name(driver, site))) as Test,
        )),+]
    };
}

fn main() -> ExitCode {
    let tests = tests![
        attacks::a_forged_form,
        attacks::a_guessed_number,
        attacks::a_stolen_cookie,
        phone::no_page_scrolls_sideways,
        use_of_blogs::an_upload,
        use_of_blogs::the_administration,
        use_of_blogs::two_blogs_in_two_windows,
    ];
    let mut arguments = Arguments::from_args();
    // A browser each.
    arguments.test_threads.get_or_insert(2);
    let is_required = std::env::var("TENANCY_TEST_BROWSER").is_ok_and(|value| value == "required");
    let is_skipped = !is_required && !Driver::is_installed();
    if is_skipped && !arguments.list {
        let reason = "chromium: skipped: chromedriver isn't installed";
        let _ = writeln!(std::io::stderr(), "{reason}");
    }
    let driver = if is_skipped || arguments.list {
        Err("nothing is run".to_owned())
    } else {
        Driver::start().map(Arc::new)
    };
    let trials = tests.map(|(name, test)| {
        let driver = driver.clone();
        Trial::test(name, move || run(test, driver?)).with_ignored_flag(is_skipped)
    });
    libtest_mimic::run(&arguments, trials.into()).exit_code()
}

fn run(test: Test, driver: Arc<Driver>) -> Result<(), Failed> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(test(driver, Site::start()?));
    Ok(())
}
