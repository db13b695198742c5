use std::pin::Pin;
use std::sync::{Arc, Mutex};

use tenancy_core::lifecycle::Stage;
use tenancy_core::{CurrentTenant, Lifecycle, TenantKey, spawn};
use tokio::task::{JoinHandle, yield_now};

use super::random::Random;
use super::switch::{Shared, Switch, standing};
use crate::common::{Failed, blogs, caught, organisations, polled};

const DEEPEST: usize = 3;

/// A task that switches to its own tenants, again and again.
pub(super) struct Task {
    seed: u64,
    number: usize,
    lifecycle: Lifecycle,
    shared: Arc<Shared>,
    /// All that were begun.
    switches: Mutex<Vec<Arc<Switch>>>,
    outcomes: Mutex<Vec<&'static str>>,
    spawned: Mutex<Vec<JoinHandle<()>>>,
}

impl Task {
    pub(super) fn new(
        seed: u64,
        number: usize,
        lifecycle: Lifecycle,
        shared: Arc<Shared>,
    ) -> Arc<Self> {
        Arc::new(Self {
            seed,
            number,
            lifecycle,
            shared,
            switches: Mutex::default(),
            outcomes: Mutex::default(),
            spawned: Mutex::default(),
        })
    }

    /// Switches so often, and returns what came of it.
    pub(super) async fn run(self: Arc<Self>, switches: usize) -> Vec<&'static str> {
        while self.begun() < switches {
            let _ = self.switch(0).await;
        }
        let spawned = std::mem::take(&mut *self.spawned.lock().expect("nobody panics"));
        for spawned in spawned {
            spawned.await.expect("it only looks");
        }
        for switch in &*self.switches.lock().expect("nobody panics") {
            switch.is_over(false);
        }
        let mut outcomes = std::mem::take(&mut *self.outcomes.lock().expect("nobody panics"));
        // Those that nobody waited for any more.
        outcomes.resize(self.begun(), "a cancellation of one around it");
        outcomes
    }

    fn begins(&self, switch: &Arc<Switch>) {
        let mut switches = self.switches.lock().expect("nobody panics");
        switches.push(Arc::clone(switch));
    }

    fn begun(&self) -> usize {
        self.switches.lock().expect("nobody panics").len()
    }

    /// One switch, in whatever context this is. Whether it ended well.
    fn switch<'a>(
        self: &'a Arc<Self>,
        depth: usize,
    ) -> Pin<Box<dyn Future<Output = Result<(), Failed>> + Send + 'a>> {
        Box::pin(async move {
            let number = self.begun();
            let mut random = Random::of(self.seed, self.number, number);
            let tenancy = [blogs(), organisations()][random.below(2)];
            let key = i64::try_from(self.number * 10 + random.below(3)).expect("it is small");
            let switch = Switch::any(self.number, number, tenancy, &mut random, &self.shared);
            let switch = Arc::new(switch);
            self.begins(&switch);
            let tenant =
                CurrentTenant::new(tenancy, TenantKey::from(key)).with_model(Arc::clone(&switch));
            let polls = if random.once_in(6) {
                random.below(30)
            } else {
                usize::MAX
            };
            let spawns = random.once_in(16);

            let before = standing();
            let spawned_before = self.spawned();
            let work = self.work(depth, spawns, &switch, random);
            let run = self.lifecycle.run(tenant, work);
            let outcome = caught(polled(polls, run)).await;
            if standing() != before {
                switch.is_wrong(format!("{:?} became {:?}", before, standing()));
            }
            // What was spawned within has the values of all contexts around it.
            switch.is_over(self.spawned() > spawned_before);
            let (outcome, ended) = match outcome {
                Ok(Some(Ok(()))) => ("a value", Ok(())),
                Ok(Some(Err(Failed::Work(err)))) => {
                    ("an error of the work", Err(Failed::Work(err)))
                }
                Ok(Some(Err(Failed::Lifecycle(err)))) => match err.stage {
                    Stage::Initialize => ("an error on the way in", Err(err.into())),
                    Stage::End => ("an error on the way out", Err(err.into())),
                },
                Ok(None) => ("a cancellation", Ok(())),
                Err(panic) => ("a panic", Err(Failed::Work(panic.into()))),
            };
            self.outcomes.lock().expect("nobody panics").push(outcome);
            ended
        })
    }

    fn spawned(&self) -> usize {
        self.spawned.lock().expect("nobody panics").len()
    }

    async fn work(
        self: &Arc<Self>,
        depth: usize,
        spawns: bool,
        switch: &Arc<Switch>,
        mut random: Random,
    ) -> Result<(), Failed> {
        switch.looks_inside("the work");
        yield_now().await;
        if spawns {
            let spawned = spawn(Self::looks_on(Arc::clone(switch)));
            self.spawned.lock().expect("nobody panics").push(spawned);
        }
        let nested = if depth < DEEPEST { random.below(3) } else { 0 };
        for _ in 0..nested {
            let ended = self.switch(depth + 1).await;
            switch.looks_inside("the work after a switch within");
            if random.once_in(4) {
                ended?;
            }
        }
        yield_now().await;
        switch.looks_inside("the work");
        switch.meet("work").map_err(Failed::Work)
    }

    /// Looks from another task, which may live longer than the switch.
    async fn looks_on(switch: Arc<Switch>) {
        for _ in 0..20 {
            switch.looks_inside("a spawned task");
            yield_now().await;
        }
    }
}
