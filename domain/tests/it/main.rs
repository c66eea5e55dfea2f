//! The rules of the trade against tables, worked examples and properties.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop loudly"
)]

mod calendar;
mod deadlines;
mod faults;
mod identifiers;
mod money;
mod properties;
mod references;
mod rules;
mod text;
mod vectors;
