//! Entities as `sea-orm-cli generate entity --entity-format dense` writes them, each with one line added.

pub mod cake;
pub mod cake_filling;
pub mod child;
pub mod filling;
pub mod fruit;
pub mod parent;
pub mod rust_keyword;
pub mod vendor;
