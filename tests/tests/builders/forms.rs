//! Every form on the shared database and on the copies.

use std::sync::Mutex;
use std::time::Instant;

use tenancy_tests::isolation::{
    Count, Outcome, Scoped, Snapshot, World, judge, print, run_built, shape,
};
use tenancy_tests::{Backend, TestContext, each_backend};

use crate::cases::{Cases, Expected};

each_backend!(forms_mean_what_they_mean_on_the_copy);

/// Adds the forms of a family.
type Family = fn(&mut Cases);

const FAMILIES: &[Family] = &[
    crate::select::forms,
    crate::joins::forms,
    crate::with::forms,
    crate::window::forms,
    crate::insert::forms,
    crate::on_conflict::forms,
    crate::update::forms,
    crate::delete::forms,
    crate::expr::forms,
    crate::functions::forms,
    crate::postgres::forms,
    crate::sqlite::forms,
    crate::orm::forms,
];

static TOTAL: Mutex<Vec<(Backend, [usize; 3])>> = Mutex::new(Vec::new());

/// The closing count, by backend.
pub fn print_total() {
    let mut total = TOTAL.lock().unwrap();
    total.sort_by_key(|(backend, _)| backend.to_string());
    for (backend, [same, refused, absent]) in total.iter() {
        print(&format!(
            "builders: {backend}: {same} forms same, {refused} refused, {absent} that the database doesn't have"
        ));
    }
}

/// Every method of the builders: what it writes has the result and the effects that it has where no other tenant exists,
/// or is refused with what to do instead.
async fn forms_mean_what_they_mean_on_the_copy(context: TestContext) {
    let backend = context.backend;
    let mut cases = Cases::of(backend);
    FAMILIES.iter().for_each(|family| family(&mut cases));
    if let Ok(only) = std::env::var("TENANCY_BUILDERS_ONLY") {
        cases
            .forms
            .retain(|form| form.case.place.starts_with(&only));
    }
    // Reads come first, and whether they changed anything is looked at once.
    for form in &mut cases.forms {
        form.case.effects = !shape(form.case.sql()).only_reads;
    }
    cases.forms.sort_by_key(|form| form.case.effects);
    let writes = cases.forms.partition_point(|form| !form.case.effects);
    let world = World::build(context).await;
    let began = Instant::now();
    let (mut count, mut kinds) = (Count::default(), [0; 3]);
    for (place, form) in cases.forms.iter().enumerate() {
        if place == writes {
            assert_eq!(
                Snapshot::take(world.shared.raw()).await,
                world.shared.before,
                "a read changed something on {backend}"
            );
        }
        let kind = match form.expected {
            Expected::Same => 0,
            Expected::Refused(_) => 1,
            Expected::Absent => 2,
        };
        kinds[kind] += 1;
        if let Err(what) = holds(form, &world).await {
            count.failed += 1;
            print(&format!(
                "{}: {backend}: {}: {what}",
                form.case.place,
                form.case.line()
            ));
        }
        for tenant in &form.case.tenants {
            let verdict = judge(&form.case, &world, *tenant, Scoped::Yes).await;
            count.add(&form.case, backend, *tenant, &verdict);
        }
    }
    world.remove().await;
    print(&format!(
        "{backend}: {count} in {:.1} s",
        began.elapsed().as_secs_f32()
    ));
    TOTAL.lock().unwrap().push((backend, kinds));
    assert_eq!(
        count.failed, 0,
        "forms failed on {backend}; they are printed above"
    );
}

/// What the oracle doesn't look at: that a refusal says what is expected, and that a form is really unknown to the database.
async fn holds(form: &crate::cases::Form, world: &World) -> Result<(), String> {
    let built = form.case.built.clone().expect("a form is built");
    let shape = shape(form.case.sql());
    match form.expected {
        Expected::Same => Ok(()),
        Expected::Refused(says) => {
            match run_built(&world.tenancy.for_tenant(1), built, shape).await {
                Outcome::Refused(err) if err.contains(says) => Ok(()),
                outcome => Err(format!("not refused with '{says}': {outcome:?}")),
            }
        }
        Expected::Absent => match run_built(world.copy_of(1).raw(), built, shape).await {
            Outcome::Failed(_) => Ok(()),
            outcome => Err(format!("the database has it: {outcome:?}")),
        },
    }
}
