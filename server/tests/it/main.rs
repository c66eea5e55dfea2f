//! The whole site in one process: real doors on a real database, on a set clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod absences;
mod account;
mod admin;
mod admin_operation;
mod admin_texts;
mod applicant_cases;
mod applicant_pages;
mod applications;
mod backup;
mod backup_postgres;
mod bad_desk;
mod bad_forms;
mod bad_input;
mod browser;
mod bulk;
mod changes;
mod commands;
mod contacts;
mod cross_site;
mod delivery;
mod demonstration;
mod desk;
mod desk_feedback;
mod desk_lists;
mod documents;
mod export;
mod failures;
mod firm;
mod firms;
mod headers;
mod letters;
mod lost_session;
mod markup;
mod notice_ways;
mod officers;
mod operator;
mod own_account;
mod precheck;
mod privacy;
mod rate;
mod receivers;
mod refusal;
mod saved_filters;
mod second_factor;
mod slips;
mod staff_invitations;
mod templates;
mod walk;
mod world;

// What the domain takes and refuses, as its own tests have it.
#[expect(dead_code, reason = "the journey alone is of use here")]
#[path = "../../../domain/tests/it/samples.rs"]
mod samples;
#[expect(dead_code, reason = "the journey alone is of use here")]
#[path = "../../../domain/tests/it/vectors.rs"]
mod vectors;

use browser::{Answer, Browser};
use world::World;
