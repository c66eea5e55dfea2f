//! What every process needs underneath: letters, idempotency, audit, job leases, calendars, the installation itself.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, blob_null, boolean, integer, text, text_null, uuid, uuid_null,
};

use crate::table::{create, id, index, key, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            outbox(),
            idempotency_key(),
            audit_entry(),
            audit_checkpoint(),
            job_lease(),
            calendar_year(),
            calendar_day(),
            instance(),
        ];
        let indexes = vec![
            index("outbox", &["sent_at", "parked_at", "next_at"]),
            index("idempotency_key", &["created_at"]),
            unique("audit_entry", &["seq"]),
            index("calendar_day", &["year"]),
        ];
        create(manager, tables, indexes).await
    }
}

fn outbox() -> TableCreateStatement {
    table("outbox")
        .col(id())
        .col(text("channel"))
        .col(uuid_null("data_key_id"))
        .col(blob("to_enc"))
        .col(blob("subject_enc"))
        .col(blob("body_enc"))
        .col(big_integer("created_at"))
        .col(integer("attempts"))
        .col(big_integer("next_at"))
        .col(big_integer_null("leased_until"))
        .col(big_integer_null("sent_at"))
        .col(big_integer_null("parked_at"))
        .col(text_null("last_error"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .take()
}

/// The owner is an account, or the party of a guest.
fn idempotency_key() -> TableCreateStatement {
    table("idempotency_key")
        .col(uuid("owner_id"))
        .col(uuid("key"))
        .col(blob("body_hash"))
        .col(text("outcome"))
        .col(big_integer("created_at"))
        .primary_key(&mut key(&["owner_id", "key"]))
        .take()
}

/// Refers to nothing, so that the chain survives whatever it tells about.
fn audit_entry() -> TableCreateStatement {
    table("audit_entry")
        .col(id())
        .col(big_integer("at"))
        .col(uuid_null("actor_id"))
        .col(text("action"))
        .col(text("object"))
        .col(text("detail"))
        .col(big_integer_null("seq"))
        .col(blob_null("previous_hash"))
        .col(blob_null("hash"))
        .take()
}

fn audit_checkpoint() -> TableCreateStatement {
    table("audit_checkpoint")
        .col(big_integer("seq").primary_key())
        .col(blob("hash"))
        .col(big_integer("at"))
        .col(blob("signature"))
        .take()
}

fn job_lease() -> TableCreateStatement {
    table("job_lease")
        .col(text("name").primary_key())
        .col(text("holder"))
        .col(big_integer("until"))
        .take()
}

fn calendar_year() -> TableCreateStatement {
    table("calendar_year")
        .col(integer("year").primary_key())
        .col(boolean("invented"))
        .col(text("source"))
        .take()
}

fn calendar_day() -> TableCreateStatement {
    table("calendar_day")
        .col(text("date").primary_key())
        .col(integer("year"))
        .col(boolean("working"))
        .foreign_key(ForeignKey::create().from_col("year").to("calendar_year", "year"))
        .take()
}

/// What is true of the whole installation: key ring fingerprint, signing key, demonstration mark.
fn instance() -> TableCreateStatement {
    table("instance")
        .col(text("name").primary_key())
        .col(blob("value"))
        .take()
}
