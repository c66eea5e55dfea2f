//! The whole site in one process: real doors on a real database, on a set clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod applicant_pages;
mod applications;
mod bad_desk;
mod bad_forms;
mod bad_input;
mod browser;
mod changes;
mod commands;
mod contacts;
mod cross_site;
mod delivery;
mod demonstration;
mod desk;
mod documents;
mod failures;
mod headers;
mod letters;
mod lost_session;
mod markup;
mod own_account;
mod precheck;
mod rate;
mod receivers;
mod refusal;
mod samples;
mod vectors;
mod walk;
mod world;

use browser::{Answer, Browser};
use world::World;
