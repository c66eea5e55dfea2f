//! What administrators look at: the runs of jobs, and the ways by which the audit and the outbox are read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text};

use crate::table::{create, index, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("audit_entry", &["at", "id"]),
            index("audit_entry", &["action", "at", "id"]),
            index("audit_entry", &["actor_id", "at", "id"]),
            index("audit_entry", &["object", "at", "id"]),
            index("outbox", &["created_at", "id"]),
        ];
        create(manager, vec![job_run()], indexes).await
    }
}

fn job_run() -> TableCreateStatement {
    table("job_run")
        .col(text("name").primary_key())
        .col(big_integer_null("succeeded_at"))
        .col(big_integer_null("failed_at"))
        .take()
}
