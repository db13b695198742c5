//! Hostile statements.
mod families;
mod mutation;
mod opinion;
mod replay;
