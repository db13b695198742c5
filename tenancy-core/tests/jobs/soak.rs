//! Many jobs of many tenants on one queue, which go well, stop, fail and panic.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tenancy_core::job::JobError;
use tenancy_core::{
    BoxError, Event, Events, InProcessQueue, Job, JobPipeline, Next, PipelineError, TenantKey,
};
use tokio::task::yield_now;

use crate::step::Does;
use crate::world::{Known, blogs, current, in_blog, until_no_task_is_left};

const TENANTS: usize = 8;
const JOBS: usize = 1_000;
const STEPS: usize = 3;

/// Numbers that are the same in each run.
struct Random(u64);

impl Random {
    /// SplitMix64.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("it is below the bound")
    }
}

/// What one pipeline is to do: go on until a step that doesn't. `tenant` is who fired the event, if it was one.
#[derive(Clone, Debug)]
struct Order {
    tenant: Option<usize>,
    steps: [Does; STEPS],
    awaits: usize,
}

impl Order {
    fn draw(random: &mut Random) -> Self {
        // One of nine is nobody's.
        let tenant = Some(random.below(TENANTS + 1)).filter(|tenant| *tenant < TENANTS);
        let steps = [(); STEPS].map(|()| match random.below(10) {
            0 => Does::Stops,
            1 => Does::Fails,
            2 => Does::Panics,
            _ => Does::GoesOn,
        });
        Self {
            tenant,
            steps,
            awaits: random.below(4),
        }
    }

    fn context(&self) -> String {
        let blog = |tenant| format!("blog {tenant}");
        self.tenant.map_or_else(|| "none".to_owned(), blog)
    }

    /// The first step that doesn't go on, and how many were compensated for it.
    fn outcome(&self) -> (Does, usize) {
        let end = self.steps.iter().position(|does| *does != Does::GoesOn);
        let Some(end) = end else {
            return (Does::GoesOn, 0);
        };
        let does = self.steps[end];
        let compensated = matches!(does, Does::Fails | Does::Panics);
        (does, if compensated { end } else { 0 })
    }
}

impl Event for Order {
    type Family = Self;

    fn name(&self) -> &'static str {
        "Order"
    }
}

/// What was counted, by context.
#[derive(Default)]
struct Tally {
    steps: Mutex<BTreeMap<String, usize>>,
    compensations: Mutex<BTreeMap<String, usize>>,
    strangers: AtomicUsize,
    running: AtomicUsize,
    most: AtomicUsize,
}

impl Tally {
    fn count(&self, counts: &Mutex<BTreeMap<String, usize>>, order: &Order) {
        if current() != order.context() {
            self.strangers.fetch_add(1, Ordering::SeqCst);
        }
        let mut counts = counts.lock().expect("nobody panics here");
        *counts.entry(current()).or_default() += 1;
    }
}

struct Step {
    number: usize,
    tally: Arc<Tally>,
}

#[async_trait]
impl Job<Order> for Step {
    async fn handle(&self, order: &mut Order) -> Result<Next, BoxError> {
        let running = self.tally.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.tally.most.fetch_max(running, Ordering::SeqCst);
        for _ in 0..order.awaits {
            yield_now().await;
        }
        self.tally.running.fetch_sub(1, Ordering::SeqCst);
        self.tally.count(&self.tally.steps, order);
        match order.steps[self.number] {
            Does::GoesOn => Ok(Next::Continue),
            Does::Stops => Ok(Next::Stop),
            Does::Fails => Err("drawn".into()),
            Does::Panics => resume_unwind(Box::new("drawn")),
        }
    }

    async fn compensate(&self, order: &mut Order) -> Result<(), BoxError> {
        yield_now().await;
        self.tally.count(&self.tally.compensations, order);
        Ok(())
    }
}

