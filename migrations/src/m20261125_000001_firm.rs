//! Which of a process's journeys a case follows: sole traders and firms apply beside individuals.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let variant = Table::alter()
            .table("case_file")
            .add_column(text_null("variant"))
            .take();
        manager.alter_table(variant).await
    }
}
