use std::sync::Arc;

use async_trait::async_trait;
use tenancy_core::event::TenancyEvent;
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, CurrentTenant, Events, Lifecycle,
};
use tokio::task::yield_now;

use super::switch::{Switch, Value};

struct Step<const STEP: usize>;

#[async_trait]
impl<const STEP: usize> Bootstrapper for Step<STEP> {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let switch = tenant.model::<Switch>().ok_or("it has its switch")?;
        switch.looks_inside("a bootstrapper");
        yield_now().await;
        switch.makes(STEP);
        let undone = Arc::clone(&switch);
        let made =
            Bootstrapped::value(Value::<STEP>::of(&switch)).and_undo(move || undone.undoes(STEP));
        yield_now().await;
        switch.looks_inside("a bootstrapper");
        switch.meet(&format!("bootstrap {STEP}"))?;
        yield_now().await;
        Ok(made)
    }
}

async fn hears(event: TenancyEvent) -> Result<(), BoxError> {
    let switch = event
        .tenant()
        .model::<Switch>()
        .ok_or("it has its switch")?;
    let outside = matches!(
        event,
        TenancyEvent::InitializingTenancy(_) | TenancyEvent::RevertedToCentralContext(_)
    );
    for gives_way in [true, false] {
        if outside {
            switch.looks_outside(event.name());
        } else {
            switch.looks_inside(event.name());
        }
        if gives_way {
            yield_now().await;
        }
    }
    switch.meet(event.name())
}

/// One lifecycle for all tasks and both tenancies.
pub(super) fn lifecycle() -> Lifecycle {
    let events = Events::new();
    events.listen::<TenancyEvent>(hears);
    let mut bootstrappers = Bootstrappers::new();
    bootstrappers.push(Step::<1>);
    bootstrappers.push(Step::<2>);
    Lifecycle::new(events).bootstrappers(bootstrappers)
}