/// A thousand pipelines of eight tenants and of nobody, pushed from many tasks at once onto one queue of four workers: each
/// ran as whoever pushed it, the counts add up, nothing is bootstrapped, running, or current any more, and no task is left.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_jobs_of_eight_tenants() {
    let mut random = Random(2026);
    let orders: Vec<Order> = (0..JOBS).map(|_| Order::draw(&mut random)).collect();

    let tally = Arc::new(Tally::default());
    let known = Known::new(blogs(), 0..8);
    let (told, in_context) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (telling, looking) = (Arc::clone(&told), Arc::clone(&in_context));
    let queue = InProcessQueue::builder("work")
        .workers(4)
        .tenancy(known.clone())
        .keep_failures(JOBS)
        .on_failure(move |_| {
            telling.fetch_add(1, Ordering::SeqCst);
            looking.fetch_add(usize::from(current() != "none"), Ordering::SeqCst);
        })
        .build();
    let step = |number| Step {
        number,
        tally: Arc::clone(&tally),
    };
    let events = Events::new();
    events.listen::<Order>(
        JobPipeline::make((step(0), step(1), step(2)))
            .send(Order::clone)
            .should_be_queued(true)
            .on_queue(queue.clone())
            .to_listener(),
    );

    let pushers: Vec<_> = orders
        .chunks(50)
        .map(|orders| {
            let (orders, events) = (orders.to_vec(), events.clone());
            tokio::spawn(async move {
                for order in orders {
                    let context = order.tenant.map(|tenant| in_blog(tenant as i32));
                    let fired = context.unwrap_or_default().enter(events.fire(order));
                    fired.await.expect("it is pushed");
                    yield_now().await;
                }
            })
        })
        .collect();
    for pusher in pushers {
        pusher.await.expect("it pushed");
    }
    queue.idle().await;

    let mut expected = (BTreeMap::new(), BTreeMap::new(), 0, 0);
    for order in &orders {
        let (does, compensated) = order.outcome();
        let ran = order.steps.iter().position(|does| *does != Does::GoesOn);
        let ran = ran.map_or(STEPS, |end| end + 1);
        *expected.0.entry(order.context()).or_default() += ran;
        if compensated > 0 {
            *expected.1.entry(order.context()).or_default() += compensated;
        }
        expected.2 += usize::from(does == Does::Fails);
        expected.3 += usize::from(does == Does::Panics);
    }
    assert_eq!(tally.strangers.load(Ordering::SeqCst), 0);
    assert_eq!(*tally.steps.lock().expect("nobody panics here"), expected.0);
    assert_eq!(expected.0.len(), TENANTS + 1, "all of them, and nobody");
    assert_eq!(
        *tally.compensations.lock().expect("nobody panics here"),
        expected.1
    );

    let failures = queue.take_failures();
    let failed = failures.iter().filter(|failed| match failed.error() {
        JobError::Failed(err) => err.is::<PipelineError>(),
        _ => false,
    });
    let panicked = failures
        .iter()
        .filter(|failed| matches!(failed.error(), JobError::Panicked(_)));
    assert_eq!((failed.count(), panicked.count()), (expected.2, expected.3));
    assert!(expected.2 > 100 && expected.3 > 100, "they were drawn");
    assert_eq!(told.load(Ordering::SeqCst), failures.len());
    assert_eq!(
        in_context.load(Ordering::SeqCst),
        0,
        "workers have no context"
    );
    for failed in &failures {
        let stamp = failed.job().stamp().expect("it was pushed");
        for tenant in stamp.tenants() {
            assert!((0..8).map(TenantKey::from).any(|key| key == *tenant.key()));
        }
    }
    assert_eq!(tally.running.load(Ordering::SeqCst), 0);
    let most = tally.most.load(Ordering::SeqCst);
    assert!((2..=4).contains(&most), "{most} at once");
    assert_eq!(known.open(), 0, "all connections are given back");
    assert_eq!(current(), "none");
    drop((queue, events, failures));
    until_no_task_is_left().await;
}
