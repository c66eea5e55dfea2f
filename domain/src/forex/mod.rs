//! Opening a forex account: pages, states, checks and reasons.

pub mod account;
pub mod application;
pub mod check;
pub mod consent;
pub mod pages;
pub mod precheck;
pub mod reason;
pub mod status;

pub use status::{Act, Side, Status, Transition};
