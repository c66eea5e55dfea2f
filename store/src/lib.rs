//! The use cases and their data: the only crate that knows the database.

pub mod audit;
pub mod crypto;
pub mod database;
pub mod entity;
