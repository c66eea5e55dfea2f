//! The store on real databases: every story is told on `SQLite` and on `PostgreSQL`.
//!
//! `TEST_POSTGRES` is the URL of a `PostgreSQL` in which schemas may be created, or `none` to leave it out.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop at once"
)]

mod administration;
mod audit;
mod calendar;
mod database;
mod desk;
mod documents;
mod forex;
mod identity;
mod letters;
mod notice_ways;
mod overlap;
mod privacy;
mod retention;
mod sample;
mod schema;
mod staff_invitations;
mod wording;
mod writing;
