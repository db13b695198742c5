use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::Stream;
use sea_orm::{DbErr, QueryResult, Statement, StreamTrait};

use super::begin::Begin;
use super::run::{Answer, Runner};

/// The rows of a statement, each checked before it is handed out.
///
/// A stream keeps the tenant with which it was made, also where it outlives the context. The first row that is not the
/// tenant's ends it with the error.
pub struct TenancyStream<S> {
    rows: S,
    answer: Answer,
    ended: bool,
}

impl<'a, S> Runner<'a, S>
where
    S: Begin,
    S::Database: StreamTrait,
{
    pub(super) async fn stream(
        self,
        statement: Statement,
    ) -> Result<TenancyStream<<S::Database as StreamTrait>::Stream<'a>>, DbErr> {
        let (shared, session) = (self.shared, self.session);
        let mut answer = Answer::default();
        let statement = self.bind(statement, &mut answer)?;
        answer.prepare(shared, session).await?;
        answer.alone()?;
        match session.database().stream_raw(statement).await {
            Ok(rows) => Ok(TenancyStream {
                rows,
                answer,
                ended: false,
            }),
            Err(err) => Err(answer.explain(err)),
        }
    }
}

impl<S> Stream for TenancyStream<S>
where
    S: Stream<Item = Result<QueryResult, DbErr>> + Unpin,
{
    type Item = Result<QueryResult, DbErr>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        // One variable, returned from one place, so that it is the caller's: a row is large, and moving it costs more than
        // the look.
        let mut polled = Poll::Ready(None);
        if !this.ended {
            polled = Pin::new(&mut this.rows).poll_next(context);
            match &polled {
                Poll::Pending => {}
                Poll::Ready(Some(Ok(row))) => {
                    if let Err(err) = this.answer.check(row) {
                        this.ended = true;
                        polled = Poll::Ready(Some(Err(err.into())));
                    }
                }
                Poll::Ready(Some(Err(_)) | None) => {
                    this.ended = true;
                    polled = polled.map_err(|err| this.answer.explain(err));
                }
            }
        }
        polled
    }
}

impl<S> fmt::Debug for TenancyStream<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyStream")
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}
