//! Which bootstrappers run for a tenancy.

use tenancy_sea::core::{Bootstrapped, Bootstrapper, BoxError};
use tenancy_sea::{CurrentTenant, Overrides, TenancyError, TenancyOptions};
use tenancy_tests::each_backend;

use super::heard::Heard;
use super::studios::{Studios, builder};

each_backend![
    all_bootstrappers_run,
    those_that_are_named_run,
    a_name_that_nothing_has_is_refused,
];

struct Noting(&'static str, Heard);

#[async_trait::async_trait]
impl Bootstrapper for Noting {
    fn name(&self) -> &'static str {
        self.0
    }

    async fn bootstrap(&self, _: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        self.1.note(self.0);
        let (name, heard) = (self.0, self.1.clone());
        Ok(Bootstrapped::nothing().and_undo(move || {
            heard.note(&format!("undo {name}"));
            Ok(())
        }))
    }
}

async fn ran(studios: &Studios, options: TenancyOptions) -> Result<Vec<String>, TenancyError> {
    let acme = studios.studio("acme").await;
    let heard = Heard::default();
    let tenancy = ["cache", "filesystem", "mail"]
        .into_iter()
        .fold(builder(&studios.context), |builder, name| {
            builder.bootstrapper(Noting(name, heard.clone()))
        })
        .options(options)
        .build()
        .await?;
    let inside = heard.clone();
    let work = async move {
        inside.note("work");
        Ok::<_, TenancyError>(())
    };
    tenancy.run(&acme, work).await?;
    Ok(heard.take())
}

/// V31, D1, D2
async fn all_bootstrappers_run(studios: Studios) {
    let ran = ran(&studios, TenancyOptions::default()).await.unwrap();
    let undone = ["undo mail", "undo filesystem", "undo cache"];
    assert_eq!(ran[..4], ["cache", "filesystem", "mail", "work"]);
    assert_eq!(ran[4..], undone);
}

/// V31: and only what ran is undone.
async fn those_that_are_named_run(studios: Studios) {
    let only = TenancyOptions::default().overrides(Overrides::only(["mail", "cache"]));
    let ran = ran(&studios, only).await.unwrap();
    assert_eq!(ran, ["cache", "mail", "work", "undo mail", "undo cache"]);
}

async fn a_name_that_nothing_has_is_refused(studios: Studios) {
    let only = TenancyOptions::default().overrides(Overrides::only(["cahce"]));
    let err = ran(&studios, only).await.unwrap_err();
    assert!(matches!(err, TenancyError::Build { .. }), "{err:?}");
    assert!(err.to_string().contains("`cahce`"), "{err}");
}
