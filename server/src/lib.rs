//! The server's parts, one module for each concern; the binary only puts them together.

mod archive;
pub mod assets;
pub mod backup;
pub mod command;
pub mod config;
pub mod demonstration;
pub mod documents;
mod export;
pub mod health;
pub mod install;
pub mod jobs;
pub mod metrics;
pub mod middleware;
mod own_copy;
pub mod router;
pub mod serve;
mod sheet;
pub mod upload;
