//! Why something has to be supplied anew; requests from before have no reason.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter()
            .table("supplement_item")
            .add_column(text_null("reason_code"))
            .take();
        manager.alter_table(add).await
    }
}
