use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tenancy_core::event::TenancyEvent;
use tenancy_core::{
    Bootstrapped, Bootstrapper, Bootstrappers, BoxError, CurrentTenant, Events, Lifecycle,
    LifecycleError,
};

use super::{Ledger, give_way, on_purpose};

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Lifecycle(#[from] LifecycleError),
    #[error("the work failed: {0}")]
    Work(BoxError),
}

impl Failed {
    pub fn lifecycle(self) -> LifecycleError {
        match self {
            Self::Lifecycle(err) => err,
            Self::Work(err) => panic!("the work failed: {err}"),
        }
    }
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Error,
    Panic,
}

/// Where something goes wrong: the name of an event, `bootstrap one`, `undo one` or `work`.
type At = (String, Trouble);

#[derive(Clone, Default)]
struct Scene {
    ledger: Ledger,
    trouble: Arc<Mutex<Vec<At>>>,
}

impl Scene {
    /// Meets the trouble that was made for this point.
    fn meet(&self, point: &str) -> Result<(), BoxError> {
        let met = {
            let trouble = self.trouble.lock().expect("nobody panics while looking");
            let at = trouble.iter().find(|(at, _)| at == point);
            at.map(|(_, trouble)| *trouble)
        };
        match met {
            None => Ok(()),
            Some(Trouble::Error) => Err(format!("no {point}").into()),
            Some(Trouble::Panic) => on_purpose("on purpose"),
        }
    }

    async fn pass(&self, point: &str, tenant: &CurrentTenant) -> Result<(), BoxError> {
        self.ledger.note(format!("{point} of {tenant}"));
        give_way().await;
        self.meet(point)?;
        give_way().await;
        Ok(())
    }
}

pub fn step_name(step: usize) -> &'static str {
    match step {
        1 => "one",
        2 => "two",
        _ => "three",
    }
}

/// A bootstrapper that makes a value of its step, and has something to undo before it is done.
pub struct Step<const STEP: usize>(Scene);

#[async_trait]
impl<const STEP: usize> Bootstrapper for Step<STEP> {
    fn name(&self) -> &'static str {
        step_name(STEP)
    }

    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let Self(scene) = self;
        let name = self.name();
        scene.ledger.note(format!("bootstrap {name} of {tenant}"));
        give_way().await;
        let undone = scene.clone();
        let of = tenant.clone();
        let made = Bootstrapped::value(scene.ledger.made::<STEP>(tenant)).and_undo(move || {
            undone.ledger.note(format!("undo {name} of {of}"));
            undone.meet(&format!("undo {name}"))
        });
        scene.ledger.note(format!("made {name} of {tenant}"));
        give_way().await;
        scene.meet(&format!("bootstrap {name}"))?;
        give_way().await;
        Ok(made)
    }
}

/// A lifecycle with three bootstrappers and a listener to all of its events. All of them, and the work, write down what
/// they do, give way again and again, and meet the trouble that is made for them.
#[derive(Clone)]
pub struct World {
    pub lifecycle: Lifecycle,
    pub ledger: Ledger,
    scene: Scene,
}

impl World {
    pub fn new() -> Self {
        let scene = Scene::default();
        let events = Events::new();
        let listening = scene.clone();
        events.listen::<TenancyEvent>(move |event: TenancyEvent| {
            let scene = listening.clone();
            async move { scene.pass(event.name(), event.tenant()).await }
        });
        let mut bootstrappers = Bootstrappers::new();
        bootstrappers.push(Step::<1>(scene.clone()));
        bootstrappers.push(Step::<2>(scene.clone()));
        bootstrappers.push(Step::<3>(scene.clone()));
        Self {
            lifecycle: Lifecycle::new(events).bootstrappers(bootstrappers),
            ledger: scene.ledger.clone(),
            scene,
        }
    }

    /// From now on this goes wrong as well.
    pub fn trouble(&self, at: impl Into<String>, trouble: Trouble) -> &Self {
        let mut all = self.scene.trouble.lock().expect("nobody panics here");
        all.push((at.into(), trouble));
        self
    }

    /// From now on nothing goes wrong any more.
    pub fn no_trouble(&self) {
        self.scene
            .trouble
            .lock()
            .expect("nobody panics here")
            .clear();
    }

    /// The work that the tests run: it passes like the others.
    pub async fn work(&self, tenant: &CurrentTenant) -> Result<&'static str, Failed> {
        let passed = self.scene.pass("work", tenant).await;
        passed.map(|()| "done").map_err(Failed::Work)
    }

    /// Runs that work.
    pub async fn run(&self, tenant: CurrentTenant) -> Result<&'static str, Failed> {
        let of = tenant.clone();
        self.lifecycle.run(tenant, self.work(&of)).await
    }
}
