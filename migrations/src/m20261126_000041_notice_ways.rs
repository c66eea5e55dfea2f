//! By which way people want to be told, and which notices have yet to go out by letter.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer, text_null, uuid};

use crate::table::{create, index, names, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [big_integer_null("letter_due_at"), text_null("letter_way")] {
            let table = Table::alter().table("notification").add_column(column).take();
            manager.alter_table(table).await?;
        }
        let indexes = vec![
            index("notification", &["letter_due_at"]),
            index("notification", &["account_id", "letter_due_at"]),
        ];
        create(manager, vec![notice_choice()], indexes).await
    }
}

fn notice_choice() -> TableCreateStatement {
    table("notice_choice")
        .col(uuid("account_id").primary_key())
        .col(text_null("progress"))
        .col(text_null("messages"))
        .col(text_null("reminders"))
        .col(text_null("desk"))
        .col(text_null("summary_on"))
        .col(integer("version"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}
