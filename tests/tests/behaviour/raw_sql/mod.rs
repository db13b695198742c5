//! Raw statements: scoped where they are understood, refused where not.

mod errors;
mod mariadb_returning;
mod names;
mod refused;
mod scoped;
mod values;
