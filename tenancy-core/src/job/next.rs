/// What comes after a job.
///
/// A closure that returns `()` goes on:
///
/// ```
/// use tenancy_core::job::Next;
///
/// assert_eq!(Next::from(()), Next::Continue);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The next job of the pipeline.
    Continue,
    /// Nothing: the pipeline is over, and all is well. Nothing is compensated.
    ///
    /// In stancl/jobpipeline a job says so by returning `false`.
    Stop,
}

impl From<()> for Next {
    fn from((): ()) -> Self {
        Self::Continue
    }
}
