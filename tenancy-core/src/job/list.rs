use std::sync::Arc;

use super::Job;

/// The jobs of a pipeline, in order: a tuple of one to twelve, or a `Vec<Arc<dyn Job<I>>>` of any number.
///
/// ```
/// use std::sync::Arc;
///
/// use tenancy_core::job::{Job, JobPipeline};
/// use tenancy_core::BoxError;
///
/// let greet = |greeting: &'static str| {
///     move |name: String| async move {
///         println!("{greeting}, {name}");
///         Ok::<_, BoxError>(())
///     }
/// };
/// let jobs: Vec<Arc<dyn Job<String>>> = vec![Arc::new(greet("hello")), Arc::new(greet("bye"))];
/// let pipeline = JobPipeline::make(jobs);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of jobs that take `{I}`",
    note = "give a tuple of one to twelve jobs, `(CreateDatabase, MigrateDatabase)`, with one of them `(CreateDatabase,)`, or a `Vec<Arc<dyn Job<_>>>`"
)]
pub trait JobList<I: Send + 'static> {
    /// The jobs, each for itself.
    fn into_jobs(self) -> Vec<Arc<dyn Job<I>>>;
}

impl<I: Send + 'static> JobList<I> for Vec<Arc<dyn Job<I>>> {
    fn into_jobs(self) -> Vec<Arc<dyn Job<I>>> {
        self
    }
}

macro_rules! tuples {
    ($($job:ident)+) => {
        tuples!(@ $($job)+);
        tuples!(@@ $($job)+);
    };
    (@ $($job:ident)+) => {
        impl<I: Send + 'static, $($job: Job<I>),+> JobList<I> for ($($job,)+) {
            fn into_jobs(self) -> Vec<Arc<dyn Job<I>>> {
                #[allow(non_snake_case, reason = "a value is called after its type")]
                let ($($job,)+) = self;
                vec![$(Arc::new($job)),+]
            }
        }
    };
    (@@ $first:ident) => {};
    (@@ $first:ident $($rest:ident)+) => {
        tuples!($($rest)+);
    };
}

tuples!(A B C D E F G H J K L M);
