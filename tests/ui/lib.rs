//! Mistakes in using the attributes, one folder a class of mistake, and what the compiler says to them.
//!
//! A crate of its own, so that the cases are checked without a driver. `pass/` holds what must compile: the workspace's
//! `derive` test includes those files, and looks at what `build()` makes of them.
//!
//! `TRYBUILD=overwrite cargo test -p tenancy-ui-tests` writes the messages anew.
