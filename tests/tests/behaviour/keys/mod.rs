//! Tenant keys of every kind, and every way to name the column that carries them.

mod numbers;
mod text;
mod uuid;
