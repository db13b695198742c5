//! Forms of statements, as a builder makes them for the backend at hand, and what each is expected to end in.

use std::panic::Location;

use sea_orm::{Statement, StatementBuilder};
use tenancy_tests::Backend;
use tenancy_tests::isolation::{Case, Expect};

pub(crate) const ALL: &[Backend] = &Backend::ALL;
pub(crate) const SQLITE: &[Backend] = &[Backend::Sqlite];
pub(crate) const POSTGRES: &[Backend] = &[Backend::Postgres];
pub(crate) const MYSQL: &[Backend] = &[Backend::Mysql];
pub(crate) const NOT_SQLITE: &[Backend] = &[Backend::Postgres, Backend::Mysql];
pub(crate) const NOT_POSTGRES: &[Backend] = &[Backend::Sqlite, Backend::Mysql];
pub(crate) const NOT_MYSQL: &[Backend] = &[Backend::Sqlite, Backend::Postgres];

/// What a form is expected to end in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// The result and the effects are those of the tenant's copy.
    Same,
    /// It is refused, and the error says this.
    Refused(&'static str),
    /// The builder writes it, and this database has no such form: without tenancy it fails as well.
    Absent,
}

/// A form on one backend.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) case: Case,
    pub(crate) expected: Expected,
}

/// The forms of one backend.
#[derive(Debug)]
pub(crate) struct Cases {
    pub(crate) backend: Backend,
    pub(crate) forms: Vec<Form>,
}

impl Cases {
    pub(crate) fn of(backend: Backend) -> Self {
        Self {
            backend,
            forms: Vec::new(),
        }
    }

    /// The copy's result and effects, on every backend.
    #[track_caller]
    pub(crate) fn same(&mut self, statement: &impl StatementBuilder) {
        self.add(ALL, Expected::Same, statement);
    }

    #[track_caller]
    pub(crate) fn same_on(&mut self, backends: &[Backend], statement: &impl StatementBuilder) {
        self.add(backends, Expected::Same, statement);
    }

    /// Refused; `says` is a part of the error, the way round where there is one.
    #[track_caller]
    pub(crate) fn refused_on(
        &mut self,
        backends: &[Backend],
        says: &'static str,
        statement: &impl StatementBuilder,
    ) {
        self.add(backends, Expected::Refused(says), statement);
    }

    /// The database fails it with tenancy as it does without, for what these tables are.
    #[track_caller]
    pub(crate) fn fails_alike(&mut self, backends: &[Backend], statement: &impl StatementBuilder) {
        if backends.contains(&self.backend) {
            self.add(backends, Expected::Same, statement);
            if let Some(form) = self.forms.last_mut() {
                form.case.fails = true;
            }
        }
    }

    #[track_caller]
    pub(crate) fn absent_on(&mut self, backends: &[Backend], statement: &impl StatementBuilder) {
        self.add(backends, Expected::Absent, statement);
    }

    #[track_caller]
    fn add(&mut self, backends: &[Backend], expected: Expected, statement: &impl StatementBuilder) {
        // A builder may panic for a backend that has no such form.
        if !backends.contains(&self.backend) {
            return;
        }
        let database = match self.backend {
            Backend::Sqlite => sea_orm::DbBackend::Sqlite,
            Backend::Postgres => sea_orm::DbBackend::Postgres,
            Backend::Mysql => sea_orm::DbBackend::MySql,
        };
        self.push(Location::caller(), expected, statement.build(&database));
    }

    fn push(&mut self, place: &Location<'_>, expected: Expected, statement: Statement) {
        let file = place.file().rsplit('/').next().unwrap_or_default();
        let place = format!("{file}:{}", place.line());
        let mut case = Case::built(place, self.backend, statement);
        match expected {
            Expected::Same => {}
            Expected::Refused(_) => case.expect = Expect::Refused,
            Expected::Absent => {
                case.expect = Expect::SameOrRefused;
                case.fails = true;
            }
        }
        self.forms.push(Form { case, expected });
    }
}
