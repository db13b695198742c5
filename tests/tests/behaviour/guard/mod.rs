//! No row of another tenant leaves a call, even if a statement were scoped wrongly.

mod look_alikes;
mod off;
mod strangers;
mod views;
