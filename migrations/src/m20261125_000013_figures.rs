//! What the figures of a bank are counted from: who met a term, and indexes for open cases, met terms and moves.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

use crate::table::{create, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whoever met terms before is unknown.
        let met_by = Table::alter()
            .table("deadline")
            .add_column(uuid_null("met_by"))
            .take();
        manager.alter_table(met_by).await?;
        let indexes = vec![
            index(
                "case_file",
                &["handling_org_id", "is_open", "taken_by", "status", "next_due_on"],
            ),
            index("deadline", &["met_on"]),
            index("case_event", &["action", "at"]),
        ];
        create(manager, Vec::new(), indexes).await
    }
}
