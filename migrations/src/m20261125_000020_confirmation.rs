//! Who asked that a firm's application be confirmed, and when; both are empty while nobody did.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, uuid_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            uuid_null("confirmation_asked_by"),
            big_integer_null("confirmation_asked_at"),
        ] {
            // SQLite adds one column at a time.
            let add = Table::alter().table("case_file").add_column(column).take();
            manager.alter_table(add).await?;
        }
        Ok(())
    }
}
