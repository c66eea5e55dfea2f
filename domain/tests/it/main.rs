//! The rules of the trade against tables, worked examples and properties.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop loudly"
)]

mod absences;
mod access;
mod account;
mod any_answers;
mod bulk;
mod calendar;
mod clocks;
mod complaint;
mod deadlines;
mod faults;
mod firm;
mod firm_profile;
mod firms;
mod forex;
mod identifiers;
mod incubator;
mod journey;
mod money;
mod months;
mod names;
mod pages;
mod passwords;
mod precheck;
mod processes;
mod properties;
mod quality;
mod references;
mod rules;
mod samples;
mod states;
mod tables;
mod templates;
mod text;
mod tidy;
mod vectors;
