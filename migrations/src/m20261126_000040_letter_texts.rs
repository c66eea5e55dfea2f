//! The texts of letters as administrators wrote them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, integer_null, text, text_null, uuid};

use crate::table::{create, id, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![unique("letter_text", &["kind", "language", "number"])];
        create(manager, vec![letter_text()], indexes).await
    }
}

fn letter_text() -> TableCreateStatement {
    table("letter_text")
        .col(id())
        .col(text("kind"))
        .col(text("language"))
        .col(integer("number"))
        .col(text_null("subject"))
        .col(text_null("body"))
        .col(integer_null("restores"))
        .col(text("reason"))
        .col(uuid("made_by"))
        .col(big_integer("made_at"))
        .foreign_key(&mut names("made_by", "account"))
        .take()
}
