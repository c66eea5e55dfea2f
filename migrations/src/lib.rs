//! The schema, as migrations that run alike on `SQLite` and on `PostgreSQL`.
//!
//! Conventions: ids are `UUIDv7` (16 bytes), `*_at` is an instant in microseconds since 1970 UTC, `*_on` is a local date
//! `YYYY-MM-DD`, `*_enc` is sealed under the data key of the row's owner, `*_hash` is a keyed hash. Migrations only go
//! forward: a change expands first and contracts in a later release, so that two versions can run side by side.
#![allow(
    elided_lifetimes_in_paths,
    reason = "`up` must be written as the trait writes it"
)]

mod m20261123_000001_identity;
mod m20261123_000002_casework;
mod m20261123_000003_review;
mod m20261123_000004_correspondence;
mod m20261123_000005_forex;
mod m20261123_000006_plumbing;
mod m20261125_000001_firm;
mod m20261125_000002_members;
mod m20261125_000003_administration;
mod m20261125_000004_privacy;
mod m20261125_000005_account;
mod m20261125_000010_queue_orders;
mod m20261125_000011_bulk_acts;
mod m20261125_000012_saved_filters;
mod m20261125_000013_figures;
mod m20261125_000014_absences;
mod m20261125_000020_confirmation;
mod m20261125_000021_reasons;
mod m20261125_000022_templates;
mod m20261125_000023_quality;
mod m20261126_000040_letter_texts;
mod m20261126_000041_notice_ways;
mod standing;
mod table;

use sea_orm_migration::prelude::*;

pub use standing::{Standing, standing};

/// All migrations, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_identity::Migration),
            Box::new(m20261123_000002_casework::Migration),
            Box::new(m20261123_000003_review::Migration),
            Box::new(m20261123_000004_correspondence::Migration),
            Box::new(m20261123_000005_forex::Migration),
            Box::new(m20261123_000006_plumbing::Migration),
            Box::new(m20261125_000001_firm::Migration),
            Box::new(m20261125_000002_members::Migration),
            Box::new(m20261125_000003_administration::Migration),
            Box::new(m20261125_000004_privacy::Migration),
            Box::new(m20261125_000005_account::Migration),
            Box::new(m20261125_000010_queue_orders::Migration),
            Box::new(m20261125_000011_bulk_acts::Migration),
            Box::new(m20261125_000012_saved_filters::Migration),
            Box::new(m20261125_000013_figures::Migration),
            Box::new(m20261125_000014_absences::Migration),
            Box::new(m20261125_000020_confirmation::Migration),
            Box::new(m20261125_000021_reasons::Migration),
            Box::new(m20261125_000022_templates::Migration),
            Box::new(m20261125_000023_quality::Migration),
            Box::new(m20261126_000040_letter_texts::Migration),
            Box::new(m20261126_000041_notice_ways::Migration),
        ]
    }
}

/// The names of all migrations that this program knows, oldest first.
pub fn names() -> Vec<String> {
    let files = Migrator::get_migration_files();
    files
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect()
}

/// Applies every pending migration inside the caller's transaction: all of them, or none.
pub async fn migrate(transaction: &sea_orm::DatabaseTransaction) -> Result<(), DbErr> {
    Migrator::up(transaction, None).await
}
