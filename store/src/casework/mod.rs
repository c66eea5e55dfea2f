//! The engine that all processes share: loading a case, moving it on, its clocks, history, letters and repeats.

pub(crate) mod absent;
mod advance;
mod case;
mod clocks;
pub mod gathered;
pub mod letters;
pub mod notices;
pub mod once;
pub mod receipt;
mod recount;
mod visible;
pub mod ways;
pub mod wording;

pub(crate) use advance::{By, Change, advance};
pub(crate) use case::Case;
pub(crate) use clocks::read_clock;
pub use clocks::{NO_TERM, RunningClock, Term};
pub(crate) use recount::recount;
pub(crate) use visible::visible_to;
